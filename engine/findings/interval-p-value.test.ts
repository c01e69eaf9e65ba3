import { expect, test } from 'vitest';

import { intervalPValue } from './interval-p-value.ts';

test.each([
  // One standard error is 1: z = 1.96, 2.5758 and 1, as in any table of the normal distribution.
  [1.959963984540054, [0, 3.919927969080108], 0.05],
  [-2.5758293035489, [-4.535793288088954, -0.615865318948846], 0.01],
  [1, [-0.959963984540054, 2.959963984540054], 0.317310507862914],
  [0, [-1, 1], 1],
  [1, [1, 1], 0.000001],
  [100, [99, 101], 0.000001],
  // The interval leaves out its estimate: half its width counts.
  [1, [2, 4], 0.05],
] as const)('%f in %o has the p-value %f', (estimate, [low, high], expected) => {
  expect(intervalPValue(estimate, { low, high })).toBeCloseTo(expected, 8);
});
