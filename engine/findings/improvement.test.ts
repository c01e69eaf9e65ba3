import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf, steady } from './platform-days.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

const flight = { start: '2025-06-16', end: '2025-06-29' };

/** Two weeks before the flight and the two weeks of it. */
function periods(before: DayAmounts, now: DayAmounts) {
  return [...platformDays({ Meta: before }, { days: 14 }), ...platformDays({ Meta: now }, { days: 14, start: flight.start })];
}

test('a KPI that got better states both values, the change with its interval, and what it was worth', async () => {
  // CPA 1400 ÷ 280 = 5 before, 1400 ÷ 350 = 4 now; at 5 the 350 would have cost 1750.
  const analysis = await analysed(periods(steady(20), steady(25)), { brief: { flight, targets: [{ kpi: 'cpa', value: 5 }] } });
  const found = new Map(ofKind(analysis, 'improvement').map((finding) => [finding.id, finding]));
  const cpa = found.get('improvement.cpa');
  expect(rolesOf(cpa)).toEqual({ value: 4, comparator: 5, difference: -0.2, effect: 350 });
  expect(cpa).toMatchObject({ tone: 'good', comparator: 'previous-period', effectMoney: 350, caveats: [], grade: 'C' });
  expect(cpa?.facts.find(({ role }) => role === 'comparator')?.period).toEqual({ start: '2025-06-02', end: '2025-06-15' });
  const difference = cpa?.facts.find(({ role }) => role === 'difference');
  expect(difference?.low).toBeLessThan(-0.2);
  expect(difference?.high).toBeGreaterThan(-0.2);
  expect(analysis.results.find(({ id }) => id === 'improvement.cpa')).toMatchObject({ status: 'ok', n: { clusters: 14, events: 350 } });
  expect(found.has('improvement.cvr')).toBe(true);
});

test('a KPI that got worse is no improvement', async () => {
  const analysis = await analysed(periods(steady(25), steady(20)), { brief: { flight } });
  expect(ofKind(analysis, 'improvement')).toEqual([]);
  expect(analysis.results.find(({ id }) => id === 'improvement.roas')).toMatchObject({ status: 'ok', effect: { relative: -0.2 } });
});

test('equal periods by chance show an improvement in at most one of twenty', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const analysis = await analysed(periods(random(seed, 6), random(seed + 1000, 6)), { brief: { flight } });
    if (ofKind(analysis, 'improvement').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(5);
});

test('too few results are refused, and nothing is said without a period before', async () => {
  const few = await analysed(periods(steady(1), steady(2)), { brief: { flight } });
  expect(few.results.find(({ id }) => id === 'improvement.roas')).toMatchObject({ status: 'refused', estimate: null });
  expect(ofKind(few, 'improvement')).toEqual([]);
  const alone = await analysed(platformDays({ Meta: steady(20) }, { days: 14 }), { brief: { flight } });
  expect(alone.results.filter(({ askedBy }) => askedBy === 'improvement')).toEqual([]);
  expect(ofKind(await analysed([]), 'improvement')).toEqual([]);
});
