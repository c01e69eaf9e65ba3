import { describe, expect, test } from 'vitest';
import { strongestLevelShift, testLevelShift } from './level-shift.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

describe('testLevelShift', () => {
  test("the step is the difference of means and its p-value that of Student's t", () => {
    // Means 2 and 4, each with squared deviations of 8: t = 2 / √(16/14 · 2/8) = 3.7417 on 14 degrees, p = 0.002193.
    const values = [1, 3, 1, 3, 1, 3, 1, 3, 3, 5, 3, 5, 3, 5, 3, 5];
    const shift = testLevelShift(values, 8);
    expect(shift?.step).toBeCloseTo(2, 12);
    expect(shift?.pValue).toBeCloseTo(0.002193, 5);
  });

  test('neighbours that go together make a step less certain', () => {
    const values = [1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5];
    expect(testLevelShift(values, 8)?.pValue).toBeGreaterThan(0.1);
  });

  test('a ramp is no step where a slope is held still, and no week where the weekdays are', () => {
    const ramp = Array.from({ length: 20 }, (_, i) => i + (i % 2));
    expect(testLevelShift(ramp, 10)?.pValue).toBeLessThan(0.01);
    expect(testLevelShift(ramp, 10, { hasSlope: true })?.pValue).toBeGreaterThan(0.3);
    const weeks = Array.from({ length: 21 }, (_, i) => (i % 7 > 4 ? 10 : 0) + (i >= 12 ? 3 : 0) + (i % 2));
    expect(testLevelShift(weeks, 12, { period: 7 })?.step).toBeCloseTo(3, 0);
  });

  test.each([
    { index: 0, values: [1, 2, 3, 4] },
    { index: 4, values: [1, 2, 3, 4] },
    { index: 1, values: [1, 2] },
  ])('a step at $index in $values cannot be tested', ({ index, values }) => expect(testLevelShift(values, index)).toBeNull());
});

describe('strongestLevelShift', () => {
  test('the step is found where it is', () => {
    const random = seededRandom(2);
    const values = Array.from({ length: 18 }, (_, i) => (i < 11 ? 10 : 6) + drawNormal(random));
    expect(strongestLevelShift(values, { minSegment: 5 })).toMatchObject({ index: 11 });
  });

  test('a constant series and one too short have none', () => {
    expect(strongestLevelShift([4, 4, 4, 4, 4, 4, 4, 4, 4, 4], { minSegment: 3 })).toBeNull();
    expect(strongestLevelShift([4, 9, 4], { minSegment: 3 })).toBeNull();
  });

  test('noise has a certain step in about as many series as the level says', () => {
    const random = seededRandom(6);
    let found = 0;
    for (let run = 0; run < 200; run++) {
      const values = Array.from({ length: 20 }, () => drawNormal(random));
      if ((strongestLevelShift(values, { minSegment: 5 })?.pValue ?? 1) < 0.05) found += 1;
    }
    expect(found / 200).toBeLessThan(0.06);
  });
});
