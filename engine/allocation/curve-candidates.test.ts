import { expect, test } from 'vitest';

import { aicc, curveCandidates } from './curve-candidates.ts';
import type { ShapeSample } from './fit-shape.ts';

function sampleOf(x: readonly number[], y: readonly number[]): ShapeSample {
  return { x: Float64Array.from(x), logX: Float64Array.from(x, (share) => Math.log(share)), y: Float64Array.from(y) };
}

test('the error of a form is that on periods that it has not seen', () => {
  // Slopes 1, 1 and 4 at x = 1: without the third the line is 1, without the first or second 2.5.
  const [line] = curveCandidates(sampleOf([1, 1, 1], [1, 1, 4]), new Float64Array(3).fill(1), 1);
  expect(line?.form).toBe('linear');
  expect(line?.heldOutError).toBeCloseTo(Math.sqrt((1.5 ** 2 + 1.5 ** 2 + 3 ** 2) / 3), 12);
});

test('points of one period are held out together', () => {
  // Without the first two the line is 4, without the others 1.
  const [line] = curveCandidates(sampleOf([1, 1, 1, 1], [1, 1, 4, 4]), new Float64Array(4).fill(1), 2);
  expect(line?.heldOutError).toBeCloseTo(3, 12);
});

test('a shape at the edge of what is searched is marked', () => {
  const x = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];
  const convex = curveCandidates(
    sampleOf(
      x,
      x.map((share) => share ** 3),
    ),
    new Float64Array(8).fill(1),
    1,
  );
  expect(convex.filter(({ isAtBound }) => isAtBound).map(({ form }) => form)).toEqual(expect.arrayContaining(['power', 'logistic']));
});

test('Akaike’s criterion counts parameters the more, the fewer points there are', () => {
  // n ln(RSS/n) + 2k + 2k(k+1)/(n−k−1) with n = 10, k = 3, RSS = 10.
  expect(aicc(10, 100, { parameters: 3, points: 10 })).toBeCloseTo(6 + 24 / 6, 12);
  expect(aicc(10, 100, { parameters: 3, points: 4 })).toBe(Infinity);
  expect(aicc(0, 100, { parameters: 3, points: 10 })).toBe(aicc(1e-20, 100, { parameters: 3, points: 10 }));
});
