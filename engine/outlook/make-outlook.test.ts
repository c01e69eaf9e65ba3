import { describe, expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { marginalAt } from '../allocation/response-curve.ts';
import { addDays } from '../fields/day.ts';
import { outlookOf, firstDay, hungry, numberIn, saturated, simulatedChannels, straight } from './outlook.test-kit.ts';
import type { Fact } from '../finding.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

const sixty = { days: 60, seed: 3 };

describe('a channel at its ceiling and one far from it', async () => {
  const channels = { Full: { curve: saturated }, Hungry: { curve: hungry }, Fixed: { curve: hungry, spread: 0 } };
  const facts = simulatedChannels(channels, sixty);
  const outlook = await outlookOf(facts, { targets: [{ kpi: 'roas', value: 4 }] });
  const curveOf = (name: string) => outlook.curves.find(({ channel }) => channel === name);
  const moveOf = (name: string) => outlook.reallocation?.channels.find(({ channel }) => channel === name);

  test.each([
    { name: 'Full', curve: saturated },
    { name: 'Hungry', curve: hungry },
  ])('$name returns on the next unit of money what its true curve says, within the interval', ({ name, curve }) => {
    const found = curveOf(name);
    expect(found).toMatchObject({ status: 'ok', n: 60, grain: 'day', measure: 'revenue', kpi: 'roas' });
    expectInside(found?.facts, 'marginal-return', 50 * marginalAt(curve, found?.observed?.mean ?? Number.NaN));
    expect(numberIn(found?.facts, 'marginal-return')).toBeLessThan(numberIn(found?.facts, 'average-return'));
  });

  test('are drawn over the spends that were observed, with a band around the curve', () => {
    const { points = [], observed } = curveOf('Hungry') ?? {};
    expect(points.length).toBeGreaterThan(15);
    expect(points.every(({ spend }) => spend >= (observed?.min ?? 0) && spend <= (observed?.max ?? 0))).toBe(true);
    expect(points.every(({ low, value, high }) => low <= high && low <= value * 1.1 && high >= value * 0.9)).toBe(true);
  });

  test('have the room that the target leaves them', () => {
    expect(curveOf('Full')).toMatchObject({ headroom: 'within-range' });
    expect(numberIn(curveOf('Full')?.facts, 'headroom')).toBeLessThan(0);
    expect(curveOf('Fixed')).toMatchObject({ headroom: null, points: [], form: null });
  });

  test('change places in the budget: the full one gives as much as it may, the hungry one takes it', () => {
    const [full, hungrier] = [moveOf('Full')?.facts, moveOf('Hungry')?.facts];
    expect(numberIn(full, 'to') / numberIn(full, 'from')).toBeCloseTo(0.7, 6);
    expect(moveOf('Full')?.isBound).toBe(true);
    expect(numberIn(hungrier, 'to')).toBeGreaterThan(numberIn(hungrier, 'from'));
    expect(numberIn(hungrier, 'difference') + numberIn(full, 'difference')).toBeCloseTo(0, 4);
    expect(numberIn(full, 'effect')).toBeLessThan(0);
  });

  test('gain together, by the sum of what each gains', () => {
    const effects = ['Full', 'Hungry'].map((name) => numberIn(moveOf(name)?.facts, 'effect'));
    const effect = outlook.reallocation?.facts.find(({ role }) => role === 'effect');
    expect(effect?.value).toBeCloseTo((effects[0] ?? 0) + (effects[1] ?? 0), 4);
    expect(effect?.low).toBeGreaterThan(0);
    expect(numberIn(outlook.reallocation?.facts, 'probability')).toBeGreaterThan(0.95);
    expect(numberIn(outlook.reallocation?.facts, 'budget')).toBeCloseTo(
      facts.reduce((sum, { measures }) => sum + Number(measures.spend), 0),
      4,
    );
  });

  test('leave a channel without a curve where it is', () => {
    expect(curveOf('Fixed')).toMatchObject({ status: 'weak', needed: expect.stringContaining('8 different levels of spend (1 found)') });
    expect(moveOf('Fixed')).toMatchObject({ isHeld: true, isBound: false });
    expect(numberIn(moveOf('Fixed')?.facts, 'to')).toBe(numberIn(moveOf('Fixed')?.facts, 'from'));
  });

  test('give the same for the same facts in another order', async () => {
    expect(await outlookOf(facts.toReversed(), { targets: [{ kpi: 'roas', value: 4 }] })).toEqual(outlook);
  });
});

describe('no curve', () => {
  test('is seen where results rise in step with spend, or spend is the same each day, and no budget is moved', async () => {
    const outlook = await outlookOf(simulatedChannels({ Line: { curve: straight }, Fixed: { curve: saturated, spread: 0 } }, sixty));
    expect(outlook.curves.map(({ status }) => status)).toEqual(['weak', 'weak']);
    expect(outlook.curves.flatMap(({ facts }) => facts.map(({ role }) => role))).toEqual([
      'average-return',
      'spend-per-day',
      'average-return',
      'spend-per-day',
    ]);
    expect(outlook).toMatchObject({ reallocation: null, reallocationReason: expect.stringContaining('there is none') });
  });

  test('passes for one more often than in one of twenty straight lines', async () => {
    const names = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`Line ${at}`, { curve: straight }]));
    const outlooks = await Promise.all([1, 2, 3, 4, 5].map((seed) => outlookOf(simulatedChannels(names, { days: 60, seed }))));
    const curves = outlooks.flatMap((outlook) => outlook.curves);
    expect(curves).toHaveLength(40);
    expect(curves.filter(({ status }) => status === 'ok').length).toBeLessThanOrEqual(2);
  });

  test('is given for spend without results, and none is moved', async () => {
    const facts: readonly MemoryFact[] = Array.from({ length: 60 }, (_, at) => [
      { source: 'Seller', day: addDays(firstDay, at), measures: { spend: String(100 + 20 * (at % 9)), revenue: '300', conversions: '6' } },
      { source: 'Banner', day: addDays(firstDay, at), measures: { spend: '50', impressions: '9000' } },
    ]).flat();
    const { curves } = await outlookOf(facts);
    expect(curves.find(({ channel }) => channel === 'Banner')).toMatchObject({
      status: 'refused',
      n: 0,
      facts: [],
      observed: null,
      reason: 'It does not report results for all of its spend.',
    });
  });

  test('is asked of nothing', async () => {
    expect(await outlookOf([])).toEqual({
      projection: null,
      projectionReason: 'There are no data.',
      curves: [],
      reallocation: null,
      reallocationReason: 'No channel has spend with results that could be set against it.',
    });
  });
});

