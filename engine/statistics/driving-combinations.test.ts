import { describe, expect, test } from 'vitest';
import { drivingCombinations } from './driving-combinations.ts';
import { drawPoisson, seededRandom } from './seeded-random.ts';
import type { ChangedCell, CombinationSearch } from './driving-combinations.ts';

const options = { base: 'numerator', dispersion: 1 } as const;

/** `meta mobile` with its events before and now, each part at a spend of 100 in both periods; `-` for no name. */
function cellsOf(rows: Readonly<Record<string, readonly [number, number]>>): readonly ChangedCell[] {
  const sums = (events: number) => ({ numerator: 100, denominator: events, events });
  return Object.entries(rows).map(([values, [before, now]]) => ({
    values: values.split(' ').map((value) => (value === '-' ? null : value)),
    before: sums(before),
    now: sums(now),
  }));
}

function namesOf({ found }: CombinationSearch): readonly string[] {
  return found.map(({ values }) => values.map((value) => value ?? '*').join(' '));
}

describe('combinations that drive a change', () => {
  test('have their exact part of the change and of the base', () => {
    const search = drivingCombinations(
      cellsOf({ 'meta mobile': [400, 200], 'meta desktop': [400, 400], 'google mobile': [400, 400], 'google desktop': [400, 380] }),
      options,
    );
    expect(namesOf(search)).toEqual(['meta mobile']);
    // Price 400 ÷ 1600 before. Meta mobile adds 0.25 · 200 = 50 of 55, with a quarter of the spend.
    expect(search.found[0]?.share).toBeCloseTo(50 / 55, 12);
    expect(search.found[0]?.baseShare).toBe(0.25);
    expect(search.met).toBe(4);
  });

  test.each([
    [
      'a value that changed as a whole',
      { 'meta mobile': [400, 200], 'meta desktop': [400, 200], 'google mobile': [400, 400], 'google desktop': [400, 400] },
    ],
    ['one value under two names', { 'meta a': [400, 200], 'google b': [400, 400], 'google c': [400, 400] }],
    ['what has no name', { 'meta -': [400, 200], 'meta desktop': [400, 400], 'google -': [400, 400], 'google desktop': [400, 400] }],
    ['fewer than 30 events', { 'meta mobile': [29, 0], 'meta desktop': [29, 29], 'google mobile': [29, 29], 'google desktop': [29, 29] }],
    ['no change', { 'meta mobile': [400, 400], 'google desktop': [400, 400] }],
  ] as const)('%s is none', (_, rows) => {
    expect(drivingCombinations(cellsOf(rows), options).found).toEqual([]);
  });

  test('no cells have none', () => {
    expect(drivingCombinations([], options)).toEqual({ met: 0, found: [] });
  });

  test('a change that all parts share names a combination in at most five of a hundred draws', () => {
    let named = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = seededRandom(seed);
      const parts = ['a', 'b', 'c'].flatMap((first) =>
        ['x', 'y'].flatMap((second) => ['p', 'q'].map((third) => `${first} ${second} ${third}`)),
      );
      const rows = Object.fromEntries(parts.map((part) => [part, [drawPoisson(random, 100), drawPoisson(random, 80)] as const]));
      named += drivingCombinations(cellsOf(rows), options).found.length > 0 ? 1 : 0;
    }
    expect(named).toBeLessThanOrEqual(5);
  });
});
