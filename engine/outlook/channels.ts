import { toUnits } from '../fields/decimal.ts';
import { isNullText, tidyCell } from '../fields/number-cell.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Entity } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { Ledger } from '../metrics/references.ts';

/** Spend and outcome of one channel on one reporting day, in units. */
export type ChannelDay = { readonly day: string; readonly spend: number; readonly outcome: number };

/** A part of the campaign whose budget could be set on its own. */
export type Channel = {
  readonly name: string;
  readonly entity: Entity;
  readonly place: string;
  /** By what efficiency is judged, and what of it is bought: revenue for ROAS, else the event. */
  readonly kpi: KpiId;
  readonly measure: MeasureId;
  /** Ids of the sums over the whole period. */
  readonly sums: { readonly spend: string; readonly outcome: string };
  /** Results behind the KPI; null where they are not reported. */
  readonly events: number | null;
  /** Empty with a fault. */
  readonly days: readonly ChannelDay[];
  /** Why there is no curve to look for. */
  readonly fault: { readonly reason: string; readonly needed: string } | null;
};

const maxChannels = 8;
/** Share of a channel's spend that may lack a day, for instance by rounding. */
const leastDaily = 0.995;
/** Where the money goes, from the widest sense of a channel to the narrowest. */
const tableIds = ['platform', 'channel', 'campaign'] as const;

/**
 * The largest channels by spend: platforms where there are several, else channels, else campaigns. None without spend in one currency or
 * without an outcome that money buys.
 */
export function channelsOf(facts: CampaignFacts): readonly Channel[] {
  const { outcome, tables } = facts;
  const table = tableIds.flatMap((id) => tables.find((other) => other.id === id) ?? [])[0];
  if (outcome === null || table === undefined || table.plan.isMoneyMixed) return [];
  const named = table.rows.filter((row) => isNamed(row) && (row.sums['spend'] ?? 0n) > 0n);
  return named.slice(0, maxChannels).map((row) => channelOf(facts, { row, table, outcome }));
}

function isNamed({ key }: TableRow): boolean {
  return key !== null && tidyCell(key) !== '' && !isNullText(tidyCell(key));
}

type Part = { readonly row: TableRow; readonly table: DimensionTable; readonly outcome: NonNullable<CampaignFacts['outcome']> };

function channelOf({ ledger }: CampaignFacts, { row, table, outcome }: Part): Channel {
  const { place, key } = row;
  const { kpi, event } = outcome;
  const measure = isReturn(kpi) ? kpiOf(kpi).numerator : event;
  const counted = row.sums[kpiOf(kpi).events ?? measure] ?? null;
  const events = counted === null ? null : toUnits(counted);
  const head = { name: key ?? '', entity: { dimension: table.dimension, key }, place, kpi, measure, events };
  const sums = sumsOf(ledger, place, kpi);
  if (sums === null) return { ...head, sums: { spend: `${place}.spend`, outcome: `${place}.${measure}` }, days: [], fault: noResults };
  const days = daysOf(row, sums);
  return days === null ? { ...head, sums, days: [], fault: noDays } : { ...head, sums, days, fault: null };
}

const noResults = { reason: 'It does not report results for all of its spend.', needed: 'results from every source of its spend' };
const noDays = { reason: 'Not all of its spend is reported by day.', needed: 'a report by day' };

/** Revenue per money spent; everything else is a price. */
function isReturn(kpi: KpiId): boolean {
  return kpiOf(kpi).kind === 'value';
}

/** The two sums behind the KPI; null where a source reports only one of them. */
function sumsOf(ledger: Ledger, place: string, kpi: KpiId): Channel['sums'] | null {
  const reference = ledger.references.get(`${place}.${kpi}`);
  if (reference?.kind !== 'kpi' || reference.isPartial) return null;
  const { numerator, denominator } = reference;
  if (numerator === null || denominator === null) return null;
  return isReturn(kpi) ? { spend: denominator, outcome: numerator } : { spend: numerator, outcome: denominator };
}

function daysOf({ place, days, sums: whole }: TableRow, sums: Channel['sums']): readonly ChannelDay[] | null {
  const [spendColumn, outcomeColumn] = [columnOf(sums.spend, place), columnOf(sums.outcome, place)];
  const daily = (days ?? []).map(({ day, sums: own }) => ({
    day,
    spend: toUnits(own[spendColumn] ?? 0n),
    outcome: toUnits(own[outcomeColumn] ?? 0n),
  }));
  const spent = daily.reduce((sum, { spend }) => sum + spend, 0);
  return spent >= leastDaily * toUnits(whole[spendColumn] ?? 0n) ? daily : null;
}

/** Ids of a row's sums are its place and the name of the sum. */
function columnOf(id: string, place: string): string {
  return id.slice(place.length + 1);
}
