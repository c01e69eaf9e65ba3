/** A 95 % interval: `low` ≤ `high`, in the unit of the estimate. */
export type Interval = { readonly low: number; readonly high: number };

/** Two-sided 95 %: the 97.5 % quantile of the standard normal. */
export const z95 = 1.959963984540054;
