import { fields, fieldIdsOfKind } from './fields/catalogue.ts';
import { analysisNotes, moneyObstacle } from './metrics/analysis-notes.ts';
import { absentDimensions, breakdownTasks } from './metrics/breakdown-dimensions.ts';
import { makeBreakdown } from './metrics/breakdowns.ts';
import { judgeDelivery } from './metrics/delivery.ts';
import { makeEvidence } from './metrics/evidence.ts';
import { absentRef, judgeObjectives, objectivesOf } from './metrics/objectives.ts';
import { kpiValues } from './metrics/kpi-values.ts';
import { askPeriod, measuredOf } from './metrics/period-facts.ts';
import { comparePrevious } from './metrics/previous-period.ts';
import { boundReach, reachText } from './metrics/reach.ts';
import { citeKpis } from './metrics/references.ts';
import { makeSeries, makeWeeklySeries } from './metrics/series.ts';
import { breakdownByWeekday, breakdownsBySource } from './metrics/source-breakdowns.ts';
import { spendFacts } from './metrics/spend-facts.ts';
import { totalsOf } from './metrics/sums.ts';
import { campaignVerdict } from './metrics/verdict.ts';
import { periodScope } from './query/period-scope.ts';
import { narrowScope } from './query/scope.ts';
import type { Analysis, Breakdown, ObjectiveResult, SourceSummary } from './analysis.ts';
import type { Brief } from './brief.ts';
import type { BreakdownOutcome } from './metrics/breakdowns.ts';
import type { PeriodFacts } from './metrics/period-facts.ts';
import type { Ledger } from './metrics/references.ts';
import type { Dataset, ReportedBounds } from './query/dataset.ts';
import type { Period } from './fields/period.ts';
import type { QueryRunner } from './query/query.ts';
import type { Scope } from './query/scope.ts';

export type AnalyseInput = {
  readonly brief: Brief;
  readonly dataset: Dataset;
  readonly runner: QueryRunner;
  readonly sources: readonly SourceSummary[];
  readonly reported: readonly ReportedBounds[];
  /** Called as stages begin and advance, for instance `breakdowns`, 3 of 14. */
  readonly onProgress?: (stage: string, done: number, total: number) => void;
};

/**
 * Judges one campaign. Asks about two queries per dimension and is the same to the byte for the same facts and brief.
 * An empty dataset gives an analysis whose verdict is `no-data`; only a failing runner throws.
 */
export async function analyse(input: AnalyseInput): Promise<Analysis> {
  const { brief, dataset, runner } = input;
  const ledger: Ledger = new Map();
  input.onProgress?.('totals', 0, 1);
  const period = analysedPeriod(brief, dataset);
  const facts = await askPeriod(runner, scopeOf(input, 'primary'), { hasDays: true });
  const measured = measuredOf(facts);
  const kpis = kpiValues(facts.plan, measured, citeKpis(ledger, facts.plan, { place: { key: 'kpi', filters: [] }, sums: measured.sums }));
  const { breakdowns, leftOut } = await makeBreakdowns(input, { facts, ledger, period });
  input.onProgress?.('series', 0, 1);
  const daily = makeSeries(facts, { period, ledger });
  const series = daily.length > 0 ? daily : await makeWeeklySeries(runner, facts, ledger);
  input.onProgress?.('delivery', 0, 1);
  const obstacle = moneyObstacle(brief, facts);
  const delivery = judgeDelivery(brief.budget, await spendFacts({ brief, dataset, runner, facts, period, breakdowns, obstacle }));
  input.onProgress?.('comparison', 0, 1);
  const previousPeriod = brief.flight === null ? null : await comparePrevious(brief.flight, { runner, dataset, ledger, facts });
  const reported = input.reported.filter((bounds) => brief.flight === null || touches(bounds.period, brief.flight));
  const reach = boundReach(reported, dataset.sources);
  const evidence = makeEvidence({ facts, kpis, reach, ledger, moneyObstacle: obstacle });
  const judged = objectivesOf(brief, evidence);
  const objectives = judgeObjectives(judged.ids, brief, evidence);
  citeAbsent(objectives, ledger);
  const currency = currencyOf(input, facts);
  const verdict = campaignVerdict(objectives, { currency, evidence, hasRows: facts.rows > 0, weight: facts.plan.weight });
  return {
    schemaVersion: 1,
    brief,
    currency,
    period,
    totals: totalsOf(measured.sums, facts.plan),
    kpis,
    objectives,
    verdict,
    breakdowns,
    notCovered: [...leftOut, ...absentParts(input)],
    series,
    delivery,
    previousPeriod,
    reported,
    reach: reachText(reach),
    datasetSources: dataset.sources,
    views: dataset.breakdowns,
    sources: input.sources,
    notes: analysisNotes({ brief, dataset, sources: input.sources, facts, kpis, judged }),
    references: Object.fromEntries([...ledger.entries()].sort(([a], [b]) => (a < b ? -1 : 1))),
    reportedFields: fieldIdsOfKind('reported').filter((id) => dataset.sources.some((source) => source.reported.includes(id))),
  };
}

