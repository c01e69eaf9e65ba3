import { addDays } from '../fields/day.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** Spend and conversions of a day; impressions and clicks where they matter. */
type DayPlan = { readonly spend: number; readonly conversions: number; readonly clicks?: number; readonly impressions?: number };

/** What a group does a day in each of two periods; null: nothing. */
export type ChangePlan = { readonly before: DayPlan | null; readonly now: DayPlan | null };

/** Two weeks from 16 June 2025, a Monday, after two weeks before. */
export const changedFlight = { start: '2025-06-16', end: '2025-06-29' };

/**
 * Four weeks from 2 June 2025: each platform by its plan, the second plan from the third week on. On every second day a tenth more
 * conversions and clicks, on the others a tenth less, so that sums are those of the plan.
 */
export function changedDays(
  plans: Readonly<Record<string, ChangePlan>>,
  revenuePerConversion: number | null = null,
): readonly MemoryFact[] {
  return Object.entries(plans).flatMap(([source, plan], index) =>
    Array.from({ length: 28 }, (_, at): MemoryFact[] => {
      const own = at < 14 ? plan.before : plan.now;
      const sway = (at + index) % 2 === 0 ? 1.1 : 0.9;
      return own === null
        ? []
        : [
            {
              source,
              day: addDays('2025-06-02', at),
              dimensions: { device: `${source} device` },
              measures: measuresOf(own, sway, revenuePerConversion),
            },
          ];
    }).flat(),
  );
}

function measuresOf({ spend, conversions, clicks, impressions }: DayPlan, sway: number, revenue: number | null): MemoryFact['measures'] {
  const swayed = (amount: number): string => (amount * sway).toFixed(3);
  return {
    spend: String(spend),
    conversions: swayed(conversions),
    ...(clicks === undefined ? {} : { clicks: swayed(clicks) }),
    ...(impressions === undefined ? {} : { impressions: String(impressions) }),
    ...(revenue === null ? {} : { revenue: swayed(conversions * revenue) }),
  };
}

/** Spend moves from a platform at 10 a conversion to one at 20, and neither changes by itself. */
export const movedSpend: Readonly<Record<string, ChangePlan>> = {
  Google: { before: { spend: 200, conversions: 20 }, now: { spend: 100, conversions: 10 } },
  Meta: { before: { spend: 100, conversions: 5 }, now: { spend: 200, conversions: 10 } },
};

/** Spend stays where it is, and one platform brings half as many conversions. */
export const worseMeta: Readonly<Record<string, ChangePlan>> = {
  Google: { before: { spend: 100, conversions: 10 }, now: { spend: 100, conversions: 10 } },
  Meta: { before: { spend: 100, conversions: 10 }, now: { spend: 100, conversions: 5 } },
};

/** Both platforms become better, and the total worse, because spend moves to the one that is dearer. */
export const reversed: Readonly<Record<string, ChangePlan>> = {
  Google: { before: { spend: 200, conversions: 20 }, now: { spend: 100, conversions: 11 } },
  Meta: { before: { spend: 100, conversions: 5 }, now: { spend: 200, conversions: 12 } },
};

/** One platform whose click rate halves. */
export const fewerClicks: Readonly<Record<string, ChangePlan>> = {
  Meta: {
    before: { spend: 100, impressions: 10_000, clicks: 200, conversions: 20 },
    now: { spend: 100, impressions: 10_000, clicks: 100, conversions: 10 },
  },
};

/** Nothing changes. */
export const unmoved: Readonly<Record<string, ChangePlan>> = {
  Google: { before: { spend: 200, conversions: 20 }, now: { spend: 200, conversions: 20 } },
  Meta: { before: { spend: 100, conversions: 5 }, now: { spend: 100, conversions: 5 } },
};
