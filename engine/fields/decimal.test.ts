import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDecimals, compareDecimals, formatMillionths, parseMillionths, subtractDecimals, toUnits } from './decimal.ts';

const millionths = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });

test.each<[string, bigint | null]>([
  ['12.5', 12_500_000n],
  ['-0.000001', -1n],
  ['.22', 220_000n],
  ['10.', 10_000_000n],
  ['0800000', 800_000_000_000n],
  ['+3', 3_000_000n],
  ['-0', 0n],
  ['0.0000005', 1n],
  ['-0.0000005', -1n],
  ['0.0000004999', 0n],
  ['1.9999999', 2_000_000n],
  ['9007199254740993.000001', 9_007_199_254_740_993_000_001n],
  ['', null],
  ['.', null],
  ['-', null],
  ['1e5', null],
  ['1,5', null],
  ['1 000', null],
  ['NaN', null],
  ['1.2.3', null],
  ['1'.repeat(121), null],
])('%j is read in millionths', (text, expected) => {
  expect(parseMillionths(text)).toBe(expected);
});

test.each<[bigint, string]>([
  [12_500_000n, '12.5'],
  [-1n, '-0.000001'],
  [0n, '0'],
  [1_000_000n, '1'],
  [-1_100_000n, '-1.1'],
])('%s millionths are written without trailing zeros', (value, expected) => {
  expect(formatMillionths(value)).toBe(expected);
});

test('what is written reads back as the same amount', () => {
  fc.assert(fc.property(millionths, (value) => parseMillionths(formatMillionths(value)) === value));
});

test('a sum does not depend on the order of its parts and equals the sum of the amounts', () => {
  fc.assert(
    fc.property(fc.array(millionths, { maxLength: 20 }), (values) => {
      const sum = addDecimals(values.map(formatMillionths));
      expect(sum).toBe(formatMillionths(values.reduce((total, value) => total + value, 0n)));
      expect(addDecimals(values.map(formatMillionths).toReversed())).toBe(sum);
    }),
  );
});

test('tenths add up exactly', () => {
  expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
  expect(addDecimals([])).toBe('0');
  expect(addDecimals(['1', 'x'])).toBe(null);
});

test('a difference undoes a sum', () => {
  fc.assert(
    fc.property(
      millionths,
      millionths,
      (a, b) =>
        subtractDecimals(addDecimals([formatMillionths(a), formatMillionths(b)]) ?? '', formatMillionths(b)) === formatMillionths(a),
    ),
  );
  expect(subtractDecimals('1', '')).toBe(null);
});

test.each<[string, string, number | null]>([
  ['2', '10', -1],
  ['-2', '-10', 1],
  ['1.50', '1.5', 0],
  ['0', '-0', 0],
  ['a', '1', null],
])('%j compared with %j is %j', (first, second, expected) => {
  expect(compareDecimals(first, second)).toBe(expected);
});

test.each<[bigint, number]>([
  [1_234_560_000n, 1234.56],
  [-500_000n, -0.5],
  // One half above the last even neighbour, and a millionth: the double above is the nearer one.
  [9_007_199_254_740_993_000_001n, 9_007_199_254_740_994],
])('%s millionths convert to the nearest double', (value, expected) => {
  expect(toUnits(value)).toBe(expected);
});
