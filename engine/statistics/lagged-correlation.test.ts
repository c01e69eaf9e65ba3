import { expect, test } from 'vitest';
import { laggedCorrelation } from './lagged-correlation.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const random = seededRandom(3);
const cause = Array.from({ length: 60 }, () => drawNormal(random));

test.each([
  { lag: 0, sign: 1 },
  { lag: 2, sign: -1 },
  { lag: -3, sign: 1 },
])('a series that follows by $lag days is found', ({ lag, sign }) => {
  const effect = cause.map((_, i) => (cause[i - lag] === undefined ? null : sign * (cause[i - lag] ?? 0) * 2));
  const found = laggedCorrelation(cause, effect, 5);
  expect(found?.lag).toBe(lag);
  expect(found?.correlation).toBeCloseTo(sign, 12);
  expect(found?.pairs).toBe(60 - Math.abs(lag));
  expect(found?.pValue).toBeLessThan(1e-9);
});

test('unrelated series seldom have a sure correlation at the best of many lags', () => {
  let found = 0;
  for (let run = 0; run < 200; run++) {
    const other = Array.from({ length: 60 }, () => drawNormal(random));
    if ((laggedCorrelation(cause, other, 7)?.pValue ?? 1) < 0.05) found += 1;
  }
  expect(found / 200).toBeLessThan(0.08);
});

test('too few pairs and constant series have none', () => {
  expect(laggedCorrelation(cause.slice(0, 9), cause.slice(0, 9), 2)).toBeNull();
  expect(
    laggedCorrelation(
      cause,
      cause.map(() => 1),
      2,
    ),
  ).toBeNull();
  expect(
    laggedCorrelation(
      cause,
      cause.map((value, i) => (i < 55 ? null : value)),
      0,
    ),
  ).toBeNull();
});
