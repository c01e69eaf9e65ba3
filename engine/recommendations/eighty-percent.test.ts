import { expect, test } from 'vitest';
import { eightyOf, eightyOfLog, throughLog } from './eighty-percent.ts';

/** Half widths of the normal distribution: 1.281552 ÷ 1.959964. */
const narrower = 0.653865;

test('an interval of 95 % of a ratio is narrowed on the logarithm, each side by itself', () => {
  const log = eightyOfLog(2, { low: 1.6, high: 2.8 });
  expect(log?.value).toBeCloseTo(Math.log(2), 12);
  expect(log?.low).toBeCloseTo(Math.log(2) - narrower * Math.log(2 / 1.6), 5);
  expect(log?.high).toBeCloseTo(Math.log(2) + narrower * Math.log(2.8 / 2), 5);
});

test('a quantity that falls with the ratio has its bounds in order', () => {
  const log = eightyOfLog(1, { low: 0.5, high: 2 });
  const bounds = log === null ? null : throughLog(log, (at) => -at);
  expect(bounds?.low).toBeLessThan(bounds?.value ?? 0);
  expect(bounds?.value).toBeLessThan(bounds?.high ?? 0);
});

test('a quantity that is no ratio is narrowed as it is', () => {
  expect(eightyOf({ value: 10, low: 0, high: 30 })?.low).toBeCloseTo(10 - 10 * narrower, 4);
  expect(eightyOf({ value: 10, low: 0, high: 30 })?.high).toBeCloseTo(10 + 20 * narrower, 4);
});

test.each([
  { ratio: 2, low: 0, high: 3 },
  { ratio: 0, low: 0, high: 1 },
  { ratio: 2, low: -1, high: 3 },
])('a ratio of $ratio from $low to $high has no logarithm', ({ ratio, low, high }) => {
  expect(eightyOfLog(ratio, { low, high })).toBeNull();
});

test('without a bound there is no interval', () => {
  expect(eightyOf({ value: 1, low: null, high: 2 })).toBeNull();
});
