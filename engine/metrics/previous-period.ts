import { addDays, daysBetween } from '../fields/day.ts';
import { dailyScope, periodScope } from '../query/period-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import { kpiIds } from './catalogue.ts';
import type { KpiId } from './catalogue.ts';
import { kpiValues } from './kpi-values.ts';
import { askPeriod, measuredOf, narrowFacts } from './period-facts.ts';
import { citeCalculated, citeKpis } from './references.ts';
import { totalsOf } from './sums.ts';
import type { KpiValue, PeriodComparison } from '../analysis.ts';
import type { Dataset } from '../query/dataset.ts';
import type { Period } from '../fields/period.ts';
import type { QueryRunner } from '../query/query.ts';
import type { KpiValues } from './kpi-values.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { Ledger } from './references.ts';

export type ComparisonContext = {
  readonly runner: QueryRunner;
  readonly dataset: Dataset;
  readonly ledger: Ledger;
  /** Facts of the flight. */
  readonly facts: PeriodFacts;
};

/** The equally long period that ends the day before. */
function periodBefore(period: Period): Period {
  return { start: addDays(period.start, -daysBetween(period.start, period.end) - 1), end: addDays(period.start, -1) };
}

/** A comparison with the facts that it was made from, both over the same daily sources. */
export type PreviousComparison = { readonly comparison: PeriodComparison; readonly before: PeriodFacts; readonly now: PeriodFacts };

/** Compares the flight with the equally long period before it, over daily sources; null when the data do not reach back. */
export async function comparePrevious(flight: Period, context: ComparisonContext): Promise<PreviousComparison | null> {
  const previous = periodBefore(flight);
  const { dataset, runner, ledger } = context;
  if (dataset.period === null || dataset.period.start > previous.start) return null;
  const scope = dailyScope(periodScope(dataset.sources, { view: 'primary', period: previous }));
  if (scope.parts.length === 0) return null;
  const before = await askPeriod(runner, scope, { hasDays: true });
  if (before.rows === 0) return null;
  const daily = sourcesOf(scope).map((source) => source.id);
  const now = narrowFacts(context.facts, (id) => daily.includes(id));
  const [previousKpis, currentKpis] = [kpisOf(before, { ledger, key: 'previous' }), kpisOf(now, { ledger, key: 'current' })];
  const comparison = {
    previous,
    current: flight,
    kpis: pairKpis(previousKpis, currentKpis, ledger),
    totals: { previous: totalsOf(measuredOf(before).sums, before.plan), current: totalsOf(measuredOf(now).sums, now.plan) },
    note: noteOf({ flight, before, now, context }),
  };
  return { comparison, before, now };
}

function kpisOf(facts: PeriodFacts, options: { readonly ledger: Ledger; readonly key: string }): KpiValues {
  const measured = measuredOf(facts);
  return kpiValues(
    facts.plan,
    measured,
    citeKpis(options.ledger, facts.plan, { place: { key: options.key, filters: [] }, sums: measured.sums }),
  );
}

function pairKpis(previous: KpiValues, current: KpiValues, ledger: Ledger): PeriodComparison['kpis'] {
  return Object.fromEntries(
    kpiIds.flatMap((id) => {
      const [before, now] = [previous[id], current[id]];
      return before === undefined || now === undefined
        ? []
        : [[id, { previous: before, current: now, change: changeOf(before, now, { id, ledger }) }]];
    }),
  );
}

/** Recorded under `change.<kpi>`. */
function changeOf(before: KpiValue, now: KpiValue, { id, ledger }: { readonly id: KpiId; readonly ledger: Ledger }): number | null {
  if (before.value === null || now.value === null || before.value <= 0) return null;
  return citeCalculated(ledger, `change.${id}`, { operation: 'relative-difference', inputs: [now.ref, before.ref], unit: 'share' });
}

type NoteFacts = { readonly flight: Period; readonly before: PeriodFacts; readonly now: PeriodFacts; readonly context: ComparisonContext };

function noteOf({ flight, before, now, context }: NoteFacts): string {
  const days = daysBetween(flight.start, flight.end) + 1;
  const notes = [`Change is relative to the ${days} ${days === 1 ? 'day' : 'days'} before the flight.`];
  if (days % 7 !== 0) notes.push('The two periods hold different weekdays.');
  const present = sourcesOf(now.plan.scope).map((source) => source.id);
  const added = present.filter((id) => now.bySource.has(id) && !before.bySource.has(id));
  const gone = present.filter((id) => before.bySource.has(id) && !now.bySource.has(id));
  if (added.length > 0) notes.push(`Only in the flight: ${added.join(', ')}.`);
  if (gone.length > 0) notes.push(`Only before it: ${gone.join(', ')}.`);
  const left = sourcesOf(context.facts.plan.scope).length - present.length;
  if (left > 0) notes.push(`${left} ${left === 1 ? 'source' : 'sources'} without daily figures are left out on both sides.`);
  return notes.join(' ');
}
