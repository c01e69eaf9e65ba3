import { describe, expect, test } from 'vitest';
import { mstl } from './mstl.ts';
import { findOutlyingRuns } from './outlying-runs.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';
import type { OutlyingRun } from './outlying-runs.ts';

/** Runs in 90 normal values around 20 to which `added` is added, by a model of a stiff trend. */
function runsIn(added: (day: number) => number, seed: number): readonly OutlyingRun[] {
  const random = seededRandom(seed);
  const roots = Float64Array.from({ length: 90 }, (_, day) => 20 + drawNormal(random) + added(day));
  const series = { roots, weights: new Float64Array(90).fill(1), leastScale: 0 };
  const fit = (weights: Float64Array, isRobust: boolean) =>
    mstl(roots, weights, { periods: [7], seasonalWindow: 'periodic', trendWindow: 29, isRobust });
  return findOutlyingRuns(series, { fit, parameters: 13 }, 0.025)?.runs ?? [];
}

describe('findOutlyingRuns', () => {
  test('values that are too near to be sure alone are sure together', () => {
    const near = (day: number): number => (day >= 50 && day < 54 ? -3.6 : 0);
    const [run, ...more] = runsIn(near, 3);
    expect(more).toEqual([]);
    expect(run?.positions).toEqual([50, 51, 52, 53]);
    expect(run?.distance).toBeLessThan(-5);
    expect(runsIn((day) => (day === 50 ? -3.6 : 0), 3)).toEqual([]);
  });

  test('a fifth of the values is not an exception', () => {
    expect(runsIn((day) => (day >= 30 && day < 50 ? 30 : 0), 4).flatMap((run) => run.positions)).not.toHaveLength(20);
  });

  test('normal noise has a run about as seldom as alpha says', () => {
    const found = Array.from({ length: 200 }, (_, seed) => runsIn(() => 0, 100 + seed).length > 0).filter(Boolean).length;
    expect(found / 200).toBeLessThanOrEqual(0.05);
  });

  test('values all alike have no scale', () => {
    const flat = { roots: new Float64Array(40), weights: new Float64Array(40).fill(1), leastScale: 0 };
    const fit = (weights: Float64Array) => mstl(flat.roots, weights, { periods: [7], seasonalWindow: 'periodic' });
    expect(findOutlyingRuns(flat, { fit, parameters: 10 }, 0.05)).toBeNull();
  });
});
