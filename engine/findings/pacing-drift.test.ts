import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import { drawNormal, seededRandom } from '../statistics/seeded-random.ts';

const flight = { start: '2025-06-02', end: '2025-06-29' };
const budget = [{ channel: null, amount: '2800', start: null, end: null }];
const brief = { flight, budget };

/** 100 a day planned over 28 days; the last seven days are spent at `last`. */
function spent(last: number) {
  return platformDays({ Meta: (at) => ({ spend: String((at < 21 ? 100 : last) + (at % 2 === 0 ? 2 : -2)) }) }, { days: 28 });
}

test('another pace in the last seven days is told in points of pacing and in money', async () => {
  const analysis = await analysed(spent(70), { brief });
  const [finding] = ofKind(analysis, 'pacing-drift');
  // Before: 2102 ÷ 2100; the last days: 488 ÷ 700. (0.697142857143 − 1.00095238095) · 700.
  expect(rolesOf(finding)).toMatchObject({ value: 0.697142857143, comparator: 1.00095238095 });
  expect(rolesOf(finding)['difference']).toBeCloseTo(-0.303809523807, 9);
  expect(rolesOf(finding)['effect']).toBeCloseTo(-212.666667, 5);
  expect(finding).toMatchObject({ tone: 'bad', period: { start: '2025-06-23', end: '2025-06-29' }, effectMoney: null, caveats: [] });
  expect(analysis.references['total@2025-06-23..2025-06-29.spend']).toMatchObject({ value: '488' });
  expect(analysis.results.find(({ id }) => id === 'pacing-drift')).toMatchObject({ status: 'ok' });
});

test('a pace that comes back to its plan is no bad news', async () => {
  const facts = platformDays({ Meta: (at) => ({ spend: String((at < 21 ? 60 : 100) + (at % 2)) }) }, { days: 28 });
  expect(ofKind(await analysed(facts, { brief }), 'pacing-drift')[0]?.tone).toBe('neutral');
});

test.each([
  ['a steady pace', spent(100), brief],
  ['a small change', spent(95), brief],
  ['no plan', spent(50), { flight }],
  [
    'two weeks',
    platformDays({ Meta: () => ({ spend: '10' }) }, { days: 14 }),
    { flight: { start: '2025-06-02', end: '2025-06-15' }, budget },
  ],
  ['an empty table', [], brief],
])('%s is no drift', async (_, facts, given) => {
  expect(ofKind(await analysed(facts, { brief: given }), 'pacing-drift')).toEqual([]);
});

test('days that vary by a third of their spend show a drift in at most one of fifty campaigns', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const random = seededRandom(seed);
    const facts = platformDays({ Meta: () => ({ spend: Math.max(1, 100 + 33 * drawNormal(random)).toFixed(2) }) }, { days: 28 });
    if (ofKind(await analysed(facts, { brief }), 'pacing-drift').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(2);
});

test('spend without any spread is refused', async () => {
  const even = platformDays({ Meta: () => ({ spend: '100' }) }, { days: 28 });
  const { results } = await analysed(even, { brief });
  expect(results.find(({ id }) => id === 'pacing-drift')).toMatchObject({ status: 'refused', estimate: null });
});
