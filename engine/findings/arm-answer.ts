import { significant } from '../metrics/significant.ts';
import type { ComparedArm, RefusedArm } from '../statistics/arm-comparison.ts';

/** What a comparison of one group with all others answers, as a result states it; `per` is 1000 for a price per thousand. */
export function armAnswer(compared: ComparedArm, { per, money }: { readonly per: number; readonly money: number | null }) {
  const scaled = (value: number | null): number | null => (value === null ? null : significant(value * per));
  const { difference, interval, lift, basis, p, adjustedP, warnings } = compared;
  const [low, high] = [scaled(interval?.low ?? null), scaled(interval?.high ?? null)];
  const isOnDays = basis === 'days' || basis === 'pooled-days';
  return {
    status: 'ok',
    estimate: scaled(difference),
    interval: low === null || high === null ? null : { level: 0.95, low, high, kind: basis },
    pValue: significant(p),
    adjustedP: significant(adjustedP),
    effect: { absolute: scaled(difference), relative: lift === null ? null : significant(lift), money },
    assumptions: [isOnDays ? 'Days are independent of each other.' : 'Results come one by one and by chance.'],
    warnings,
  } as const;
}

/** Why a comparison was refused, in words; `exposure` is what buys results: `of spend`, `clicks`. */
export function armRefusal({ reason, needed }: RefusedArm, exposure: string) {
  const words = {
    'few-events': ['Fewer than 10 results were counted, and fewer were to be expected.', exposure],
    'few-days': ['There are too few days with results to see how much they vary.', 'days'],
    'no-rest': ['The others have no results to compare with.', null],
    'not-a-ratio': ['The two sums make no ratio that could be compared.', null],
  } as const satisfies Record<RefusedArm['reason'], readonly [string, string | null]>;
  const [text, what] = words[reason];
  return { status: 'refused', reason: text, needed: needed === null || what === null ? null : `${Math.ceil(needed)} ${what}.` } as const;
}
