import { describe, expect, test } from 'vitest';
import { explainAdditiveChange, explainRatioChange } from './adtributor.ts';
import { plantedCube } from './planted-cube.test-kit.ts';
import { seededRandom } from './seeded-random.ts';
import type { Candidate, ChangeExplanation, MeasuredDimension } from './adtributor.ts';

/** A dimension by its elements' expected and actual values. */
function dimension(name: string, elements: Readonly<Record<string, readonly [number, number]>>): MeasuredDimension<number> {
  return { name, elements: Object.entries(elements).map(([id, [forecast, actual]]) => ({ id, forecast, actual })) };
}

/** `platform: meta 90 %` */
function textOf({ dimension, elements }: Candidate): string {
  return `${dimension}: ${elements.map(({ id, explanatoryPower }) => `${id} ${(explanatoryPower * 100).toFixed(0)} %`).join(', ')}`;
}

function check(
  explanation: ChangeExplanation,
  expected: { kind: string; candidates?: readonly string[]; offsetting?: readonly unknown[] },
): void {
  const { kind } = explanation;
  if (explanation.kind === 'refused') return expect({ kind: explanation.reason }).toEqual(expected);
  const offsetting = explanation.offsetting.map(({ dimension, gains, losses }) => ({
    dimension,
    gains: gains && textOf(gains),
    losses: losses && textOf(losses),
  }));
  expect({ kind, candidates: explanation.candidates.map(textOf), offsetting }).toEqual({ candidates: [], offsetting: [], ...expected });
}

const platform = dimension('platform', { google: [60, 58], meta: [30, 12], linkedin: [10, 10] });
const device = dimension('device', { mobile: [70, 56], desktop: [30, 24] });

describe('explainAdditiveChange', () => {
  test('the platform that lost is named, devices that lost alike are not', () => {
    check(explainAdditiveChange([platform, device], { noise: 5 }), { kind: 'explained', candidates: ['platform: meta 90 %'] });
  });

  test('a change within the noise is none', () => {
    check(explainAdditiveChange([platform, device], { noise: 25 }), { kind: 'no-change' });
  });

  test('a change of all elements alike is nobody’s', () => {
    check(explainAdditiveChange([device], { noise: 5 }), { kind: 'explained' });
  });

  test('gains and losses that cancel are explained apart', () => {
    const offset = dimension('platform', { google: [50, 78], meta: [40, 12], linkedin: [10, 11] });
    check(explainAdditiveChange([offset, dimension('device', { mobile: [70, 70.6], desktop: [30, 30.4] })], { noise: 3 }), {
      kind: 'no-change',
      offsetting: [{ dimension: 'platform', gains: 'platform: google 97 %', losses: 'platform: meta 100 %' }],
    });
  });

  test('a dimension that offsets does not hide one that explains', () => {
    const churn = dimension('campaign', { spring: [60, 0], summer: [40, 0], autumn: [0, 50], winter: [0, 30] });
    check(explainAdditiveChange([churn, platform], { noise: 3 }), {
      kind: 'explained',
      candidates: ['platform: meta 90 %'],
      offsetting: [{ dimension: 'campaign', gains: 'campaign: autumn 63 %, winter 38 %', losses: 'campaign: spring 60 %, summer 40 %' }],
    });
  });

  test('a gain that cancels a fourth of a loss is part of one change', () => {
    const uneven = dimension('platform', { google: [100, 60], meta: [50, 60], linkedin: [50, 50] });
    check(explainAdditiveChange([uneven], { noise: 3 }), { kind: 'explained', candidates: ['platform: google 133 %'] });
  });

  test.each([
    { share: '0.95 %', small: [5, 9.5], candidates: [] },
    { share: '1.05 %', small: [5, 10.5], candidates: ['ad: small 85 %'] },
  ] as const)('an element with $share of the total is a cause from one percent on', ({ small, candidates }) => {
    check(explainAdditiveChange([dimension('ad', { small, large: [995, 996] })], { noise: 1 }), { kind: 'explained', candidates });
  });

  const campaigns = dimension('campaign', { 'meta a': [10, 5], 'meta b': [10, 3], 'meta c': [10, 4], brand: [60, 58], b2b: [10, 10] });
  test.each([
    {
      title: 'a platform whose campaigns all lost stands for them',
      dimensions: [campaigns, platform],
      kept: 'platform: meta 90 %',
      other: 'campaign',
    },
    {
      title: 'a campaign that lost alone stands for its platform',
      dimensions: [platform, dimension('campaign', { 'meta a': [15, 15], 'meta b': [15, 0], brand: [60, 60], b2b: [10, 7.4] })].map((one) =>
        one.name === 'platform' ? dimension('platform', { google: [60, 60], meta: [30, 15], linkedin: [10, 7.4] }) : one,
      ),
      kept: 'campaign: meta b 85 %',
      other: 'platform',
    },
  ])('$title', ({ dimensions, kept, other }) => {
    const explanation = explainAdditiveChange(dimensions, { noise: 5, implications: [{ from: 'campaign', to: 'platform' }] });
    check(explanation, { kind: 'explained', candidates: [kept] });
    expect(explanation.kind === 'refused' ? [] : explanation.candidates[0]?.impliedWith).toEqual([other]);
  });

  test.each([
    { reason: 'no-dimensions', dimensions: [] },
    { reason: 'no-shares', dimensions: [platform, dimension('day', { monday: [110, 90], tuesday: [-10, -10] })] },
    { reason: 'totals-differ', dimensions: [platform, dimension('device', { mobile: [70, 56] })] },
  ])('what has $reason is refused', ({ reason, dimensions }) => {
    check(explainAdditiveChange(dimensions, { noise: 5 }), { kind: reason });
  });
});

