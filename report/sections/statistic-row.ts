import { formatNumber, formatPercent, formatPeriod, missingText } from '@pca/charts';
import type { Result } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Cell, Inline, Row } from '../document.ts';
import { factIntervalText, factText } from '../fact-number.ts';
import { cell, name, row, text } from '../inlines.ts';
import { metricLabel } from '../metric-label.ts';
import { statusOf } from '../status.ts';
import { estimateKind, methodWords, warningMark } from './method-words.ts';

/** Corrected p-values below it are called beyond chance. */
const level = 0.05;
/** Of the intervals; another one is said beside its bounds. */
const usualLevel = 0.95;

/** One answer: about what, how much, how sure, and on which sample. */
export function answerRow(context: ReportContext, result: Result): Row {
  const p = correctedP(result);
  const warned = [result.reason, ...result.warnings.map(warningMark)].filter((part) => part !== null).join(' ');
  return row(
    aboutCell(context, result),
    estimateCell(context, result),
    cell(intervalText(context, result)),
    cell(p === null ? missingText : pText(p, context.locale)),
    cell(sampleText(context, result), warned === '' ? [] : [text(warned)]),
  );
}

/** The p-value after the correction for all tests of its question, else as it was; null where nothing was tested. */
export function correctedP({ adjustedP, pValue }: Result): number | null {
  return adjustedP ?? pValue;
}

/** Something was found, and chance alone hardly makes as much. */
export function isBeyondChance(result: Result): boolean {
  return hasEstimate(result) && (correctedP(result) ?? 1) < level;
}

/** Sums of what was found are 0 where nothing was. */
export function hasEstimate({ estimate }: Result): boolean {
  return estimate !== null && estimate !== 0;
}

/** Of what an answer is: a group's name, or the campaign. */
export function scopeName({ entity }: Result['scope']): string {
  if (entity === null) return 'the campaign';
  return entity.key ?? '(not given)';
}

/** `0.021`, and `< 0.001` where more digits would only seem exact. */
export function pText(p: number, locale: string): string {
  const written = (value: number, decimals: number): string => formatNumber(value, { kind: 'number' }, { locale, decimals });
  if (p < 0.001) return `<\u00A0${written(0.001, 3)}`;
  return written(p, p < 0.1 ? 3 : 2);
}

function aboutCell({ locale }: ReportContext, { scope, metric, status }: Result): Cell {
  const about: Inline = scope.entity === null ? text('The campaign') : name(scope.entity.key);
  const when = scope.period === null ? '' : `, ${formatPeriod(scope.period.start, scope.period.end, locale)}`;
  return cell(about, [text(metricLabel(metric) + when)], status === 'weak' ? statusOf('close', 'weak') : null);
}

function estimateCell(context: ReportContext, result: Result): Cell {
  const { estimate, unit, method, drilldown, effect } = result;
  if (estimate === null) return cell(missingText);
  const kind = estimateKind(method);
  const isSigned = kind === 'difference';
  const shown =
    kind === 'factor'
      ? `×\u00A0${factText(context, { value: estimate, unit })}`
      : factText(context, { value: estimate, unit }, { isSigned });
  const hasRelative = isSigned && effect.relative !== null && unit !== 'share';
  const relative = hasRelative ? [text(factText(context, { value: effect.relative, unit: 'share' }, { isSigned: true }))] : [];
  return cell({ kind: 'cited', text: shown, refs: drilldown, basis: `${methodWords(method)}: ${drilldown.join(', ')}` }, relative);
}

function intervalText(context: ReportContext, { interval, unit, method }: Result): string {
  if (interval === null) return missingText;
  const bounds = factIntervalText(context, { ...interval, unit }, { isSigned: estimateKind(method) === 'difference' });
  return interval.level === usualLevel ? bounds : `${formatPercent(interval.level, context.locale)}: ${bounds}`;
}

function sampleText({ locale }: ReportContext, { n }: Result): string {
  const parts = [
    [n.clusters, 'day', 'days'],
    [n.events, 'event', 'events'],
    [n.rows, 'group', 'groups'],
  ] as const;
  const told = parts.flatMap(([amount, one, many]) =>
    amount === null ? [] : [`${formatNumber(Math.round(amount), { kind: 'count' }, { locale })} ${amount === 1 ? one : many}`],
  );
  return told.length === 0 ? missingText : told.join(', ');
}
