import { formatInterval, formatNumber, formatPercent, formatPeriod } from '@pca/charts';
import type { Analysis, KpiTargetResult, TargetId } from '@pca/engine';

import { contextOf, isKpiId, labelOf, unitOf, type ReportContext } from './context.ts';
import type { Inline } from './document.ts';
import { plainText } from './inlines.ts';
import { isMissing } from './numbers.ts';
import { isRestated } from './restated.ts';
import { findingStatus } from './sections/finding-words.ts';
import { deliveryStatus, verdictStatus } from './status.ts';
import { findingParts, recommendationParts } from './told-parts.ts';

const totalIds = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

/** What a screenful has room for; the report holds all. */
const most = { findings: 5, actions: 4, notes: 3 } as const;

/**
 * The analysis in a screenful of plain text: verdict, totals, KPIs with their intervals, targets, what stands out, what to do, delivery;
 * ended by a newline.
 */
export function renderSummary(analysis: Analysis, locale = 'en'): string {
  const context = contextOf(analysis, [], locale);
  const blocks = [
    headLines(context),
    totalLines(context),
    kpiLines(context),
    targetLines(context),
    findingLines(context),
    actionLines(context),
    deliveryLines(context),
    noteLines(context),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headLines({ analysis, locale }: ReportContext): readonly string[] {
  const { brief, period, verdict } = analysis;
  const title = [brief.name ?? 'Campaign', brief.client, period === null ? null : formatPeriod(period.start, period.end, locale)];
  const status = verdictStatus(verdict.result);
  return [title.filter((part) => part !== null).join(' · '), `${status.sign} ${verdict.sentence}`];
}

function totalLines(context: ReportContext): readonly string[] {
  const { totals, currency } = context.analysis;
  return totalIds.flatMap((id) => {
    const value = totals[id];
    if (value === null) return [];
    return [`  ${labelOf(id).padEnd(18)}${formatNumber(value, unitOf(id, currency), { locale: context.locale }).padStart(20)}`];
  });
}

function kpiLines(context: ReportContext): readonly string[] {
  const { analysis, locale } = context;
  const rows = context.tableKpis.flatMap((kpi) => {
    const value = analysis.kpis[kpi];
    if (value === undefined || isMissing(value.value)) return [];
    const unit = unitOf(kpi, analysis.currency);
    const interval =
      isMissing(value.low) || isMissing(value.high) ? 'no interval' : formatInterval(value.low, value.high, unit, { locale });
    const sample = isMissing(value.n)
      ? ''
      : `  n ${formatNumber(value.n, { kind: 'count' }, { locale })}${value.isTooFew ? ' (too few)' : ''}`;
    return [`  ${labelOf(kpi).padEnd(18)}${formatNumber(value.value, unit, { locale }).padStart(20)}   95 % ${interval}${sample}`];
  });
  return rows.length === 0 ? [] : ['Key figures', ...rows];
}

function targetLines(context: ReportContext): readonly string[] {
  const { objectives } = context.analysis;
  const rows = objectives.flatMap((objective) =>
    objective.results.filter((result) => result.verdict !== 'no-target').map((result) => targetLine(context, result)),
  );
  return rows.length === 0 ? [] : ['Targets', ...new Set(rows)];
}

function targetLine({ analysis, locale }: ReportContext, result: KpiTargetResult): string {
  const status = verdictStatus(result.verdict);
  const unit = unitOf(result.kpi, analysis.currency);
  const target = formatNumber(result.target, unit, { locale });
  const attained = result.attainment === null ? '' : `, ${formatPercent(result.attainment, locale)} of target`;
  return `  ${status.sign} ${labelOf(result.kpi satisfies TargetId).padEnd(16)}${valueText(result, locale, analysis).padStart(20)}   target ${target}${attained}: ${status.word}`;
}

function valueText({ kpi, value }: KpiTargetResult, locale: string, { currency }: Analysis): string {
  const unit = unitOf(kpi, currency);
  if (!isMissing(value.value)) return formatNumber(value.value, unit, { locale });
  return isKpiId(kpi) ? 'n/a' : formatInterval(value.low, value.high, unit, { locale });
}

/** What was found against targets stands in the lines above. */
function findingLines(context: ReportContext): readonly string[] {
  const { findings } = context.analysis;
  const told = findings.filter((finding) => finding.comparator !== 'target' && !isRestated(finding, findings));
  const lines = told
    .slice(0, most.findings)
    .map((finding) => `  ${findingStatus(finding).sign} ${lineOf(findingParts(context, finding).headline)}`);
  return lines.length === 0 ? [] : ['What stands out', ...lines];
}

function actionLines(context: ReportContext): readonly string[] {
  const lines = context.analysis.recommendations
    .slice(0, most.actions)
    .map((one) => `  ${one.position}. ${lineOf(recommendationParts(context, one).headline)}`);
  return lines.length === 0 ? [] : ['What to do', ...lines];
}

/** Names may hold line breaks. */
function lineOf(inlines: readonly Inline[]): string {
  return plainText(inlines).replaceAll(/[\r\n\t]+/gu, ' ');
}

function deliveryLines({ analysis, locale }: ReportContext): readonly string[] {
  const { status, planned, actual, pacing, byChannel, note } = analysis.delivery;
  if (status === 'no-plan') return [];
  const unit = { kind: 'money', currency: analysis.currency } as const;
  const amount = (text: string | null): string => formatNumber(text, unit, { locale });
  const channels = byChannel.flatMap(({ channel, planned: plan, actual: spent }) =>
    plan === null ? [] : [`    ${channel.padEnd(16)}${amount(spent).padStart(20)}   of ${amount(plan)}`],
  );
  const state = deliveryStatus(status);
  const whole =
    planned === null || actual === null
      ? state.word
      : `${amount(actual)} of ${amount(planned)} planned, pacing ${formatPercent(pacing, locale)}: ${state.word}`;
  return ['Delivery', `  ${state.sign} ${whole}`, ...channels, `  ${note}`];
}

function noteLines({ analysis }: ReportContext): readonly string[] {
  const { notes } = analysis;
  if (notes.length === 0) return [];
  const more = notes.length - most.notes;
  return ['Notes', ...notes.slice(0, most.notes).map((note) => `  ${note}`), ...(more > 0 ? [`  ${more} more in the report`] : [])];
}
