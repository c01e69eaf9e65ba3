import type { Interval } from './interval.ts';

/**
 * Interval that holds at every look at once, not only at the last: it may be read daily, and a test may be stopped by it. It is about
 * half as wide again as the one for a single look. `standardError` is that of the estimate so far, `shareOfPlan` how much of
 * the planned sample it rests on (1 at the planned end, where the interval is tightest). Holds for large samples; `level` 0.95 unless
 * told. Null without a standard error, or before anything was counted.
 * @see Waudby-Smith et al. 2024, doi:10.1214/24-AOS2408, theorem 2.2 and appendix B.2 for the choice of ρ
 */
export function confidenceSequence(
  { estimate, standardError }: { readonly estimate: number; readonly standardError: number },
  { shareOfPlan = 1, level = 0.95 }: { readonly shareOfPlan?: number; readonly level?: number } = {},
): Interval | null {
  if (!(standardError >= 0) || !(shareOfPlan > 0)) return null;
  const half = standardError * sequentialZ(shareOfPlan, level);
  return { low: estimate - half, high: estimate + half };
}

/**
 * Half the width in standard errors. With t observations of a standard deviation σ the radius is
 * σ √(2 (tρ² + 1) ÷ (t²ρ²) · ln(√(tρ² + 1) ÷ α)), and σ ÷ √t is the standard error; ρ makes it tightest at the planned end.
 */
function sequentialZ(shareOfPlan: number, level: number): number {
  const alpha = 1 - level;
  const spent = -2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1);
  const information = spent * shareOfPlan;
  return Math.sqrt(((2 * (information + 1)) / information) * Math.log(Math.sqrt(information + 1) / alpha));
}
