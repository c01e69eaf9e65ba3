import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { daysFrom, dayNumber, weekday } from './days.ts';
import type { Day } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Delivery, FullFigures, Rates } from './delivery.ts';
import type { Figures } from './figures.ts';
import type { PlatformId, Sample } from './sample.ts';

/** Nordlicht Outdoor, spring 2026: the advertised period and the equally long one before it. */
export const flight = { start: '2026-04-01', end: '2026-05-31' } as const;
export const before = { start: '2026-01-30', end: '2026-03-31' } as const;
/** Both together. */
export const wholePeriod = { start: before.start, end: flight.end } as const;
const allDays: readonly Day[] = daysFrom(wholePeriod.start, wholePeriod.end);

/** One fact of the campaign, kept beside the file it was printed in. */
export type Fact = { readonly platform: PlatformId; readonly day: Day; readonly figures: Figures };

/** A file of the campaign and its facts; a second view of the same spend has none of its own. */
export type CampaignFile = { readonly sample: Sample; readonly facts: readonly Fact[] };

/** Something that is bought every day, and what is particular to it; percentages of a usual day. */
export type Line = {
  readonly rates: Rates;
  readonly week: readonly [number, number, number, number, number, number, number];
  readonly spend?: (day: Day) => number;
  readonly clicks?: (day: Day) => number;
  readonly conversions?: (day: Day) => number;
};

/** Monday to Sunday: shoppers browse on weekends, businesses do not, machines hardly notice. */
export const shoppers: Line['week'] = [97, 94, 93, 95, 100, 109, 112];
export const businesses: Line['week'] = [121, 125, 122, 117, 103, 41, 37];
export const machines: Line['week'] = [100, 99, 100, 101, 101, 100, 99];

export const isFlight = (day: Day): boolean => day >= flight.start;

/** 0 on the first day of the flight, 100 on its last. */
export function progress(day: Day): number {
  const length = dayNumber(flight.end) - dayNumber(flight.start);
  return Math.min(100, Math.max(0, Math.round(((dayNumber(day) - dayNumber(flight.start)) * 100) / length)));
}

/** Delivers a line on a day: winter is smaller and converts worse, Easter and the first of May are large. */
export function deliverDay(line: Line, day: Day, chance: Chance): Delivery {
  const { rates, week } = line;
  const spend = rates.spendCents * share(week[weekday(day)]) * share(demand(day)) * share(line.spend?.(day));
  const conversions = rates.conversionsPer100k * (isFlight(day) ? 1 : 0.86) * share(line.conversions?.(day));
  return deliver(
    {
      ...rates,
      spendCents: Math.round(spend),
      clicksPer100k: Math.round(rates.clicksPer100k * share(line.clicks?.(day))),
      conversionsPer100k: Math.round(conversions),
    },
    chance,
  );
}

export type Delivered<Names> = { readonly day: Day; readonly names: Names; readonly figures: FullFigures };

/** All rows of some lines over both periods, in the order of the days; a line that spends nothing has no row. */
export function deliverAll<Names>(seed: string, lines: readonly (Line & { readonly names: Names })[]): readonly Delivered<Names>[] {
  const chance = chanceOf(seed);
  return allDays.flatMap((day) =>
    lines.flatMap((line) => {
      const delivery = deliverDay(line, day, chance);
      return delivery.spendCents === 0 ? [] : [{ day, names: line.names, figures: figuresOf(delivery) }];
    }),
  );
}

/** The fact of a row. */
export function factOf(platform: PlatformId, day: Day, figures: FullFigures | Figures): Fact {
  return { platform, day, figures };
}

function demand(day: Day): number {
  if (!isFlight(day)) return 58 + Math.round(((dayNumber(day) - dayNumber(before.start)) * 14) / 60);
  if (day >= '2026-04-02' && day <= '2026-04-06') return 134;
  if (day >= '2026-04-30' && day <= '2026-05-03') return 122;
  return day >= '2026-05-21' ? 94 : 98;
}

const share = (percent: number | undefined): number => (percent ?? 100) / 100;
