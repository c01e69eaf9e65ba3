import { formatInterval, formatNumber, formatPercent, formatPeriod } from '@pca/charts';
import type { Analysis, KpiTargetResult, TargetId } from '@pca/engine';

import { contextOf, isKpiId, labelOf, unitOf, type ReportContext } from './context.ts';
import { isMissing } from './numbers.ts';
import { deliveryStatus, verdictStatus } from './status.ts';

const totalIds = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

/** The analysis in a screenful of plain text: verdict, totals, KPIs with their intervals, targets, delivery; ended by a newline. */
export function renderSummary(analysis: Analysis, locale = 'en'): string {
  const context = contextOf(analysis, [], locale);
  const blocks = [
    headLines(context),
    totalLines(context),
    kpiLines(context),
    targetLines(context),
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
  return analysis.notes.length === 0 ? [] : ['Notes', ...analysis.notes.map((note) => `  ${note}`)];
}
