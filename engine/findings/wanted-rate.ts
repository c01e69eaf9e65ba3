import { kpiOf } from '../metrics/catalogue.ts';
import { valueOf } from '../metrics/references.ts';
import { amountOn, sidesOf } from './daily-part.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { AdRecord } from './ad-records.ts';
import type { WornAd } from './fatigue-facts.ts';

/** The recent pace of an ad, one of each weekday. */
const recentDays = 7;
/** Fewer results in it make no price. */
const fewestResults = 10;

/** The price that is wanted, and the rate at which an ad no longer has it. */
export type Wanted = { readonly limit: NonNullable<WornAd['limit']>; readonly rate: number };

/**
 * The rate at which an ad's price, at its recent price of an impression, passes the target, else the price of the campaign. Null where
 * there is no price, or the ad has too few results in its last seven days.
 */
export function wantedRate({ outcome, ledger }: CampaignFacts, { part, history }: AdRecord): Wanted | null {
  const sides = outcome === null ? null : sidesOf(part, outcome.kpi);
  if (outcome === null || sides === null) return null;
  const { kpi } = outcome;
  const id = [`target.${kpi}`, `total.${kpi}`].find((known) => (valueOf(ledger.references.get(known)) ?? 0) > 0);
  const limit = id === undefined ? null : valueOf(ledger.references.get(id));
  const recent = part.days.slice(-recentDays);
  const sum = (side: string): number => recent.reduce((total, sums) => total + (amountOn(sums, side) ?? 0), 0);
  const [numerator, denominator] = [sum(sides.numerator), sum(sides.denominator)];
  const shown = history.days.slice(-recentDays);
  const rate = shown.reduce((total, { events }) => total + events, 0) / shown.reduce((total, { trials }) => total + trials, 0);
  const { per, better, events } = kpiOf(kpi);
  const results = events === undefined ? denominator : sum(events);
  if (id === undefined || limit === null || !(results >= fewestResults && numerator > 0 && rate > 0)) return null;
  const now = (numerator / denominator) * per;
  return { limit: { id, kpi }, rate: better === 'lower' ? (rate * now) / limit : (rate * limit) / now };
}
