import { expect, test } from 'vitest';
import { welchTest } from './welch-test.ts';

const a = [27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4];
const b = [27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 22.8];

test('two samples have the t, the degrees and the interval of the reference', () => {
  // SciPy 1.17, ttest_ind with equal_var=False.
  const result = welchTest(a, b);
  expect(result?.t).toBeCloseTo(-2.745549510353304, 12);
  expect(result?.p).toBeCloseTo(0.010452813546119889, 12);
  expect(result?.degrees).toBeCloseTo(27.88730398842012, 10);
  expect([result?.low, result?.high]).toEqual([expect.closeTo(-4.761356075125304, 11), expect.closeTo(-0.6919772582080359, 11)]);
});

test('at 80 % the interval is narrower', () => {
  const result = welchTest(a, b, 0.8);
  expect([result?.low, result?.high]).toEqual([expect.closeTo(-4.03029373322979, 11), expect.closeTo(-1.4230396001035497, 11)]);
});

test('one value on a side and values without any spread have no test', () => {
  expect([welchTest([1], b), welchTest([2, 2], [3, 3])]).toEqual([null, null]);
});
