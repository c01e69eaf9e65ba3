import { describe, expect, it } from 'vitest';

import { readAmount } from './read-amount.ts';
import type { AmountFormat } from './read-amount.ts';

const point = 0x2e;
const comma = 0x2c;
const none = -1;

const plain = format({ decimal: point, group: none });
const grouped = format({ decimal: point, group: comma });
const german = format({ decimal: comma, group: point }, { suffixes: [' €', '€'] });
const dollars = format({ decimal: point, group: comma }, { prefixes: ['US$', '$'] });
const whole = format({ decimal: none, group: none });
const micros = format({ decimal: none, group: none }, { decimals: 0 });

describe('an amount', () => {
  it.each([
    ['0', plain, 0n],
    ['12', plain, 12_000_000n],
    ['-12.5', plain, -12_500_000n],
    ['-0', plain, 0n],
    ['0.000001', plain, 1n],
    ['"7.25"', plain, 7_250_000n],
    ['9007199254', plain, 9_007_199_254_000_000n],
    ['-9007199254', plain, -9_007_199_254_000_000n],
    ['"1,234"', grouped, 1_234_000_000n],
    ['"-12,345,678.9"', grouped, -12_345_678_900_000n],
    ['1234', grouped, 1_234_000_000n],
    ['1.234,56 €', german, 1_234_560_000n],
    ['0,5€', german, 500_000n],
    ['$558.06', dollars, 558_060_000n],
    ['"US$1,000.00"', dollars, 1_000_000_000n],
    ['1500000', micros, 1_500_000n],
  ])('%s is read exactly', (text, given, millionths) => {
    expect(read(text, given)).toBe(millionths);
  });

  it.each([
    ['', plain],
    ['--', plain],
    ['abc', plain],
    ['.5', plain],
    ['5.', plain],
    ['1e5', plain],
    ['+5', plain],
    [' 5', plain],
    ['5 ', plain],
    ['1.2.3', plain],
    ['0.1234567', plain],
    ['9007199255', plain],
    ['1234567890123456', plain],
    ['""', plain],
    ['"5', plain],
    ['"5""6"', plain],
    ['"1,5"', plain],
    ['"1,23"', grouped],
    ['"12,34,567"', grouped],
    ['"1234,567"', grouped],
    ['"1,234,56.7"', grouped],
    ['",123"', grouped],
    ['"1,234."', grouped],
    ['1.234.56', german],
    ['€', german],
    ['$', dollars],
    ['$-5', dollars],
    ['5$', dollars],
    ['1.5', whole],
    ['1.5', micros],
  ])('that is %j is left to others', (text, given) => {
    expect(read(text, given)).toBeNull();
  });

  it('without quotes ends where the delimiter is its grouping mark', () => {
    expect(read('1,234', grouped)).toBe(1_000_000n);
  });
});

/** The number at the start of a cell in millionths; null where the cell is not read, or not read to its end. */
function read(text: string, given: AmountFormat): bigint | null {
  const amount = { low: 0, high: 0, value: 0, digits: 0, whole: 0, grouped: 0 };
  const after = readAmount(amount, Buffer.from(`${text};\n`), 0, given);
  const isWhole = after === Buffer.byteLength(text) || (after > 0 && text[after] === ',');
  return isWhole ? (BigInt(amount.high) << 32n) + BigInt(amount.low >>> 0) : null;
}

function format(
  quoted: AmountFormat['quoted'],
  { prefixes = [], suffixes = [], decimals = 6 }: { prefixes?: readonly string[]; suffixes?: readonly string[]; decimals?: number } = {},
): AmountFormat {
  const bare = quoted.group === comma ? { ...quoted, group: none } : quoted;
  return {
    quoted,
    bare,
    prefixes: prefixes.map((mark) => Buffer.from(mark)),
    suffixes: suffixes.map((mark) => Buffer.from(mark)),
    decimals,
  };
}
