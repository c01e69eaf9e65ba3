import { describe, expect, test } from 'vitest';
import { conversions, groupDays } from '../findings/group-days.test-kit.ts';
import { platformDays, steady } from '../findings/platform-days.test-kit.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import { recommended, valuesOf } from './recommended.test-kit.ts';
import type { DayAmounts } from '../findings/platform-days.test-kit.ts';

describe('creatives', () => {
  const cheap = (count: number) => conversions(count, '20');

  test('that cannot be told apart are tested with the sample for a lift that is worth it', async () => {
    const random = seededRandom(5);
    const byChance: DayAmounts = () => ({ spend: '20', clicks: '200', conversions: String(drawPoisson(random, 20)) });
    const ads = groupDays('ad', { 'Ad 1': byChance, 'Ad 2': byChance }, 20);
    const [one, ...others] = await recommended('test-creative', [...ads, ...platformDays({ X: () => ({ spend: '300' }) }, { days: 20 })]);
    expect(others).toEqual([]);
    // The two hardly differ, so that a lift of a tenth is looked for around the rate of both: 2 · p (1 − p) · (2.801585 ÷ 0.1 p)².
    const rate = ads.reduce((sum, { measures }) => sum + Number(measures.conversions), 0) / 8000;
    const perArm = Math.ceil(2 * rate * (1 - rate) * (2.801585 / (0.1 * rate)) ** 2);
    expect(Math.abs((one?.sampleSize?.perArm ?? 0) - perArm)).toBeLessThanOrEqual(1);
    expect(one).toMatchObject({ group: 'test', expectedRole: null, costRole: 'cost', sampleSize: { unit: 'clicks', role: 'sample' } });
    // A click costs 20 ÷ 200, and both ads have to be shown.
    expect(valuesOf(one)['cost']).toBeCloseTo((one?.sampleSize?.perArm ?? 0) * 2 * 0.1, 6);
    expect(valuesOf(one)['threshold']).toBeCloseTo(0.1 * rate, 9);
  });

  test.each([
    ['of which one is proven to lead', groupDays('ad', { 'Ad 1': cheap(20), 'Ad 2': cheap(10), 'Ad 3': cheap(10) }, 30)],
    ['with too few results', groupDays('ad', { 'Ad 1': cheap(2), 'Ad 2': cheap(2) }, 5)],
    ['that stand alone', groupDays('ad', { 'Ad 1': cheap(10) }, 30)],
  ])('%s are not tested', async (_, facts) => {
    expect(await recommended('test-creative', facts)).toEqual([]);
  });

  test('are not tested where the sample costs more than the spend of all', async () => {
    expect(await recommended('test-creative', groupDays('ad', { 'Ad 1': cheap(3), 'Ad 2': cheap(3) }, 20))).toEqual([]);
  });
});

describe('the channel that leads', () => {
  const facts = platformDays({ Meta: steady(10), X: steady(30), TikTok: steady(10) }, { days: 20 });

  test('is held out before it is scaled', async () => {
    const [one, ...others] = await recommended('test-channel', facts);
    expect(others).toEqual([]);
    // 60 % of the results at three times the return: a drop of 40 %, of which 20 % are counted on; 2 · (2.80159 ÷ 0.2)² results.
    expect(one).toMatchObject({
      entity: { dimension: 'platform', key: 'X' },
      group: 'test',
      grade: 'C',
      sampleSize: { perArm: 393, unit: 'conversions', role: 'sample' },
      disproof: { metric: 'roas', role: 'threshold', direction: 'below' },
    });
    // 393 at 6000 ÷ 1000 each; the others return 10 · 50 of 100.
    expect(valuesOf(one)).toMatchObject({ sample: 393, cost: 2358, threshold: 5 });
  });

  test('is not tested where no channel leads', async () => {
    expect(await recommended('test-channel', platformDays({ Meta: steady(20), X: steady(20) }, { days: 20 }))).toEqual([]);
    expect(await recommended('test-channel', [])).toEqual([]);
  });
});
