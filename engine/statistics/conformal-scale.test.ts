import { expect, test } from 'vitest';
import { conformalScale } from './conformal-scale.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const options = { horizon: 4, leastPower: 0, independent: 30 };

test('errors that grow with the root of the horizon give widths that do', () => {
  const random = seededRandom(1);
  const errors = Array.from({ length: 400 }, () => [1, 2, 3, 4].map((step) => Math.sqrt(step) * drawNormal(random)));
  const widths = conformalScale(errors, { ...options, independent: 1e6 }) ?? [];
  for (const [i, width] of widths.entries()) expect(Math.abs(width / (1.96 * Math.sqrt(i + 1)) - 1)).toBeLessThan(0.1);
});

test('steps that were never reached go on along the same growth', () => {
  const widths =
    conformalScale(
      [
        [1, 2],
        [1, 2],
        [-1, -2],
      ],
      options,
    ) ?? [];
  expect((widths[3] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(4, 9);
});

test('few independent lists make wider intervals', () => {
  const errors = [[1], [-1], [1]];
  const [few, many] = [conformalScale(errors, { ...options, independent: 3 }), conformalScale(errors, options)];
  expect((few?.[0] ?? 0) / (many?.[0] ?? 1)).toBeCloseTo(4.302653 / 2.04523, 4);
});

test('unknown errors are left out, and one list says nothing of the spread', () => {
  expect(
    conformalScale(
      [
        [1, null],
        [1, null],
      ],
      { ...options, horizon: 1 },
    )?.[0],
  ).toBeGreaterThan(1);
  expect(conformalScale([[1, 2]], options)).toBeNull();
});