describe('channels', () => {
  test('are campaigns where there is one platform', async () => {
    const facts = simulatedChannels({ Brand: { curve: saturated }, Generic: { curve: hungry } }, sixty).map((fact) => ({
      ...fact,
      source: 'Google Ads',
      dimensions: { campaign: fact.source },
    }));
    const { curves } = await outlookOf(facts);
    expect(curves.map(({ entity }) => entity)).toEqual([
      { dimension: 'campaign', key: 'Generic' },
      { dimension: 'campaign', key: 'Brand' },
    ]);
    expect(curves.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('are eight at most', async () => {
    const names = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`P${at}`, { curve: straight, spread: 0, spend: 100 + at }]));
    const { curves } = await outlookOf(simulatedChannels(names, { days: 20, seed: 1 }));
    expect(curves.map(({ channel }) => channel)).toEqual(['P9', 'P8', 'P7', 'P6', 'P5', 'P4', 'P3', 'P2']);
  });

  test('that are paid by the conversion have a price of the next one, and room up to the target price', async () => {
    const facts = simulatedChannels({ A: { curve: saturated }, B: { curve: hungry } }, sixty);
    const { curves } = await outlookOf(facts, { objectives: ['sales'], targets: [{ kpi: 'cpa', value: 12 }] });
    const found = curves.find(({ channel }) => channel === 'A');
    const mean = found?.observed?.mean ?? Number.NaN;
    expect(found).toMatchObject({ kpi: 'cpa', measure: 'conversions' });
    expectInside(found?.facts, 'marginal-return', 1 / marginalAt(saturated, mean));
    expect(numberIn(found?.facts, 'marginal-return')).toBeGreaterThan(numberIn(found?.facts, 'average-return'));
    // One more conversion costs 12 where 0.7 · (1 − tanh²(0.007 · spend)) is 1/12: at a spend of 246.9.
    expectInside(found?.facts, 'headroom', 246.9 - mean);
  });

  test('of which a part has no days have no curve', async () => {
    const whole = { source: 'A, whole', day: firstDay, measures: { spend: '2000', revenue: '900', conversions: '18' } };
    const facts = [...simulatedChannels({ A: { curve: saturated }, B: { curve: hungry } }, sixty), whole];
    const traits = { 'A, whole': { platform: 'A', grain: 'period' } } as const;
    const { outlook } = await analysed(facts, { traits });
    expect(outlook.curves.find(({ channel }) => channel === 'A')).toMatchObject({ status: 'refused', needed: 'It takes a report by day.' });
    expect(outlook.curves.find(({ channel }) => channel === 'B')).toMatchObject({ status: 'ok' });
  });

  test('of half a year and more are looked at by week', async () => {
    const { curves } = await outlookOf(simulatedChannels({ A: { curve: saturated }, B: { curve: straight } }, { days: 196, seed: 2 }));
    expect(curves.map(({ grain, n }) => [grain, n])).toEqual([
      ['week', 28],
      ['week', 28],
    ]);
  });
});

test('every number of an outlook is on record', async () => {
  const facts = simulatedChannels({ A: { curve: saturated }, B: { curve: hungry } }, sixty);
  const brief = {
    flight: { start: firstDay, end: addDays(firstDay, 79) },
    budget: [{ channel: null, amount: '70000', start: null, end: null }],
  };
  const { outlook, references, places } = await analysed(facts, { brief });
  const { projection, curves, reallocation } = outlook;
  const all = [projection, reallocation, ...curves, ...(reallocation?.channels ?? [])].flatMap((part) => part?.facts ?? []);
  expect(all.length).toBeGreaterThan(20);
  for (const { id, value } of all) expect(Number(Reflect.get(references[id] ?? {}, 'value'))).toBe(value);
  for (const reference of Object.values(references)) {
    if (reference.kind !== 'estimated') continue;
    expect(reference.inputs.filter((id) => !(id in references))).toEqual([]);
    expect(reference.series.filter(({ place }) => !(place in places))).toEqual([]);
  }
});

/** The interval of the fact in a role holds the truth. */
function expectInside(facts: readonly Fact[] | undefined, role: string, truth: number): void {
  const fact = facts?.find((other) => other.role === role);
  expect(fact?.low).toBeLessThan(truth);
  expect(fact?.high).toBeGreaterThan(truth);
}
