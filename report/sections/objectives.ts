import { formatPercent, type BulletRow, type ChartSpec } from '@pca/charts';
import { kpiOf, type KpiTargetResult, type ObjectiveResult } from '@pca/engine';
import { isKpiId, labelOf, unitOf, type ReportContext } from '../context.ts';
import type { Inline, Row, TableBlock } from '../document.ts';
import { cell, row, say, text } from '../inlines.ts';
import { intervalWords, isMissing, kpiNumber, percentNumber } from '../numbers.ts';
import { verdictStatus } from '../status.ts';
import { leftOut, written, type Written } from './section-writer.ts';
import { attainmentBasis, targetNumber } from './target-number.ts';

/** Which targets were met: bullet bars and the table behind them. */
export function objectives(context: ReportContext): Written {
  const goals = distinctGoals(context.analysis.objectives);
  if (goals.length === 0) return leftOut('Objectives and targets', 'The brief states no target.');
  const judged = goals.filter((goal) => goal.attainment !== null);
  const chart = judged.length === 0 ? [] : [{ kind: 'chart', spec: bullets(context, judged) } as const];
  return written({
    id: 'objectives',
    name: 'Objectives',
    title: title(context, goals),
    blocks: [...chart, table(context), thresholds(context)],
  });
}

function distinctGoals(results: readonly ObjectiveResult[]): readonly KpiTargetResult[] {
  const byKpi = new Map(results.flatMap((objective) => objective.results).map((goal) => [goal.kpi, goal] as const));
  return [...byKpi.values()];
}

function title(context: ReportContext, goals: readonly KpiTargetResult[]): readonly Inline[] {
  const primary = context.analysis.objectives.find((objective) => objective.isPrimary);
  const main = primary?.results.find((goal) => goal.kpi === primary.primaryKpi) ?? primary?.results[0];
  const met = goals.filter((goal) => goal.verdict === 'met').length;
  const count = `${met} of ${goals.length} ${goals.length === 1 ? 'target' : 'targets'} met`;
  if (main === undefined || main.attainment === null) return [text(count)];
  const attained = percentNumber(context, { value: main.attainment, ref: `attainment:${main.kpi}`, basis: attainmentBasis(main) });
  return say`${labelOf(main.kpi)} ${kpiNumber(context, main.kpi, main.value)}, ${attained} of target; ${count}`;
}

function bullets(context: ReportContext, goals: readonly KpiTargetResult[]): ChartSpec {
  return {
    kind: 'bullet',
    id: 'targets',
    unit: { kind: 'share' },
    locale: context.locale,
    title: 'Attainment of each target',
    subtitle: `Actual as a share of target, costs as target ÷ actual; line = 95\u202F% interval; ${context.period}`,
    source: context.source,
    description: `Bars of attainment. ${goals.map((goal) => `${labelOf(goal.kpi)} ${formatPercent(goal.attainment, context.locale)}, ${verdictStatus(goal.verdict).word}`).join('; ')}.`,
    rows: goals.map((goal) => bulletRow(context, goal)),
  };
}

function bulletRow(context: ReportContext, goal: KpiTargetResult): BulletRow {
  const status = verdictStatus(goal.verdict);
  const [low, high] = attainmentInterval(goal);
  return {
    label: labelOf(goal.kpi),
    unit: unitOf(goal.kpi, context.analysis.currency),
    value: goal.value.value,
    target: goal.target,
    attainment: goal.attainment,
    attainmentLow: low,
    attainmentHigh: high,
    tone: status.tone,
    word: status.word,
  };
}

function attainmentInterval(goal: KpiTargetResult): readonly [number | null, number | null] {
  const { low, high } = goal.value;
  if (isMissing(low) || isMissing(high)) return [null, null];
  const isCost = isKpiId(goal.kpi) && kpiOf(goal.kpi).better === 'lower';
  if (isCost) return low > 0 && high > 0 ? [goal.target / high, goal.target / low] : [null, null];
  return goal.target > 0 ? [low / goal.target, high / goal.target] : [null, null];
}

function table(context: ReportContext): TableBlock {
  return {
    kind: 'table',
    caption: 'Targets and results by objective',
    columns: [
      { label: 'KPI', unit: '', align: 'left' },
      { label: 'Objective', unit: '', align: 'left' },
      { label: 'Target', unit: '', align: 'right' },
      { label: 'Actual', unit: '', align: 'right' },
      { label: 'Attainment', unit: '', align: 'right' },
      { label: 'Verdict', unit: '', align: 'left' },
    ],
    rows: context.analysis.objectives.flatMap((objective) => objective.results.map((goal) => goalRow(context, objective, goal))),
    note: '',
  };
}

function goalRow(context: ReportContext, objective: ObjectiveResult, goal: KpiTargetResult): Row {
  const detail = goal.value.isTooFew ? ' · too few' : '';
  return row(
    cell(labelOf(goal.kpi)),
    cell(objectiveWords(objective)),
    cell(targetNumber(context, goal)),
    cell(kpiNumber(context, goal.kpi, goal.value), [text(intervalWords(context, goal.kpi, goal.value) + detail)]),
    cell(percentNumber(context, { value: goal.attainment, ref: `attainment.${goal.kpi}`, basis: attainmentBasis(goal) })),
    cell([], goal.isUncertain ? [text('interval spans target')] : [], verdictStatus(goal.verdict)),
  );
}

/** `sales (primary)`: the objective in reading form. */
export function objectiveWords(objective: Pick<ObjectiveResult, 'objective' | 'isPrimary'>): string {
  const words = objective.objective.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${objective.isPrimary ? ' (primary)' : ''}`;
}

function thresholds(context: ReportContext): { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly isNote: true } {
  const { met, close } = context.analysis.brief.thresholds;
  const print = (share: number): string => formatPercent(share, context.locale);
  return {
    kind: 'paragraph',
    isNote: true,
    inlines: [
      text(
        `Met from ${print(met)} of target, close from ${print(close)}, missed below. The campaign is judged by its primary objective only.`,
      ),
    ],
  };
}
