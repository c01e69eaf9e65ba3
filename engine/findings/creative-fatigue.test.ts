import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { addDays } from '../fields/day.ts';
import { drawBinomial, seededRandom } from '../statistics/seeded-random.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';
import type { AnalyseCase } from '../analyse.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** The CTR of an ad on one of its days. */
type RateOn = (at: number) => number;

/** 10,000 impressions of each ad a day for 60 EUR, from 2 June 2025 on; clicks by its rate, every twentieth of them a conversion. */
function adDays(ads: Readonly<Record<string, RateOn>>, days: number): readonly MemoryFact[] {
  return Object.entries(ads).flatMap(([ad, rateOn]) =>
    Array.from({ length: days }, (_, at) => {
      const clicks = Math.round(10_000 * rateOn(at));
      const measures = { spend: '60', impressions: '10000', clicks: String(clicks), conversions: String(clicks / 20) };
      return { source: 'Meta', day: addDays('2025-06-02', at), dimensions: { ad }, measures };
    }),
  );
}

/** Worn by what it was shown in the days before and in half of this one. */
const worn: RateOn = (at) => 0.02 * (1.5 + at) ** -0.43;
const fresh: RateOn = (at) => 0.01 + 0.0002 * (at % 3);
const fatigueOf = async (ads: Parameters<typeof adDays>[0], days = 30, options: AnalyseCase = {}) =>
  ofKind(await analysed(adDays(ads, days), options), 'creative-fatigue');

test('an ad that loses its rate with exposure is worn out, with its drop and what it lost', async () => {
  const [found, ...others] = await fatigueOf({ A: worn, B: fresh });
  expect(found).toMatchObject({ entity: { dimension: 'ad', key: 'A' }, grade: 'B', caveats: ['observed-not-caused'] });
  const roles = rolesOf(found);
  // Exposure grows from 0.5 to 29.5 days: (30.5 ÷ 1.5) ^ −0.43 = 0.274 of the rate is left.
  expect(roles['drop']).toBeCloseTo(1 - 0.274, 2);
  // 1,023 clicks of 100,000 impressions in the first ten days and 494 in the last ten.
  expect(roles).toMatchObject({ exposures: 300_000, comparator: 0.01023, value: 0.00494 });
  // 168 clicks a day at the fresh rate on 30 days, less the 2,131 that were counted; a click costs 3,600 ÷ 5,191.
  expect(Math.abs((roles['lost'] ?? 0) + 2909)).toBeLessThan(60);
  expect(found?.effectMoney).toBeCloseTo(((roles['lost'] ?? 0) * 3600) / 5191, 6);
  expect(others).toEqual([]);
});

test('the days of the period before count as exposure', async () => {
  const flight = { start: '2025-06-17', end: '2025-07-01' };
  const [found] = await fatigueOf({ A: worn, B: fresh }, 30, { brief: { flight } });
  expect(rolesOf(found)).toMatchObject({ exposures: 300_000, comparator: 0.01023, value: 0.00494 });
  // Of the loss only that of the flight: 2,520 clicks at the fresh rate less 780.
  expect(Math.abs((rolesOf(found)['lost'] ?? 0) + 1740)).toBeLessThan(60);
});

test('the days are told until the price passes that of the campaign, or the target', async () => {
  const brief = { targets: [{ kpi: 'cpa', value: 30 }] } as const;
  const [found] = await fatigueOf({ A: worn, B: fresh }, 30, { brief });
  // 60 EUR and 47 clicks a day are 25.40 per conversion; at 40 clicks it is 30, by 1.17 ^ (1 ÷ 0.43) = 1.45 of the exposure.
  const roles = rolesOf(found);
  expect(roles['limit']).toBe(30);
  expect(roles['days-until']).toBeGreaterThan(6);
  expect(roles['days-until']).toBeLessThan(14);
  // The price of the campaign, 13.87, is passed already.
  expect(rolesOf((await fatigueOf({ A: worn, B: fresh }))[0])['days-until']).toBeUndefined();
});

test('what falls for all ads, an ad that lasts, one that rises, and noise are no wear', async () => {
  const random = seededRandom(11);
  const noisy: RateOn = () => drawBinomial(random, 10_000, 0.01) / 10_000;
  const rising: RateOn = (at) => 0.008 * (1.5 + at) ** 0.1;
  for (const ads of [
    { A: worn, B: (at: number) => worn(at) / 2 },
    { A: fresh, B: fresh },
    { A: rising, B: fresh },
    { A: noisy, B: noisy },
  ])
    expect((await fatigueOf(ads)).map(({ id }) => id)).toEqual([]);
});

test('a lone ad may share its fall with the market, so that half of the certainty is left', async () => {
  const facts = adDays({ A: worn, '(not set)': () => 0 }, 30);
  const { findings, results } = await analysed(facts);
  expect(results.find(({ askedBy, scope }) => askedBy === 'creative-fatigue' && scope.entity?.key === 'A')).toMatchObject({
    status: 'weak',
  });
  expect(findings.find(({ kind }) => kind === 'creative-fatigue')?.rank.certainty).toBeLessThanOrEqual(0.5);
});

test('an empty table has no ads, and too few days or clicks are refused with what they take', async () => {
  expect(await fatigueOf({})).toEqual([]);
  const results = async (facts: readonly MemoryFact[]) =>
    (await analysed(facts)).results.filter(({ askedBy }) => askedBy === 'creative-fatigue').map(({ status, needed }) => [status, needed]);
  const [few, thin] = ['7 days.', '50 clicks in each half.'].map((needed) => ['refused', needed]);
  expect(await results(adDays({ A: worn, B: fresh }, 6))).toEqual([few, few]);
  const rare: RateOn = () => 0.0003;
  expect(await results(adDays({ A: rare, B: rare }, 30))).toEqual([thin, thin]);
});
