import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainDifference } from './explain-difference.ts';
import type { AttributeGroup, DifferenceExplanation, DifferenceOptions } from './explain-difference.ts';

const options: DifferenceOptions = { minSupport: 0.2, minGlobalRatio: 3, maxOrder: 3, falseDiscoveryRate: 0.1 };
const dimensions = ['platform', 'device', 'country'];

/** `meta mobile DE` with its outliers and inliers; `-` for no value. */
function groupsOf(rows: Readonly<Record<string, readonly [number, number]>>): readonly AttributeGroup[] {
  return Object.entries(rows).map(([values, [outliers, inliers]]) => ({
    values: values.split(' ').map((value) => (value === '-' ? null : value)),
    outliers,
    inliers,
  }));
}

function textOf({ attributes }: DifferenceExplanation): string {
  return attributes.map(({ dimension, value }) => `${dimension}=${value}`).join(' & ');
}

function check(
  rows: Readonly<Record<string, readonly [number, number]>>,
  expected: readonly string[],
  changed: Partial<DifferenceOptions> = {},
): void {
  expect(explainDifference(dimensions, groupsOf(rows), { ...options, ...changed }).map(textOf)).toEqual(expected);
}

const byCombination = {
  'meta mobile DE': [40, 10],
  'meta mobile FR': [1, 300],
  'meta desktop DE': [2, 300],
  'meta desktop FR': [1, 300],
  'google mobile DE': [2, 300],
  'google mobile FR': [1, 300],
  'google desktop DE': [1, 300],
  'google desktop FR': [2, 300],
} as const;

describe('explainDifference', () => {
  test('three attributes that only together set outliers apart are found', () => {
    check(byCombination, ['platform=meta & device=mobile & country=DE'], { minGlobalRatio: 10 });
  });

  test('the measures are those of the paper', () => {
    const [explanation] = explainDifference(dimensions, groupsOf(byCombination), { ...options, minGlobalRatio: 10 });
    expect(explanation).toMatchObject({
      outliers: 40,
      inliers: 10,
      support: 40 / 50,
      riskRatio: expect.closeTo(40 / 50 / (10 / 2110), 9),
      globalRatio: expect.closeTo(40 / 50 / (50 / 2160), 9),
    });
    expect(explanation?.pValue).toBeLessThan(1e-50);
    // Twenty-six combinations: 6 single ones, 12 pairs and 8 triples, of which only some are met.
    expect((explanation?.adjustedP ?? 0) / (explanation?.pValue ?? 1)).toBeLessThanOrEqual(26);
  });

  test('no combination is shown of which a part explains by itself', () => {
    check({ 'meta mobile DE': [20, 10], 'meta desktop DE': [20, 10], 'google mobile FR': [2, 400], 'google desktop FR': [2, 400] }, [
      'country=DE',
      'platform=meta',
    ]);
  });

  test('a single attribute is the most that order one gives', () => check(byCombination, [], { maxOrder: 1, minGlobalRatio: 10 }));
  test('too little support hides a high ratio', () => check({ 'meta mobile DE': [3, 0], 'google mobile DE': [17, 500] }, []));

  test('a ratio that few rows can have by chance is not shown', () => {
    const rows = { 'meta mobile DE': [1, 2], 'google mobile DE': [3, 60] } as const;
    check(rows, [], { minSupport: 0.1 });
    check(rows, ['platform=meta'], { minSupport: 0.1, falseDiscoveryRate: 1 });
  });

  test('what all outliers have has no risk ratio', () => {
    const groups = groupsOf({ 'meta mobile DE': [10, 1], 'google mobile DE': [0, 100] });
    expect(explainDifference(dimensions, groups, options).map(({ riskRatio }) => riskRatio)).toEqual([null]);
  });

  test('no value is no attribute', () => check({ '- mobile DE': [20, 1], 'google mobile DE': [1, 200] }, []));

  test('without outliers or inliers there is no difference', () => {
    check({}, []);
    check({ 'meta mobile DE': [5, 0] }, []);
    check({ 'meta mobile DE': [0, 5] }, []);
  });

  test('a group without a value for each dimension is refused', () => {
    expect(() => explainDifference(dimensions, [{ values: ['meta'], outliers: 1, inliers: 1 }], options)).toThrow('one value for each');
  });

  test('pruning finds what counting everything finds', () => {
    const value = fc.constantFrom('a', 'b', 'c', null);
    const group = fc.record({ values: fc.tuple(value, value, value), outliers: fc.nat(9), inliers: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 25 }), (groups) => {
        const found = explainDifference(dimensions, groups, { ...options, minSupport: 0.1, minGlobalRatio: 1.5, falseDiscoveryRate: 1 });
        expect(found.map(textOf).sort()).toEqual([...explainedByCounting(groups, 0.1, 1.5)].sort());
      }),
      { numRuns: 200 },
    );
  });
});

/** Every combination by its definition, without those of which a part is one already. */
function explainedByCounting(groups: readonly AttributeGroup[], minSupport: number, minGlobalRatio: number): ReadonlySet<string> {
  const sum = (rows: readonly AttributeGroup[], side: 'outliers' | 'inliers'): number => rows.reduce((total, row) => total + row[side], 0);
  const [outliers, inliers] = [sum(groups, 'outliers'), sum(groups, 'inliers')];
  const found: { readonly text: string; readonly values: readonly (string | null)[] }[] = [];
  const patterns = [1, 2, 4, 3, 5, 6, 7].flatMap((mask) =>
    [...new Set(groups.map(({ values }) => JSON.stringify(values.map((value, index) => (((mask >> index) & 1) === 1 ? value : '*')))))].map(
      (text): (string | null)[] => JSON.parse(text),
    ),
  );
  for (const pattern of patterns) {
    if (pattern.includes(null)) continue;
    const rows = groups.filter(({ values }) => values.every((value, index) => pattern[index] === '*' || pattern[index] === value));
    const [o, i] = [sum(rows, 'outliers'), sum(rows, 'inliers')];
    const isLarge =
      outliers > 0 &&
      inliers > 0 &&
      o > 0 &&
      o / outliers >= minSupport &&
      (o * (outliers + inliers)) / (o + i) / outliers >= minGlobalRatio;
    const hasPart = found.some(({ values }) => values.every((value, index) => value === '*' || value === pattern[index]));
    const text = pattern.flatMap((value, index) => (value === '*' ? [] : [`${dimensions[index]}=${value}`])).join(' & ');
    if (isLarge && !hasPart) found.push({ text, values: pattern });
  }
  return new Set(found.map(({ text }) => text));
}
