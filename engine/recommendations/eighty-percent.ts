import { criticalZ, z95 } from '../statistics/interval.ts';
import type { Interval } from '../statistics/interval.ts';

/** How much narrower an interval of 80 % is than one of 95 %. */
const narrower = criticalZ(0.8) / z95;

/**
 * The 80 % interval of the logarithm of a ratio from the ratio's 95 % interval, each side by itself. Null where a bound is not above 0
 * or the ratio is none.
 * @see Altman & Bland 2011, doi:10.1136/bmj.d2090
 */
export function eightyOfLog(ratio: number, { low, high }: Interval): (Interval & { readonly value: number }) | null {
  const [value, from, to] = [Math.log(ratio), Math.log(low), Math.log(high)];
  if (![value, from, to].every(Number.isFinite)) return null;
  return { value, low: value - narrower * (value - from), high: value + narrower * (to - value) };
}

/** A quantity that only rises or only falls with the ratio: its value and its bounds in order. */
export function throughLog(
  log: Interval & { readonly value: number },
  quantityOf: (log: number) => number,
): Interval & { readonly value: number } {
  const [a, b] = [quantityOf(log.low), quantityOf(log.high)];
  return { value: quantityOf(log.value), low: Math.min(a, b), high: Math.max(a, b) };
}

/** The same of a quantity that is no ratio, on its own scale; null without both bounds. */
export function eightyOf({
  value,
  low,
  high,
}: {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}): Interval | null {
  return low === null || high === null ? null : { low: value - narrower * (value - low), high: value + narrower * (high - value) };
}
