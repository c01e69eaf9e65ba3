import type { Factor } from './lmdi.ts';

/** Sum of one stage of a funnel in two periods: spend, then impressions, clicks, conversions. */
export type FunnelStage = { readonly before: number; readonly after: number };

/**
 * The last stage of a funnel as a product: the first stage, then each stage ÷ the one before it. A rate that has no
 * denominator in one period takes the value of the other, so that what vanished counts where it stopped; without both it
 * is 0. Null when a stage is counted though the one before it is 0 (conversions without clicks): that is no funnel.
 */
export function funnelFactors(stages: readonly FunnelStage[]): readonly Factor[] | null {
  const [first, ...rest] = stages;
  if (first === undefined || rest.some((stage, index) => isWithoutBase(stage, stages[index]))) return null;
  const rates = rest.map((stage, index): Factor => {
    const before = rateOf(stage.before, stages[index]?.before);
    const after = rateOf(stage.after, stages[index]?.after);
    return { before: before ?? after ?? 0, after: after ?? before ?? 0 };
  });
  return [{ before: first.before, after: first.after }, ...rates];
}

function isWithoutBase(stage: FunnelStage, base: FunnelStage | undefined): boolean {
  return (base?.before === 0 && stage.before !== 0) || (base?.after === 0 && stage.after !== 0);
}

function rateOf(numerator: number, denominator: number | undefined): number | null {
  return denominator === undefined || denominator === 0 ? null : numerator / denominator;
}
