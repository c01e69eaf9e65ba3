import { expect, test } from 'vitest';
import { correlationFactor } from './correlation-factor.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

/** Values of which each keeps the share `rho` of the one before. */
function walk(rho: number): readonly number[] {
  const random = seededRandom(1);
  let value = 0;
  return Array.from({ length: 4000 }, () => (value = rho * value + drawNormal(random)));
}

test.each([
  { rho: 0, expected: 1 },
  { rho: 0.5, expected: 3 },
  { rho: 0.8, expected: 9 },
])('where neighbours correlate by $rho a mean varies $expected times as much', ({ rho, expected }) => {
  expect(Math.abs(correlationFactor(walk(rho)) / expected - 1)).toBeLessThan(0.15);
});

test('values that alternate do not make a mean more certain, and zeros have no correlation', () => {
  expect(correlationFactor(Array.from({ length: 50 }, (_, i) => (-1) ** i))).toBe(1);
  expect(correlationFactor([0, 0, 0])).toBe(1);
  expect(correlationFactor([])).toBe(1);
});
