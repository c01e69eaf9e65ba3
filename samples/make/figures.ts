import { shortest } from './amount.ts';
import type { Amount } from './amount.ts';

/** What one row of an export reports, as exact amounts; null: the file has no such column. */
export type Figures = {
  readonly spend: Amount | null;
  readonly impressions: Amount | null;
  readonly clicks: Amount | null;
  readonly conversions: Amount | null;
  readonly revenue: Amount | null;
};

/** The same as decimal text. */
export type PrintedFigures = { readonly [Id in keyof Figures]: string | null };

export const noFigures: Figures = { spend: null, impressions: null, clicks: null, conversions: null, revenue: null };

/** The sum of some rows; a measure that no row reports stays null. */
export function sumOf(rows: readonly Figures[]): Figures {
  return {
    spend: addUp(rows.map((row) => row.spend)),
    impressions: addUp(rows.map((row) => row.impressions)),
    clicks: addUp(rows.map((row) => row.clicks)),
    conversions: addUp(rows.map((row) => row.conversions)),
    revenue: addUp(rows.map((row) => row.revenue)),
  };
}

/** Decimal text of every measure. */
export function printed(figures: Figures): PrintedFigures {
  const text = (amount: Amount | null): string | null => (amount === null ? null : shortest(amount));
  return {
    spend: text(figures.spend),
    impressions: text(figures.impressions),
    clicks: text(figures.clicks),
    conversions: text(figures.conversions),
    revenue: text(figures.revenue),
  };
}

function addUp(amounts: readonly (Amount | null)[]): Amount | null {
  return amounts.reduce((sum, amount) => (amount === null ? sum : (sum ?? 0n) + amount), null);
}
