import { toUnits } from '../fields/decimal.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { isDaily } from '../query/period-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import { holm } from '../statistics/multiplicity.ts';
import { compareRatios } from '../statistics/compare-ratios.ts';
import { dayClusters } from './day-clusters.ts';
import { caveatsOf } from './kpi-claim.ts';
import { isUnknownKey } from './unknown-key.ts';
import type { Caveat, Entity, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { Arm, ArmComparison, ComparedArm } from '../statistics/arm-comparison.ts';
import type { Sides } from './day-clusters.ts';

/** Level of all channels together, after Holm. */
const level = 0.05;

/** One channel with the two sums of a KPI, and how it compares with all others together. */
export type ComparedChannel = {
  readonly entity: Entity;
  readonly place: string;
  readonly isNamed: boolean;
  /** Ids of the KPI and of its sums. */
  readonly kpi: string;
  readonly sides: Sides;
  readonly arm: Arm;
  /** Results behind the KPI. */
  readonly events: number;
  readonly comparison: ArmComparison;
};

/** `all`: ids of the sums of all channels that report both sides of the KPI. */
export type ChannelComparison = { readonly kpi: KpiId; readonly all: Sides; readonly channels: readonly ComparedChannel[] };

/**
 * Compares each channel of a table with the others by one KPI, on the same days where all figures are daily, and pays for the number
 * of channels. Null where fewer than two report the KPI, or where groups are left out of the table: the rest would be cut.
 */
export function compareChannels({ ledger }: CampaignFacts, table: DimensionTable, kpi: KpiId): ChannelComparison | null {
  const { plan, hasRest, id, dimension } = table;
  const whole = plan.kpis.find((other) => other.id === kpi);
  if (whole === undefined || hasRest) return null;
  const isOnDays = sourcesOf(plan.scope).every(isDaily);
  const found = table.rows.flatMap((row): readonly Omit<ComparedChannel, 'comparison'>[] => {
    const { key, place, sums } = row;
    const reference = ledger.references.get(`${place}.${kpi}`);
    if (reference?.kind !== 'kpi' || reference.numerator === null || reference.denominator === null) return [];
    const sides = { numerator: reference.numerator, denominator: reference.denominator };
    const arm = armOf(row, { numerator: columnOf(sides.numerator, place), denominator: columnOf(sides.denominator, place) }, isOnDays);
    const isNamed = !isUnknownKey(key);
    return arm === null
      ? []
      : [{ entity: { dimension, key }, place, isNamed, kpi: `${place}.${kpi}`, sides, arm, events: eventsOf(kpi, sums) }];
  });
  if (found.length < 2) return null;
  const denominator = kpiOf(kpi).kind === 'cost' ? 'events' : 'amount';
  const comparisons = compareRatios(
    found.map(({ arm }) => arm),
    { adjust: holm, denominator },
  );
  const all = { numerator: `${id}.all.${whole.numerator}`, denominator: `${id}.all.${whole.denominator}` };
  const channels = found.flatMap((channel, at) => {
    const comparison = comparisons[at];
    return comparison === undefined ? [] : [{ ...channel, comparison }];
  });
  return { kpi, all, channels };
}

/** The comparison of a channel that has a name, where it shows a difference; null otherwise. */
export function shownDifference({ comparison, isNamed }: ComparedChannel): ComparedArm | null {
  return isNamed && comparison.status === 'ok' && comparison.adjustedP <= level ? comparison : null;
}

/** What must be said beside a claim about a channel. */
export function channelCaveats(facts: CampaignFacts, kpi: KpiId): readonly Caveat[] {
  const coverage = facts.kpis[kpi]?.coverage ?? null;
  return ['observed-not-caused', ...caveatsOf(facts, kpi, { coverage, isTooFew: false })];
}

/**
 * Topics of a claim about one channel, and one for claims that repeat a part of each other: each channel is in the rest of the others,
 * so that one good channel makes several bad ones, and of two channels the one is what the other is not.
 */
export function channelTopics(
  { channels }: ChannelComparison,
  { entity }: ComparedChannel,
  claim: Pick<Finding, 'kind' | 'tone'>,
): readonly string[] {
  const { dimension, key } = entity;
  const side = channels.length === 2 ? 'both' : claim.tone;
  return [...new Set([`${dimension}:${key}`, `channel:${key}`, `${claim.kind}:${side}`])];
}

/** null where a side is not reported. */
function armOf({ place, sums, days }: TableRow, columns: Sides, isOnDays: boolean): Arm | null {
  const [numerator, denominator] = [sums[columns.numerator] ?? null, sums[columns.denominator] ?? null];
  if (numerator === null || denominator === null) return null;
  const arm = { id: place, numerator: toUnits(numerator), denominator: toUnits(denominator) };
  return days === null || !isOnDays ? arm : { ...arm, days: dayClusters(days, columns) };
}

/** Ids of a row's sums are its place and the name of the sum. */
function columnOf(id: string, place: string): string {
  return id.slice(place.length + 1);
}

function eventsOf(id: KpiId, sums: TableRow['sums']): number {
  const { events, kind, numerator, denominator } = kpiOf(id);
  return toUnits(sums[events ?? (kind === 'count' ? numerator : denominator)] ?? 0n);
}
