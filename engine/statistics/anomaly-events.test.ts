import { expect, test } from 'vitest';
import { measureEvent, mergeRuns } from './anomaly-events.ts';

test('runs on one side and near each other are one event, with the smaller p-value', () => {
  const runs = [
    { positions: [3], distance: 5, pValue: 0.01 },
    { positions: [4], distance: -5, pValue: 0.02 },
    { positions: [5, 6], distance: 6, pValue: 0.001 },
    { positions: [9], distance: 4, pValue: 0.03 },
  ];
  expect(mergeRuns(runs, 2)).toEqual([
    { kind: 'spike', first: 3, last: 6, pValue: 0.001 },
    { kind: 'drop', first: 4, last: 4, pValue: 0.02 },
    { kind: 'spike', first: 9, last: 9, pValue: 0.03 },
  ]);
  expect(mergeRuns([], 2)).toEqual([]);
});

// A fourth root of 16 is 2, on the scale of `stabilise` 8.
const expectedRoots = Float64Array.of(8, 8, 8);
const span = { kind: 'spike', first: 0, last: 2, pValue: 0.01 } as const;

test('amounts are added up where they are known', () => {
  expect(measureEvent({ values: [40, null, 24], measure: 'amount' }, expectedRoots, span)).toEqual({
    ...span,
    actual: 64,
    expected: 32,
    relative: 1,
  });
});

test('a ratio is the ratio of the sums', () => {
  const series = { values: [40, 24, 5], volumes: [3, 1, 0], measure: 'amount' } as const;
  expect(measureEvent(series, expectedRoots, span)).toEqual({ ...span, actual: 16, expected: 16, relative: 0 });
});

test('where nothing was expected there is no relative deviation', () => {
  expect(measureEvent({ values: [4, 4, 4], measure: 'amount' }, new Float64Array(3), span).relative).toBeNull();
});