/** Numerator and denominator expected and actual. */
function ratio(before: readonly [number, number], after: readonly [number, number]) {
  return {
    forecast: { numerator: before[0], denominator: before[1] },
    actual: { numerator: after[0], denominator: after[1] },
  };
}

describe('explainRatioChange', () => {
  test('the creative whose rate fell is named', () => {
    const creatives = {
      name: 'creative',
      elements: [
        { id: 'film', ...ratio([100, 1000], [100, 1000]) },
        { id: 'still', ...ratio([100, 1000], [40, 1000]) },
        { id: 'text', ...ratio([20, 1000], [21, 1000]) },
      ],
    };
    const devices = {
      name: 'device',
      elements: [
        { id: 'mobile', ...ratio([110, 1500], [81, 1500]) },
        { id: 'desktop', ...ratio([110, 1500], [80, 1500]) },
      ],
    };
    check(explainRatioChange([devices, creatives], { noise: 0.002 }), { kind: 'explained', candidates: ['creative: still 102 %'] });
  });
});

describe('cubes with 10 % noise', () => {
  test.each([
    { cause: 'one element that lost 40 to 90 %', elements: 1 },
    { cause: 'up to three elements of one dimension that did', elements: 3 },
  ])('of forty with $cause, the best candidate is right in at least 38', ({ elements }) => {
    const random = seededRandom(elements);
    const found = Array.from({ length: 40 }, () => {
      const cube = plantedCube(random, elements);
      const explanation = explainAdditiveChange(cube.dimensions, { noise: cube.noise });
      const top = explanation.kind === 'refused' ? undefined : explanation.candidates[0];
      const isRight = top?.dimension === cube.dimension && top.elements.every(({ id }) => cube.elements.includes(id));
      return isRight && (elements > 1 || top.elements.length === 1);
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(38);
  });

  test('the cause of a moved ratio is found as well', () => {
    const random = seededRandom(11);
    const found = Array.from({ length: 40 }, () => {
      const cube = plantedCube(random, 1);
      const rates = cube.dimensions.map(({ name, elements }) => ({
        name,
        elements: elements.map(({ id, forecast, actual }) => ({ id, ...ratio([forecast, 20 * forecast], [actual, 20 * forecast]) })),
      }));
      const total = cube.dimensions[0]?.elements.reduce((sum, { forecast }) => sum + forecast, 0) ?? 1;
      const explanation = explainRatioChange(rates, { noise: cube.noise / total / 20 });
      const top = explanation.kind === 'refused' ? undefined : explanation.candidates[0];
      return top?.dimension === cube.dimension && top.elements.map(({ id }) => id).join() === cube.elements.join();
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(38);
  });

  test('without a cause at most one cube in a hundred names one', () => {
    const random = seededRandom(7);
    const named = Array.from({ length: 100 }, () => {
      const { dimensions, noise } = plantedCube(random, 0);
      const explanation = explainAdditiveChange(dimensions, { noise });
      return explanation.kind !== 'refused' && explanation.candidates.length + explanation.offsetting.length > 0;
    });
    expect(named.filter(Boolean).length).toBeLessThanOrEqual(1);
  });
});
