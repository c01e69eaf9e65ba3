export type Looks = {
  /** How often the result was looked at while the test could still have been ended, this time included. */
  readonly looks: number;
  /** The end was set before the start, and nobody could end the test earlier for what was seen. */
  readonly isEndPlanned: boolean;
};

export type FixedHorizonRule = {
  /** The ordinary interval and p-value may be shown; else a confidence sequence takes their place. */
  readonly isAllowed: boolean;
  /** How often an effect would be claimed where there is none, at 95 % per look. */
  readonly falsePositiveRate: number;
};

/**
 * Whether an ordinary 95 % interval may be read after so many looks. Every look at a running test is another chance to stop at a
 * lucky moment: two looks claim 8 % instead of 5 %, thirty claim 28 %. A test that runs to its planned end whatever is seen has one look.
 * @see Armitage, McPherson & Rowe 1969, doi:10.2307/2343787
 */
export function fixedHorizonRule({ looks, isEndPlanned }: Looks): FixedHorizonRule {
  const counted = isEndPlanned ? 1 : looks;
  return { isAllowed: counted <= 1, falsePositiveRate: peekingErrorRate(counted) };
}

/** Chance that one of so many equally spaced looks falls outside of 1.96 standard errors without any effect; between the table's rows by the logarithm. */
function peekingErrorRate(looks: number): number {
  const above = armitage.findIndex((row) => row.looks >= looks);
  const [low, high] = [armitage[above - 1], armitage[above]];
  if (high === undefined) return armitage.at(-1)?.rate ?? 1;
  if (low === undefined) return high.rate;
  return low.rate + ((high.rate - low.rate) * Math.log(looks / low.looks)) / Math.log(high.looks / low.looks);
}

/** Table 2 of the paper, further digits and the last three rows by its recursion. */
const armitage = [
  { looks: 1, rate: 0.05 },
  { looks: 2, rate: 0.08312 },
  { looks: 3, rate: 0.10726 },
  { looks: 4, rate: 0.12617 },
  { looks: 5, rate: 0.14169 },
  { looks: 7, rate: 0.16623 },
  { looks: 10, rate: 0.19336 },
  { looks: 20, rate: 0.24791 },
  { looks: 30, rate: 0.28016 },
  { looks: 50, rate: 0.32045 },
  { looks: 100, rate: 0.37362 },
  { looks: 200, rate: 0.42427 },
  { looks: 1000, rate: 0.52991 },
] as const;
