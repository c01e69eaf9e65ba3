import { count, hundredths } from './amount.ts';
import type { Chance } from './chance.ts';
import type { Figures } from './figures.ts';

/** How something delivers on a usual day; shares are per 100,000. */
export type Rates = {
  readonly spendCents: number;
  readonly cpmCents: number;
  readonly clicksPer100k: number;
  readonly conversionsPer100k: number;
  readonly orderCents: number;
};

/** The whole numbers of one row. */
export type Delivery = {
  readonly spendCents: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly revenueCents: number;
};

/** All five measures of a delivery as exact amounts. */
export type FullFigures = { readonly [Id in keyof Figures]: NonNullable<Figures[Id]> };

/** One row by chance: money first, then what it bought, each step depending on the one before. */
export function deliver(rates: Rates, chance: Chance): Delivery {
  const spendCents = chance.around(rates.spendCents, 14);
  const impressions = Math.max(0, Math.round((spendCents * 1000) / chance.around(rates.cpmCents, 8)));
  const clicks = Math.min(impressions, chance.round((impressions * chance.around(rates.clicksPer100k, 9)) / 100_000));
  const conversions = chance.round((clicks * chance.around(rates.conversionsPer100k, 12)) / 100_000);
  const revenueCents = conversions === 0 ? 0 : conversions * chance.around(rates.orderCents, 15);
  return { spendCents, impressions, clicks, conversions, revenueCents };
}

/** The delivery as exact amounts. */
export function figuresOf(delivery: Delivery): FullFigures {
  return {
    spend: hundredths(delivery.spendCents),
    impressions: count(delivery.impressions),
    clicks: count(delivery.clicks),
    conversions: count(delivery.conversions),
    revenue: hundredths(delivery.revenueCents),
  };
}
