import { describe, expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from '../findings/group-days.test-kit.ts';
import { platformDays, steady } from '../findings/platform-days.test-kit.ts';
import { factOfRole, kindIn, recommended, valuesOf } from './recommended.test-kit.ts';

const four = (first: number) => ({
  'Ad 1': conversions(first),
  'Ad 2': conversions(6),
  'Ad 3': conversions(6),
  'Ad 4': conversions(6),
});

describe('a creative', () => {
  test('that is better than the rest is kept and scaled by a fifth', async () => {
    const [kept, ...others] = await recommended('repeat-winner', groupDays('ad', four(12), 20));
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      group: 'repeat',
      entity: { dimension: 'ad', key: 'Ad 1' },
      findings: ['best-creative.ad.1'],
      expectedRole: 'effect',
      costRole: 'cost',
      grade: 'B',
      sampleSize: null,
    });
    // 240 results at the 6000 ÷ 360 of the others, less 2000; a fifth of 2000.
    expect(factOfRole(kept, 'effect')?.value).toBeCloseTo(2000, 6);
    expect(valuesOf(kept)['cost']).toBe(400);
    const { low, high } = factOfRole(kept, 'effect') ?? {};
    expect(low).toBeGreaterThan(1000);
    expect(high).toBeLessThan(3200);
  });

  test('that is worse is paused, its spend moved, and the rest held to what all cost before', async () => {
    const [paused, ...others] = await recommended('pause-segment', groupDays('ad', four(2), 20));
    expect(others).toEqual([]);
    expect(paused).toMatchObject({ group: 'remove', entity: { dimension: 'ad', key: 'Ad 1' }, findings: ['worst-creative.ad.1'] });
    // 2000 − 40 · 6000 ÷ 360.
    expect(valuesOf(paused)['effect']).toBeCloseTo(1333.3333, 3);
    expect(valuesOf(paused)['cost']).toBe(2000);
    const threshold = factOfRole(paused, 'threshold');
    const side = threshold?.metric === 'cpa' ? { value: 20, direction: 'above' } : { value: 0.025, direction: 'below' };
    expect(threshold).toMatchObject({ entity: null, value: side.value });
    expect(paused?.disproof).toEqual({ metric: threshold?.metric, role: 'threshold', direction: side.direction });
  });

  test('is told in results where there is no money', async () => {
    const free = groupDays('ad', four(2), 20).map((fact) => ({
      ...fact,
      measures: {
        impressions: fact.measures.impressions ?? '0',
        clicks: fact.measures.clicks ?? '0',
        conversions: fact.measures.conversions ?? '0',
      },
    }));
    const [paused] = await recommended('pause-segment', free);
    expect(paused).toMatchObject({ expectedRole: 'gain', costRole: null });
    // 40 of 4000 clicks at the 360 of 12000 of the others: 120 − 40.
    expect(factOfRole(paused, 'gain')).toMatchObject({ metric: 'conversions', unit: 'count' });
    expect(valuesOf(paused)['gain']).toBeCloseTo(80, 6);
  });
});

describe('a channel', () => {
  test.each([
    { own: 20, kinds: ['rebalance-segment'] },
    { own: 10, kinds: ['pause-segment'] },
  ])('with $own results where the others have 30 asks for $kinds', async ({ own, kinds }) => {
    const facts = platformDays({ Meta: steady(own), X: steady(30), TikTok: steady(30) }, { days: 20 });
    const { recommendations } = await analysed(facts);
    const taken = recommendations.filter(({ kind }) => kind === 'pause-segment' || kind === 'rebalance-segment');
    expect(taken.map(({ kind }) => kind)).toEqual(kinds);
    expect(taken[0]?.entity).toEqual({ dimension: 'platform', key: 'Meta' });
    // 2000 − revenue ÷ the return of the others: own · 20 · 50 ÷ 15.
    expect(valuesOf(taken[0])['effect']).toBeCloseTo(2000 - (own * 1000) / 15, 3);
  });

  test('is not repeated as a part of a mix that has better ones', async () => {
    const brief = { objectives: ['sales'] as const, targets: [{ kpi: 'roas' as const, value: 5 }] };
    const uneven = platformDays({ Meta: steady(10), X: steady(30), TikTok: steady(30) }, { days: 20 });
    expect(await recommended('repeat-mix', uneven, { brief })).toEqual([]);
    const even = platformDays({ Meta: steady(20), X: steady(20) }, { days: 20 });
    const [mix] = await recommended('repeat-mix', even, { brief });
    expect(mix).toMatchObject({ findings: ['target-met.roas'], entity: null, disproof: { metric: 'roas', direction: 'below' } });
    // 40000 of revenue for 4000, against a return of 5.
    expect(valuesOf(mix)).toMatchObject({ value: 10, threshold: 5, cost: 4000, effect: 20_000 });
    const { low, high } = factOfRole(mix, 'effect') ?? {};
    expect(low).toBeGreaterThan(18_000);
    expect(high).toBeLessThan(22_000);
  });
});

describe('a segment', () => {
  test('that is worse is rebalanced', async () => {
    const placements = { Feed: conversions(10), Stories: conversions(10), Apps: conversions(3) };
    const [moved, ...others] = await recommended('rebalance-segment', groupDays('placement', placements, 20));
    expect(others).toEqual([]);
    expect(moved).toMatchObject({
      group: 'refine',
      entity: { dimension: 'placement', key: 'Apps' },
      findings: ['placement-gap.placement.1'],
    });
    // 2000 − 60 · 10; 6000 ÷ 460 for all.
    expect(valuesOf(moved)).toMatchObject({ effect: 1400, cost: 2000 });
    expect(valuesOf(moved)['threshold']).toBeCloseTo(13.0434783, 6);
  });

  test('that leads a breakdown which is worse than the campaign is not scaled', async () => {
    const worse = groupDays('device', { Phone: conversions(4), Tablet: conversions(2) }, 30);
    const better = platformDays({ Meta: () => ({ spend: '100', clicks: '200', conversions: '40' }) }, { days: 30 });
    const { findings, recommendations } = await analysed([...worse, ...better]);
    expect(findings.some(({ kind, tone }) => kind === 'device-gap' && tone === 'good')).toBe(true);
    expect(kindIn({ recommendations }, 'repeat-winner').some(({ entity }) => entity?.dimension === 'device')).toBe(false);
  });
});

test('equal ads, placements and channels, and empty facts, ask for nothing', async () => {
  const names = ['A', 'B', 'C', 'D'];
  for (const dimension of ['ad', 'placement'] as const) {
    const { recommendations } = await analysed(groupDays(dimension, equalGroups(7, names), 20));
    expect(recommendations.filter(({ group }) => group !== 'test')).toEqual([]);
  }
  expect((await analysed([])).recommendations).toEqual([]);
});
