import { toUnits } from '../fields/decimal.ts';
import { measuredOf, narrowFacts } from '../metrics/period-facts.ts';
import { hasMoney } from '../metrics/view-plan.ts';
import { sourcesOf } from '../query/scope.ts';
import { channelTable, namedRows } from './channel-table.ts';
import { dailySums } from './day-clusters.ts';
import type { Entity } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DaySums, DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { PeriodFacts } from '../metrics/period-facts.ts';
import type { NamedPlace } from '../metrics/references.ts';
import type { ViewPlan } from '../metrics/view-plan.ts';
import type { Sides } from './day-clusters.ts';

/** The whole campaign or one group of it with its days in order, as `citeDays` takes them. */
export type DailyPart = {
  /** null: the whole campaign. */
  readonly entity: Entity | null;
  readonly place: NamedPlace;
  readonly plan: ViewPlan;
  readonly days: readonly DaySums[];
};

/** The parts that are watched day by day. */
export type DailyParts = {
  /** All daily sources together; null without daily figures. */
  readonly whole: DailyPart | null;
  /** The channels that have a name and daily figures, in the order of their table; none where there is but one. */
  readonly channels: readonly DailyPart[];
};

/** Several kinds ask of the same facts, which never change. */
const known = new WeakMap<CampaignFacts, DailyParts>();

/** The whole campaign and its channels with their days. */
export function dailyParts(facts: CampaignFacts): DailyParts {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const whole = partOf(facts.facts, { entity: null, key: 'total', isOwn: () => true });
  const table = channelTable(facts);
  const channels = table === null ? [] : namedRows(table).flatMap((row) => rowPart(facts, table, row) ?? []);
  const parts = { whole: whole.days.length === 0 ? null : whole, channels };
  known.set(facts, parts);
  return parts;
}

/** One row of a breakdown with its days; null where it has none. */
export function rowPart({ facts }: CampaignFacts, table: DimensionTable, row: TableRow): DailyPart | null {
  const { dimension, plan } = table;
  const { key, place } = row;
  const entity = { dimension, key };
  if (dimension === 'platform' || dimension === 'source') {
    const own = sourcesOf(facts.plan.scope).filter((source) => (dimension === 'platform' ? source.platform : source.id) === key);
    const part = partOf(facts, { entity, key: place, isOwn: (id) => own.some((source) => source.id === id) });
    return part.days.length === 0 ? null : part;
  }
  if (row.days === null || row.days.length === 0 || dimension === 'weekday') return null;
  const days = row.days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { entity, place: { key: place, filters: [{ kind: 'in', dimension, values: [key] }] }, plan, days };
}

/** Ids of the two sums of a KPI in a part; null where no source reports both, or where they are in several currencies. */
export function sidesOf({ plan }: DailyPart, kpi: KpiId): Sides | null {
  if (plan.isMoneyMixed && hasMoney(kpi)) return null;
  const found = plan.kpis.find(({ id }) => id === kpi);
  return found === undefined || found.sources.length === 0 ? null : { numerator: found.numerator, denominator: found.denominator };
}

/** One sum of a day in units; null where nothing reports it. */
export function amountOn({ sums }: DaySums, id: string): number | null {
  const amount = sums[id] ?? null;
  return amount === null ? null : toUnits(amount);
}

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Topics of a claim about one part; none of the whole campaign. */
export function partTopics({ entity }: Pick<DailyPart, 'entity'>): readonly string[] {
  return entity === null ? [] : [...new Set([`${entity.dimension}:${entity.key}`, `channel:${entity.key}`])];
}

type Choice = { readonly entity: Entity | null; readonly key: string; readonly isOwn: (sourceId: string) => boolean };

function partOf(facts: PeriodFacts, { entity, key, isOwn }: Choice): DailyPart {
  const { dailySources } = measuredOf(facts);
  const own = narrowFacts(facts, (id) => dailySources.includes(id) && isOwn(id));
  return { entity, place: { key, filters: [] }, plan: own.plan, days: own.plan.measures.length === 0 ? [] : dailySums(own) };
}
