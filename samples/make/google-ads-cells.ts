import { english, fixed, hundredths, ratio } from './amount.ts';
import type { Amount } from './amount.ts';
import type { Chance } from './chance.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import type { Figures } from './figures.ts';

/** What standard reports print where a ratio or a name is undefined. */
export const none = ' --';

export const utf8 = { encoding: 'utf-8', delimiter: ',' } as const;

/** `2.81%`. */
export function percent(part: Amount | null, of: Amount | null): string {
  const value = ratio(part, of, { places: 2, per: 100 });
  return value === null ? none : `${value}%`;
}

/** Money per event; reports print a bare 0 when there was none. */
export const perUnit = (money: Amount | null, of: Amount | null): string => ratio(money, of, { places: 2 }) ?? '0';

/** Counts are grouped. */
export const grouped = (amount: Amount | null, places: number): string => english(fixed(amount ?? 0n, places));

/** Costs are not grouped. */
export const cost = (amount: Amount | null): string => fixed(amount ?? 0n, 2);

/** A row whose conversions are modelled, so they have decimals; Google Ads reports without a conversion value. */
export function modelled(rates: Rates, chance: Chance): Figures {
  const figures = figuresOf(deliver(rates, chance));
  const fraction = figures.conversions === 0n ? 0n : hundredths(chance.between(-49, 50));
  return { ...figures, conversions: figures.conversions + fraction, revenue: null };
}

/** Campaigns of the account that the report's filter hides: a fifth of what it shows. */
export function elsewhere(visible: Figures): Figures {
  const fifth = (amount: Amount | null, step: Amount): Amount | null => (amount === null ? null : (amount / 5n / step) * step);
  return {
    spend: fifth(visible.spend, 10_000n),
    impressions: fifth(visible.impressions, 1_000_000n),
    clicks: fifth(visible.clicks, 1_000_000n),
    conversions: fifth(visible.conversions, 10_000n),
    revenue: null,
  };
}