type Left = Analysis['notCovered'][number];
type BreakdownStage = { readonly facts: PeriodFacts; readonly ledger: Ledger; readonly period: Period | null };

async function makeBreakdowns(
  input: AnalyseInput,
  stage: BreakdownStage,
): Promise<{ readonly breakdowns: readonly Breakdown[]; readonly leftOut: readonly Left[] }> {
  const { facts, ledger } = stage;
  const tasks = breakdownTasks(input.dataset.sources, input.dataset.breakdowns);
  const outcomes: BreakdownOutcome[] = [...breakdownsBySource(facts, ledger)];
  const primarySpend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  const views = new Map<string, PeriodFacts>([['primary', facts]]);
  for (const [at, task] of tasks.entries()) {
    input.onProgress?.('breakdowns', at, tasks.length);
    const view = views.get(task.view) ?? (await askPeriod(input.runner, scopeOf(input, task.view), { hasDays: false }));
    views.set(task.view, view);
    outcomes.push(
      await makeBreakdown(task, {
        runner: input.runner,
        ledger,
        scope: view.plan.scope,
        bySource: view.bySource,
        days: Math.max(1, facts.days.length),
        primarySpend,
      }),
    );
  }
  const weekday = breakdownByWeekday(facts, ledger);
  const made = outcomes.flatMap((outcome) => (outcome.kind === 'made' ? [outcome.breakdown] : []));
  const leftOut = outcomes.flatMap((outcome) => (outcome.kind === 'left-out' ? [{ what: outcome.what, why: outcome.why }] : []));
  const noWeekday = { what: 'Weekday', why: 'No source reports more than one weekday.' };
  return { breakdowns: weekday === null ? made : [...made, weekday], leftOut: weekday === null ? [...leftOut, noWeekday] : leftOut };
}

/** The view's facts inside the flight. Period totals of a file that lies outside of it altogether are left out. */
function scopeOf({ brief, dataset, sources }: AnalyseInput, view: string): Scope {
  const { flight } = brief;
  const scope = periodScope(dataset.sources, { view, period: flight });
  if (flight === null) return scope;
  const periods = new Map(sources.map((source) => [source.importId, source.period]));
  return narrowScope(
    scope,
    (source) =>
      source.grain !== 'period' || source.imports.length === 0 || source.imports.some((id) => touches(periods.get(id) ?? null, flight)),
  );
}

function touches(period: Period | null, flight: Period): boolean {
  return period === null || (period.start <= flight.end && period.end >= flight.start);
}

/** The days that the analysis describes: the flight as far as there are data; the period of the data where nothing can be cut. */
function analysedPeriod(brief: Brief, dataset: Dataset): Period | null {
  const { flight } = brief;
  if (flight === null || dataset.period === null) return flight ?? dataset.period;
  const primary = dataset.sources.filter((source) => source.view === 'primary');
  if (primary.every((source) => source.grain === 'period')) return dataset.period;
  const start = flight.start > dataset.period.start ? flight.start : dataset.period.start;
  const end = flight.end < dataset.period.end ? flight.end : dataset.period.end;
  return start <= end ? { start, end } : flight;
}

function currencyOf({ brief, dataset }: AnalyseInput, facts: PeriodFacts): string | null {
  if (facts.plan.isMoneyMixed) return null;
  return dataset.currency ?? facts.plan.currencies[0] ?? brief.currency;
}

function absentParts({ dataset, sources }: AnalyseInput): readonly Left[] {
  const dimensions = absentDimensions(dataset.sources).map((id) => ({ what: fields[id].label, why: 'No file reports it.' }));
  const files = sources
    .filter((source) => source.view === 'none')
    .map((source) => ({
      what: source.fileName,
      why: source.status === 'refused' ? 'The file was refused.' : 'The file needs an answer before it counts.',
    }));
  return [...dimensions, ...files];
}

function citeAbsent(objectives: readonly ObjectiveResult[], ledger: Ledger): void {
  for (const { kpi, value } of objectives.flatMap((objective) => objective.results)) {
    if (value.ref === absentRef(kpi)) ledger.set(value.ref, { formula: 'no source reports it', queries: [], inputs: {} });
  }
}
