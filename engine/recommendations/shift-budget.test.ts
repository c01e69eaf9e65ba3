import { describe, expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { hungry, saturated, simulatedChannels, straight } from '../outlook/outlook.test-kit.ts';
import { factOfRole, kindIn, recommended, valuesOf } from './recommended.test-kit.ts';

describe('a budget of a full and a hungry channel', async () => {
  const facts = simulatedChannels({ Full: { curve: saturated }, Hungry: { curve: hungry } }, { days: 60, seed: 3 });
  const analysis = await analysed(facts, { brief: { objectives: ['sales'], targets: [{ kpi: 'roas', value: 4 }] } });
  const [shift, ...others] = kindIn(analysis, 'shift-budget');

  test('is divided anew by what the next unit of money returns', () => {
    expect(others).toEqual([]);
    expect(shift).toMatchObject({ id: 'shift-budget.campaign', group: 'refine', expectedRole: 'effect', costRole: 'cost', entity: null });
    const spends = valuesOf(shift);
    const gained = ['1', '2'].find((at) => factOfRole(shift, `to-${at}`)?.entity?.key === 'Hungry') ?? '';
    expect(spends[`to-${gained}`]).toBeGreaterThan(spends[`from-${gained}`] ?? Number.NaN);
    expect(spends['cost']).toBeCloseTo((spends[`to-${gained}`] ?? 0) - (spends[`from-${gained}`] ?? 0), 4);
    expect(spends['probability']).toBeGreaterThan(0.8);
    expect(factOfRole(shift, 'effect')?.low).toBeGreaterThan(0);
  });

  test('is wrong where the whole then returns less than now', () => {
    expect(shift?.disproof).toEqual({ metric: 'roas', role: 'threshold', direction: 'below' });
    expect(valuesOf(shift)['threshold']).toBe(analysis.kpis.roas?.value);
  });

  test('is not also repeated, and no channel of it is paused or scaled against it', () => {
    expect(kindIn(analysis, 'repeat-mix')).toEqual([]);
    const taken = analysis.recommendations.filter(({ kind }) => ['pause-segment', 'rebalance-segment'].includes(kind));
    expect(taken.filter(({ entity }) => entity?.dimension === 'platform')).toEqual([]);
    const winners = kindIn(analysis, 'repeat-winner').map(({ entity }) => entity?.key);
    expect(winners).not.toContain('Full');
    // Full has the better average, and is not tested for a step that is not taken.
    expect(kindIn(analysis, 'test-channel').map(({ entity }) => entity?.key)).not.toContain('Full');
  });
});

test('channels that return the same on every unit, and empty facts, keep their budget', async () => {
  expect(
    await recommended('shift-budget', simulatedChannels({ A: { curve: straight }, B: { curve: straight } }, { days: 60, seed: 1 })),
  ).toEqual([]);
  expect(await recommended('shift-budget', [])).toEqual([]);
});
