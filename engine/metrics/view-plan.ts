import { fieldIdsOfKind } from '../fields/catalogue.ts';
import { kpiIds, kpiOf } from './catalogue.ts';
import { addAmounts, isMoney } from './sums.ts';
import { sourcesOf } from '../query/scope.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { DatasetSource } from '../query/dataset.ts';
import type { QueryMeasure } from '../query/query.ts';
import type { Scope } from '../query/scope.ts';
import type { KpiId } from './catalogue.ts';
import type { Sums } from './sums.ts';

/** Where the two sides of one KPI stand in the answer: ids of sums over exactly the sources that report both. */
export type KpiPlan = {
  readonly id: KpiId;
  /** Ids of the sources that report both sides; empty when none does. */
  readonly sources: readonly string[];
  /** Some other source of the view reports spend or impressions but not both sides. */
  readonly isPartial: boolean;
  readonly numerator: string;
  readonly denominator: string;
  /** Sum of the events that carry the information; null when a source does not report them. */
  readonly events: string | null;
  /** Sum of the view's weight over the KPI's sources. */
  readonly weight: string | null;
};

/** What to ask of a view so that totals and KPIs can be made from one answer. */
export type ViewPlan = {
  readonly scope: Scope;
  /** Measures that at least one source reports, in catalogue order. */
  readonly fields: readonly MeasureId[];
  readonly measures: readonly SumMeasure[];
  readonly kpis: readonly KpiPlan[];
  /** By what coverage is weighed: spend, else impressions. */
  readonly weight: MeasureId | null;
  readonly currencies: readonly string[];
  readonly isMoneyMixed: boolean;
};

type SumMeasure = Extract<QueryMeasure, { kind: 'sum' }>;

/** Plans the sums of a view from what its sources report. */
export function planView(scope: Scope): ViewPlan {
  const sources = sourcesOf(scope);
  const fields = fieldIdsOfKind('measure').filter((id) => sources.some((source) => source.measures.includes(id)));
  const currencies = [...new Set(sources.flatMap((source) => source.currency ?? []))].sort();
  const isMoneyMixed = currencies.length > 1;
  const weight = weightOf(fields, isMoneyMixed);
  const measures = new Map<string, SumMeasure>(fields.map((field) => [field, { kind: 'sum', id: field, field }]));
  const setIds = new Map<string, string>();
  const sumOver = (field: MeasureId, over: readonly DatasetSource[]): string => {
    const measure = restrictedSum(field, { over, sources, setIds });
    if (!measures.has(measure.id)) measures.set(measure.id, measure);
    return measure.id;
  };
  const kpis = kpiIds.flatMap((id) => planKpi(id, { sources, fields, weight, sumOver }));
  return { scope, fields, measures: [...measures.values()], kpis, weight, currencies, isMoneyMixed };
}

/** The plan's sums from the sums of each source, without asking again. */
export function combineSources(plan: ViewPlan, bySource: ReadonlyMap<string, Sums>): Sums {
  const all = sourcesOf(plan.scope).map((source) => source.id);
  return Object.fromEntries(
    plan.measures.map((measure) => {
      const amounts = (measure.sources ?? all).map((source) => bySource.get(source)?.[measure.field] ?? null);
      return [measure.id, amounts.reduce(addAmounts, null)];
    }),
  );
}

/** Whether a KPI has money on either side. */
export function hasMoney(id: KpiId): boolean {
  const { numerator, denominator } = kpiOf(id);
  return isMoney(numerator) || isMoney(denominator);
}

function weightOf(fields: readonly MeasureId[], isMoneyMixed: boolean): MeasureId | null {
  if (!isMoneyMixed && fields.includes('spend')) return 'spend';
  return fields.includes('impressions') ? 'impressions' : null;
}

type PlanContext = {
  readonly sources: readonly DatasetSource[];
  readonly fields: readonly MeasureId[];
  readonly weight: MeasureId | null;
  readonly sumOver: (field: MeasureId, over: readonly DatasetSource[]) => string;
};

function planKpi(id: KpiId, context: PlanContext): readonly KpiPlan[] {
  const { numerator, denominator, kind, events } = kpiOf(id);
  if (!context.fields.includes(numerator) || !context.fields.includes(denominator)) return [];
  const both = context.sources.filter((source) => source.measures.includes(numerator) && source.measures.includes(denominator));
  const carrier = events ?? (kind === 'count' ? numerator : denominator);
  const hasEvents = both.length > 0 && both.every((source) => source.measures.includes(carrier));
  // An empty list of sources is no question to ask: an id that no sum has stands for "no value".
  const sumOf = (field: MeasureId): string => (both.length === 0 ? `${field}_of_none` : context.sumOver(field, both));
  const weighed = context.sources.filter((source) => context.weight !== null && source.measures.includes(context.weight));
  return [
    {
      id,
      sources: both.map((source) => source.id),
      isPartial: weighed.some((source) => !both.includes(source)),
      numerator: sumOf(numerator),
      denominator: sumOf(denominator),
      events: hasEvents ? sumOf(carrier) : null,
      weight: context.weight === null ? null : sumOf(context.weight),
    },
  ];
}

/** The plain sum where only the wanted sources report the field, else one that leaves the others out. */
function restrictedSum(
  field: MeasureId,
  options: { readonly over: readonly DatasetSource[]; readonly sources: readonly DatasetSource[]; readonly setIds: Map<string, string> },
): SumMeasure {
  const reporters = options.sources.filter((source) => source.measures.includes(field));
  if (reporters.every((source) => options.over.includes(source))) return { kind: 'sum', id: field, field };
  const sources = options.over.map((source) => source.id);
  const set = options.setIds.get(sources.join('\n')) ?? String(options.setIds.size + 1);
  options.setIds.set(sources.join('\n'), set);
  return { kind: 'sum', id: `${field}_of_${set}`, field, sources };
}
