import { describe, expect, test } from 'vitest';

import { explainAdditiveChange } from '../../engine/statistics/adtributor.ts';
import { decomposeChain } from '../../engine/statistics/chain-decomposition.ts';
import { compareStandardised } from '../../engine/statistics/direct-standardisation.ts';
import { normalCdf, normalQuantile } from '../../engine/statistics/distributions.ts';
import { explainDifference } from '../../engine/statistics/explain-difference.ts';
import { scoreAdditive } from '../../engine/statistics/explanatory-power.ts';
import { lmdiEffects } from '../../engine/statistics/lmdi.ts';
import { mantelHaenszelOddsRatio } from '../../engine/statistics/mantel-haenszel.ts';
import { decomposeMixRate } from '../../engine/statistics/mix-rate.ts';
import { shapleyEffects } from '../../engine/statistics/shapley-decomposition.ts';
import { findSimpsonReversal } from '../../engine/statistics/simpson.ts';
import type { MeasuredDimension } from '../../engine/statistics/adtributor.ts';
import type { AttributeGroup } from '../../engine/statistics/explain-difference.ts';
import type { Factor } from '../../engine/statistics/lmdi.ts';
import { science } from './science.test-kit.ts';

type Matrix = readonly (readonly number[])[];

function checkClose(actual: readonly (number | undefined)[] | null | undefined, expected: readonly number[], tolerance: number): void {
  expect(actual?.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((actual?.[index] ?? Number.NaN) - value), `number ${index}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.skipIf(!science.hasScience)('the decompositions', () => {
  test('mix and rate are exact, and the reversal is seen', () => {
    const expected = science.vector<MixRateVector>('mix_rate', 'den0', 'mix_by_segment', 'mix_total', 'tol');
    const segments = expected.den0.map((denominator, index) => ({
      id: String(index),
      before: { numerator: expected.num0[index] ?? 0, denominator },
      after: { numerator: expected.num1[index] ?? 0, denominator: expected.den1[index] ?? 0 },
    }));
    const result = decomposeMixRate(segments);
    if (result === null) throw new Error('both periods have a rate');
    checkClose([result.before, result.after], [expected.R0, expected.R1], expected.tol);
    checkClose(
      result.segments.map(({ mix }) => mix),
      expected.mix_by_segment,
      expected.tol,
    );
    checkClose(
      result.segments.map(({ rate }) => rate),
      expected.rate_by_segment,
      expected.tol,
    );
    checkClose([result.mix, result.rate], [expected.mix_total, expected.rate_total], expected.tol);
    expect(findSimpsonReversal(result)?.extent).toBe('all');
  });

  test('LMDI-I has the published effects', () => {
    const expected = science.vector<LmdiVector>('lmdi', 'X', 'dV', 'dV_total', 'zero_case', 'tol');
    const years = Object.keys(expected.X).sort();
    for (const [index, year] of years.slice(1).entries()) {
      const result = decomposeChain(segmentsBetween(expected.X[years[index] ?? ''] ?? [], expected.X[year] ?? []));
      expect(result?.method).toBe('lmdi');
      checkClose(result?.effects, expected.dV[year] ?? [], expected.tol);
      checkClose([result?.change], [expected.dV_total[year] ?? Number.NaN], expected.tol);
    }
    const { X0, XT, row1 } = expected.zero_case;
    checkClose(decomposeChain(segmentsBetween(X0, XT))?.segments[0]?.effects, row1, expected.tol);
  });

  test('a funnel is split by LMDI and by Shapley', () => {
    const expected = science.vector<FunnelVector>('funnel_chain', 'f0', 'f1', 'lmdi', 'shapley', 'tol');
    const factors = Object.entries(expected.f0).map(([name, before]) => ({ before, after: expected.f1[name] ?? 0 }));
    checkClose(lmdiEffects(factors), Object.values(expected.lmdi), expected.tol);
    checkClose(shapleyEffects(factors), Object.values(expected.shapley), expected.tol);
  });

  test('kidney stones are ranked the other way round once standardised', () => {
    const expected = science.vector<KidneyVector>('simpson_kidney', 'A', 'B', 'crude', 'standardised', 'mantel_haenszel_or', 'tol');
    const trialsOf = ([events, trials]: readonly [number, number]) => ({ events, trials });
    const strata = (['small', 'large'] as const).map((id) => ({ id, first: trialsOf(expected.A[id]), second: trialsOf(expected.B[id]) }));
    const result = compareStandardised(strata);
    checkClose([result?.crude.first.share, result?.crude.second.share], [expected.crude.A, expected.crude.B], expected.tol);
    checkClose(
      [result?.standardised.first.share, result?.standardised.second.share],
      [expected.standardised.A, expected.standardised.B],
      expected.tol,
    );
    checkClose([mantelHaenszelOddsRatio(strata)?.oddsRatio], [expected.mantel_haenszel_or], expected.tol);
    expect(result?.isReversed).toBe(true);
  });
});

describe.skipIf(!science.hasScience)('the causes', () => {
  test('Adtributor scores exactly and names Meta', () => {
    const expected = science.vector<AdtributorVector>('adtributor', 'forecast', 'actual', 'EP', 'surprise_natural_log', 'tol');
    const dimensions = Object.entries(expected.forecast).map(([name, forecast]): MeasuredDimension<number> => ({
      name,
      elements: Object.entries(forecast).map(([id, value]) => ({ id, forecast: value, actual: expected.actual[name]?.[id] ?? 0 })),
    }));
    for (const { elements } of dimensions) {
      const scores = scoreAdditive(elements, 0)?.elements;
      checkClose(
        scores?.map(({ explanatoryPower }) => explanatoryPower),
        elements.map(({ id }) => expected.EP[id] ?? Number.NaN),
        expected.tol,
      );
      checkClose(
        scores?.map(({ surprise }) => surprise),
        elements.map(({ id }) => expected.surprise_natural_log[id] ?? Number.NaN),
        expected.tol,
      );
    }
    const result = explainAdditiveChange(dimensions, { noise: 2 });
    const top = result.kind === 'refused' ? undefined : result.candidates[0];
    expect(`${top?.dimension}: [${top?.elements.map(({ id }) => id).join(', ')}]`).toBe(expected.expected_top);
  });

  test('the planted combination is the only one that explains rows at either end', () => {
    const { sample } = science.vector<ExplainVector>('explain_diff', 'sample');
    const table = science.readTable('explain/macrobase_sample.csv');
    const [usage, location, version] = [table.numbers('usage'), table.text('location'), table.text('version')];
    const [low, high] = [percentile(usage, 0.01), percentile(usage, 0.99)];
    const groups = usage.map((value, row): AttributeGroup => {
      const isOutlier = value < low || value > high;
      return { values: [location[row] ?? null, version[row] ?? null], outliers: isOutlier ? 1 : 0, inliers: isOutlier ? 0 : 1 };
    });
    expect(groups.length).toBe(sample.rows);
    const found = explainDifference(['location', 'version'], groups, {
      minSupport: sample.min_support,
      minGlobalRatio: sample.min_global_ratio,
      maxOrder: 3,
      falseDiscoveryRate: 0.1,
    });
    expect(found.map(attributesOf)).toEqual([sample.expected_only]);
    expect(found[0]?.globalRatio).toBeCloseTo(sample.global_ratio, 1);
    expect(found[0]?.adjustedP).toBeLessThan(1e-12);
  });

  test('it is the first one too where only counts, means and deviations of groups are known', () => {
    const { cubed } = science.vector<ExplainVector>('explain_diff', 'cubed');
    const table = science.readTable('explain/macrobase_sample_cubed.csv');
    const [count, mean, deviation] = [table.numbers('count'), table.numbers('mean'), table.numbers('std')];
    const low = lowestPercentOf(count, mean, deviation);
    const groups = count.map((rows, index): AttributeGroup => {
      const outliers = rows * normalCdf((low - (mean[index] ?? 0)) / (deviation[index] ?? 1));
      return {
        values: ['release', 'location', 'version'].map((name) => table.text(name)[index] ?? null),
        outliers,
        inliers: rows - outliers,
      };
    });
    const found = explainDifference(['release', 'location', 'version'], groups, {
      minSupport: 0.2,
      minGlobalRatio: 10,
      maxOrder: 3,
      falseDiscoveryRate: 0.1,
    });
    expect(attributesOf(found[0])).toEqual(cubed.expected_top);
    expect((found[0]?.outliers ?? 0) + (found[0]?.inliers ?? 0)).toBeCloseTo(cubed.n, 9);
  });
});

function segmentsBetween(before: Matrix, after: Matrix) {
  return before.map((row, index) => ({
    id: String(index),
    factors: row.map((value, factor): Factor => ({ before: value, after: after[index]?.[factor] ?? 0 })),
  }));
}

function attributesOf(explanation: { readonly attributes: readonly { dimension: string; value: string }[] } | undefined) {
  return Object.fromEntries(explanation?.attributes.map(({ dimension, value }) => [dimension, value]) ?? []);
}

/** Linear between order statistics. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  return below + ((sorted[Math.ceil(position)] ?? Number.NaN) - below) * (position % 1);
}

/** The value that one percent of a mixture of normal groups lies below, by halving. */
function lowestPercentOf(count: readonly number[], mean: readonly number[], deviation: readonly number[]): number {
  const total = count.reduce((sum, rows) => sum + rows, 0);
  const shareBelow = (x: number): number =>
    count.reduce((sum, rows, index) => sum + rows * normalCdf((x - (mean[index] ?? 0)) / (deviation[index] ?? 1)), 0) / total;
  let [low, high] = [Math.min(...mean) + normalQuantile(1e-6) * Math.max(...deviation), Math.max(...mean)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle) < 0.01) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

type MixRateVector = Readonly<Record<'den0' | 'num0' | 'den1' | 'num1' | 'mix_by_segment' | 'rate_by_segment', readonly number[]>> &
  Readonly<Record<'R0' | 'R1' | 'mix_total' | 'rate_total' | 'tol', number>>;

type LmdiVector = {
  readonly X: Readonly<Record<string, Matrix>>;
  readonly dV: Readonly<Record<string, readonly number[]>>;
  readonly dV_total: Readonly<Record<string, number>>;
  readonly zero_case: { readonly X0: Matrix; readonly XT: Matrix; readonly row1: readonly number[] };
  readonly tol: number;
};

type FunnelVector = Readonly<Record<'f0' | 'f1' | 'lmdi' | 'shapley', Readonly<Record<string, number>>>> & { readonly tol: number };

type KidneyVector = Readonly<Record<'A' | 'B', Readonly<Record<'small' | 'large', readonly [number, number]>>>> &
  Readonly<Record<'crude' | 'standardised', Readonly<Record<'A' | 'B', number>>>> & {
    readonly mantel_haenszel_or: number;
    readonly tol: number;
  };

type AdtributorVector = Readonly<Record<'forecast' | 'actual', Readonly<Record<string, Readonly<Record<string, number>>>>>> &
  Readonly<Record<'EP' | 'surprise_natural_log', Readonly<Record<string, number>>>> & {
    readonly expected_top: string;
    readonly tol: number;
  };

type ExplainVector = {
  readonly sample: {
    readonly rows: number;
    readonly min_support: number;
    readonly min_global_ratio: number;
    readonly global_ratio: number;
    readonly expected_only: Readonly<Record<string, string>>;
  };
  readonly cubed: { readonly expected_top: Readonly<Record<string, string>>; readonly n: number };
};
