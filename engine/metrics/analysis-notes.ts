import { fields } from '../fields/catalogue.ts';
import { isDaily } from '../query/period-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import { kpiIds, kpiOf } from './catalogue.ts';
import type { SourceSummary } from '../analysis.ts';
import type { Brief } from '../brief.ts';
import type { Dataset, DatasetSource } from '../query/dataset.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { JudgedObjectives } from './objectives.ts';
import { objectiveKpis } from './objective-kpis.ts';
import type { KpiValues } from './kpi-values.ts';
import type { PeriodFacts } from './period-facts.ts';

/** What the notes are made from. */
export type NoteContext = {
  readonly brief: Brief;
  readonly dataset: Dataset;
  readonly sources: readonly SourceSummary[];
  readonly facts: PeriodFacts;
  readonly kpis: KpiValues;
  readonly judged: JudgedObjectives;
};

/** Everything a reader must know to read the numbers rightly, in a fixed order. */
export function analysisNotes(context: NoteContext): readonly string[] {
  return [
    ...openQuestions(context.sources),
    objectiveNote(context.judged),
    currencyNote(context),
    flightNote(context),
    seriesNote(context.facts),
    timeZoneNote(context),
    claimNote(context.facts),
    ...coverageNotes(context),
    overdispersionNote(context.kpis),
  ].filter((note) => note !== null);
}

/** Files that are counted by a default reading; each says what to answer. */
function openQuestions(sources: readonly SourceSummary[]): readonly string[] {
  return sources
    .filter((source) => source.status === 'needs_answer' && source.view !== 'none')
    .flatMap((source) =>
      source.issues
        .filter((issue) => issue.severity === 'question')
        .map((issue) => `${source.fileName} is counted although a question is open: ${issue.message}`),
    );
}

/** Why money of the brief and of the data cannot be compared; null when it can. */
export function moneyObstacle(brief: Brief, facts: PeriodFacts): string | null {
  const [currency, ...others] = facts.plan.currencies;
  if (others.length > 0) return `Amounts are in ${facts.plan.currencies.join(' and ')}; currencies are never added.`;
  if (brief.currency === null || currency === undefined || currency === brief.currency) return null;
  return `The brief is in ${brief.currency} and the data are in ${currency}; they are not compared.`;
}

function objectiveNote(judged: JudgedObjectives): string | null {
  if (!judged.isInferred) return null;
  const [id] = judged.ids;
  return id === undefined
    ? 'The brief names no objective, and the data do not suggest one.'
    : `The brief names no objective; ${objectiveKpis(id).label} is assumed from its targets or else from the data.`;
}

function currencyNote({ brief, facts }: NoteContext): string | null {
  const { currencies } = facts.plan;
  if (currencies.length > 1)
    return `Amounts are in ${currencies.join(', ')}. Currencies are never added, so money is shown by source only.`;
  if (currencies.length === 0 && facts.plan.fields.includes('spend'))
    return brief.currency === null
      ? 'No file states its currency.'
      : `No file states its currency; ${brief.currency} of the brief is assumed.`;
  return moneyObstacle(brief, facts);
}

function flightNote({ brief, dataset, facts }: NoteContext): string | null {
  const { flight } = brief;
  if (flight === null || dataset.period === null) return null;
  if (dataset.period.end < flight.start || dataset.period.start > flight.end)
    return `The data (${dataset.period.start} to ${dataset.period.end}) lie outside the flight (${flight.start} to ${flight.end}).`;
  const isOutside = dataset.period.start < flight.start || dataset.period.end > flight.end;
  if (!isOutside)
    return dataset.period.end < flight.end ? `The data end on ${dataset.period.end}, before the flight does (${flight.end}).` : null;
  const coarse = sourcesOf(facts.plan.scope).filter((source) => !isDaily(source));
  const cut = `Days outside the flight (${flight.start} to ${flight.end}) are left out`;
  if (coarse.length === 0) return `${cut}; their spend is under delivery.`;
  return `${cut} where figures are daily. The coarser figures of ${names(coarse)} cannot be cut and may hold days before or after it.`;
}

function seriesNote(facts: PeriodFacts): string | null {
  const sources = sourcesOf(facts.plan.scope);
  if (sources.length === 0 || sources.some((source) => isDaily(source) || source.grain === 'week')) return null;
  return `Period totals only, no time series: no days in ${names(sources)}.`;
}

function timeZoneNote({ brief, facts }: NoteContext): string | null {
  const zones = [...new Set(sourcesOf(facts.plan.scope).flatMap((source) => source.timeZone ?? []))].sort();
  if (zones.length > 1)
    return `Sources report in different time zones (${zones.join(', ')}): a day of one may hold hours of the next, so daily comparisons between them are good to ±1 day.`;
  if (zones[0] === undefined || brief.timeZone === null || zones[0] === brief.timeZone) return null;
  return `The data are in time zone ${zones[0]}, the brief in ${brief.timeZone}: days may differ by ±1.`;
}

function claimNote(facts: PeriodFacts): string | null {
  const platforms = [
    ...new Set(
      sourcesOf(facts.plan.scope)
        .filter((source) => (facts.bySource.get(source.id)?.['conversions'] ?? 0n) > 0n)
        .map((source) => source.platform),
    ),
  ].sort();
  return platforms.length < 2
    ? null
    : `Conversions and revenue are platform-claimed: ${platforms.join(', ')} each count what they attribute to themselves, so one order may be counted more than once.`;
}

/** KPIs that do not describe all spend, grouped by what is missing where. */
function coverageNotes({ facts, kpis }: NoteContext): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const id of kpiIds) {
    const value = kpis[id];
    const plan = facts.plan.kpis.find((kpi) => kpi.id === id);
    if (value?.coverage == null || value.coverage >= 1 || plan === undefined || plan.sources.length === 0) continue;
    const left = sourcesOf(facts.plan.scope).filter((source) => !plan.sources.includes(source.id));
    const key = `on ${Math.round(value.coverage * 100)} % of ${weightName(facts.plan.weight)}: ${names(left)} ${left.length === 1 ? 'does' : 'do'} not report both sides`;
    groups.set(key, [...(groups.get(key) ?? []), kpiOf(id).label]);
  }
  return [...groups.entries()].map(([key, labels]) => `${labels.join(', ')} ${key}.`);
}

function weightName(weight: MeasureId | null): string {
  return weight === null ? 'the data' : fields[weight].label.toLowerCase();
}

function overdispersionNote(kpis: KpiValues): string | null {
  const wide = kpiIds.filter((id) => kpiOf(id).kind === 'count' && kpis[id]?.method === 'cluster-delta').map((id) => kpiOf(id).label);
  return wide.length === 0 ? null : `${wide.join(', ')}: days vary more than chance alone explains, so the interval is made from the days.`;
}

function names(sources: readonly DatasetSource[]): string {
  return sources.map((source) => source.id).join(', ');
}
