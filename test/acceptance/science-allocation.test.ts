import { describe, expect, test } from 'vitest';

import { chooseCurve } from '../../engine/allocation/choose-curve.ts';
import { fitResponse } from '../../engine/allocation/fit-response.ts';
import { reallocate } from '../../engine/allocation/reallocate.ts';
import { outcomeAt } from '../../engine/allocation/response-curve.ts';
import { seededRandom } from '../../engine/statistics/seeded-random.ts';
import type { AllocationChannel } from '../../engine/allocation/allocation-request.ts';
import { science } from './science.test-kit.ts';

type Meridian = {
  readonly budget_optimizer: {
    readonly budget: number;
    readonly published_outcome_nonopt: number;
    readonly best_on_curves_LP: number;
    readonly accept: { readonly outcome_min: number; readonly spend_tolerance_abs: number };
  };
};

type Transforms = {
  readonly hill: { readonly x: readonly number[]; readonly alpha: number; readonly inflexion: number; readonly out: readonly number[] };
  readonly michaelis_menten: { readonly x: readonly number[]; readonly Vmax: number; readonly Km: number; readonly out: readonly number[] };
};

type Reach = { readonly hill_fit: Readonly<Record<'reach 1+', { readonly Vmax: number; readonly K: number; readonly slope: number }>> };

type Pymc = { readonly true: { readonly lambda_logistic_on_raw_x: readonly number[]; readonly beta: readonly number[] } };

describe.skipIf(!science.hasScience)('budget allocation', () => {
  test('reaches the published optimum on the published curves of google/meridian, within its bounds of 30 %', async () => {
    const { budget_optimizer: published } = science.vector<Meridian>('mmm_meridian', 'budget_optimizer');
    const plan = await reallocate({ channels: meridianChannels(), groups: [], goal: { kind: 'exactly', budget: published.budget } });
    if (plan.status === 'refused') throw new Error(plan.reason);
    expect(plan.outcome.to).toBeGreaterThanOrEqual(published.accept.outcome_min);
    expect(Math.round(plan.outcome.to)).toBe(published.best_on_curves_LP);
    expect(plan.check.marginOutcome / plan.check.programOutcome).toBeCloseTo(1, 9);
    // The published chart rounds spends to 0.1 million.
    expect(plan.outcome.from / published.published_outcome_nonopt).toBeCloseTo(1, 5);
    const spends = science.readTable('mmm/meridian_published_results.csv').numbers('opt_spend');
    expect(plan.channels).toHaveLength(spends.length);
    for (const [index, { id, to }] of plan.channels.entries())
      expect(Math.abs(to - (spends[index] ?? Number.NaN)), id).toBeLessThanOrEqual(published.accept.spend_tolerance_abs);
    expect(plan.limits.map(({ kind }) => kind)).toEqual([
      'budget',
      'channel-maximum',
      'channel-maximum',
      'channel-minimum',
      'channel-maximum',
    ]);
  });
});

describe.skipIf(!science.hasScience)('response curves', () => {
  test('Hill and Michaelis–Menten have the values of Robyn', () => {
    const { hill, michaelis_menten: menten } = science.vector<Transforms>('transforms', 'hill', 'michaelis_menten');
    const robyn = { form: 'hill', ceiling: 1, halfSpend: hill.inflexion, steepness: hill.alpha } as const;
    hill.x.forEach((spend, index) => expect(outcomeAt(robyn, spend)).toBeCloseTo(hill.out[index] ?? Number.NaN, 11));
    const simple = { form: 'hill', ceiling: menten.Vmax, halfSpend: menten.Km, steepness: 1 } as const;
    menten.x.forEach((spend, index) => expect(outcomeAt(simple, spend)).toBeCloseTo(menten.out[index] ?? Number.NaN, 11));
  });

  test('the reach curve of Robyn has its Hill parameters', () => {
    const expected = science.vector<Reach>('reach_frequency', 'hill_fit').hill_fit['reach 1+'];
    const table = science.readTable('reach/robyn_reach_freq.csv');
    const [spend, reach] = [table.numbers('spend_cumulated'), table.numbers('response_cumulated')];
    const points = table
      .text('freq_bucket')
      .flatMap((bucket, row) => (bucket === 'reach 1+' ? [{ spend: spend[row] ?? 0, outcome: reach[row] ?? 0 }] : []))
      .filter((point) => point.spend > 0);
    const { curve } = chooseCurve(points, 'week');
    if (curve.form !== 'hill') throw new Error(`${curve.form} was chosen`);
    expect(curve.ceiling / expected.Vmax).toBeCloseTo(1, 7);
    expect(curve.halfSpend / expected.K).toBeCloseTo(1, 5);
    expect(curve.steepness).toBeCloseTo(expected.slope, 4);
  });

  test.each([
    { column: 'x1', index: 0 },
    { column: 'x2', index: 1 },
  ])('the curve behind $column of the PyMC-Marketing example is found again', ({ column, index }) => {
    const { true: truth } = science.vector<Pymc>('mmm_pymc', 'true');
    const table = science.readTable('mmm/pymc_mmm_example_truth.csv');
    const outcomes = table.numbers(`${column}_contribution`);
    const points = table.numbers(`${column}_adstock`).map((spend, row) => ({ spend, outcome: outcomes[row] ?? 0 }));
    const fit = fitResponse(points, { random: seededRandom(1), grain: 'week', draws: 50 });
    if (fit.status !== 'ok' || fit.curve.form !== 'logistic') throw new Error('another form was chosen');
    expect(fit.curve.ceiling).toBeCloseTo(truth.beta[index] ?? Number.NaN, 6);
    expect(fit.curve.rate).toBeCloseTo(truth.lambda_logistic_on_raw_x[index] ?? Number.NaN, 9);
  });
});

function meridianChannels(): readonly AllocationChannel[] {
  const results = science.readTable('mmm/meridian_published_results.csv');
  const [from, lower, upper] = ['nonopt_spend', 'lower_mult', 'upper_mult'].map((column) => results.numbers(column));
  const curves = science.readTable('mmm/meridian_response_curves.csv');
  const [source, channel] = [curves.text('source'), curves.text('channel')];
  const [spend, mean] = [curves.numbers('spend'), curves.numbers('mean')];
  return results.text('channel').map((id, index) => {
    const now = from?.[index] ?? Number.NaN;
    const points = source
      .flatMap((kind, row) => (kind === 'optimizer' && channel[row] === id ? [{ spend: spend[row] ?? 0, outcome: mean[row] ?? 0 }] : []))
      .toSorted((a, b) => a.spend - b.spend);
    return {
      id,
      from: now,
      low: now * (lower?.[index] ?? Number.NaN),
      high: now * (upper?.[index] ?? Number.NaN),
      points,
      observedMax: points.at(-1)?.spend ?? 0,
      draws: [],
      increment: null,
      isHeld: false,
    };
  });
}
