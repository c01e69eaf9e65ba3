/** Events in trials, for instance clicks of impressions; may be fractional where platforms model them. */
export type Proportion = { readonly events: number; readonly trials: number };

/** There are trials, and the events are some of them: else events ÷ trials is not a share. */
export function isProportion({ events, trials }: Proportion): boolean {
  return trials > 0 && events >= 0 && events <= trials && trials < Number.POSITIVE_INFINITY;
}
