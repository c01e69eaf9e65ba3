import { breakdownTasks } from './breakdown-dimensions.ts';
import { makeBreakdown } from './breakdowns.ts';
import { campaignScope } from './campaign-scope.ts';
import { askPeriod, measuredOf } from './period-facts.ts';
import { breakdownByWeekday, breakdownsBySource } from './source-breakdowns.ts';
import type { Analysis, Breakdown } from '../analysis.ts';
import type { QueryRunner } from '../query/query.ts';
import type { BreakdownOutcome } from './breakdowns.ts';
import type { CampaignFrame } from './campaign-scope.ts';
import type { DimensionTable } from './dimension-table.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { Ledger } from './references.ts';

/** All breakdowns of a campaign, the same as tables for statistics, and the dimensions that gave none. */
export type CampaignBreakdowns = {
  readonly breakdowns: readonly Breakdown[];
  readonly tables: readonly DimensionTable[];
  readonly leftOut: Analysis['notCovered'];
};

export type BreakdownsContext = CampaignFrame & {
  readonly runner: QueryRunner;
  readonly facts: PeriodFacts;
  readonly ledger: Ledger;
  /** Called before each dimension, for instance 3 of 14. */
  readonly onProgress: (done: number, total: number) => void;
};

/** Breaks a campaign down by every dimension that its sources report; other views are asked on their own. */
export async function campaignBreakdowns(context: BreakdownsContext): Promise<CampaignBreakdowns> {
  const { facts, ledger, dataset, runner } = context;
  const tasks = breakdownTasks(dataset.sources, dataset.breakdowns);
  const outcomes: BreakdownOutcome[] = [...breakdownsBySource(facts, ledger)];
  const primarySpend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  const views = new Map<string, PeriodFacts>([['primary', facts]]);
  for (const [at, task] of tasks.entries()) {
    context.onProgress(at, tasks.length);
    const view = views.get(task.view) ?? (await askPeriod(runner, campaignScope(context, task.view), { hasDays: false }));
    views.set(task.view, view);
    const { scope } = view.plan;
    const days = Math.max(1, facts.days.length);
    outcomes.push(await makeBreakdown(task, { runner, ledger, scope, bySource: view.bySource, days, primarySpend }));
  }
  return gather([...outcomes, weekdayOutcome(facts, ledger)]);
}

function weekdayOutcome(facts: PeriodFacts, ledger: Ledger): BreakdownOutcome {
  const weekday = breakdownByWeekday(facts, ledger);
  return weekday === null
    ? { kind: 'left-out', what: 'Weekday', why: 'No source reports more than one weekday.' }
    : { kind: 'made', ...weekday };
}

function gather(outcomes: readonly BreakdownOutcome[]): CampaignBreakdowns {
  const made = outcomes.flatMap((outcome) => (outcome.kind === 'made' ? [outcome] : []));
  return {
    breakdowns: made.map(({ breakdown }) => breakdown),
    tables: made.map(({ table }) => table),
    leftOut: outcomes.flatMap((outcome) => (outcome.kind === 'left-out' ? [{ what: outcome.what, why: outcome.why }] : [])),
  };
}
