import { formatInterval, formatNumber, formatPercent, missingText, type Unit } from '@pca/charts';
import { questionOf, type FactUnit, type Result } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import { fieldLabel } from '../context.ts';
import type { Block, Cell, Row, TableBlock } from '../document.ts';
import { cell, name, row, text } from '../inlines.ts';
import { statusOf } from '../status.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const maxRows = 60;

/** How sure: every test that was made, with its correction, and every one that was refused, with what it would take. */
export function statistics(context: ReportContext): Written {
  const { results } = context.analysis;
  if (results.length === 0) return leftOut('Statistics', 'No comparison could be made with these files.');
  const answered = results.filter((result) => result.status !== 'refused');
  const refused = results.filter((result) => result.status === 'refused');
  const blocks: readonly Block[] = [
    ...(answered.length === 0 ? [] : [answerTable(context, answered)]),
    ...(refused.length === 0 ? [] : [refusalTable(refused)]),
  ];
  return written({ id: 'statistics', name: 'Statistics', title: [text('How sure are we?')], blocks });
}

function answerTable(context: ReportContext, results: readonly Result[]): TableBlock {
  const shown = results.slice(0, maxRows);
  return {
    kind: 'table',
    caption: 'Tests, with p-values corrected for all tests of the same question',
    columns: [
      { label: 'Question', unit: '', align: 'left' },
      { label: 'About', unit: '', align: 'left' },
      { label: 'Estimate', unit: '', align: 'right' },
      { label: 'p, corrected', unit: '', align: 'right' },
      { label: 'Method', unit: '', align: 'left' },
    ],
    rows: shown.map((result) => answerRow(context, result)),
    note: results.length > shown.length ? `${results.length - shown.length} more are in the analysis file.` : '',
  };
}

function answerRow(context: ReportContext, result: Result): Row {
  const { locale } = context;
  const adjusted = result.adjustedP ?? result.pValue;
  const warned = [result.reason, ...result.warnings].filter((part) => part !== null).join(' ');
  return row(
    cell(questionOf(result.askedBy)),
    aboutCell(result),
    estimateCell(context, result),
    cell(adjusted === null ? missingText : formatNumber(adjusted, { kind: 'number' }, { locale })),
    cell([text(result.method)], warned === '' ? [] : [text(warned)], result.status === 'weak' ? statusOf('close', 'weak') : null),
  );
}

function aboutCell({ scope, metric }: Result): Cell {
  const about = scope.entity === null ? text('the campaign') : name(scope.entity.key);
  return cell([about], [text(fieldLabel(metric))]);
}

function estimateCell(context: ReportContext, { estimate, unit, interval }: Result): Cell {
  if (estimate === null) return cell(missingText);
  const { locale, analysis } = context;
  const chartUnit = chartUnitOf(unit, analysis.currency);
  const detail =
    interval === null
      ? []
      : [text(`${formatPercent(interval.level, locale)} ${formatInterval(interval.low, interval.high, chartUnit, { locale })}`)];
  return cell(formatNumber(estimate, chartUnit, { locale }), detail);
}

function chartUnitOf(unit: FactUnit, currency: string | null): Unit {
  switch (unit) {
    case 'money':
      return { kind: 'money', currency };
    case 'points':
      return { kind: 'share' };
    case 'days':
      return { kind: 'count' };
    case 'count':
    case 'share':
    case 'seconds':
    case 'number':
      return { kind: unit };
  }
}

function refusalTable(results: readonly Result[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Not answered, and what it would take',
    columns: [
      { label: 'Question', unit: '', align: 'left' },
      { label: 'About', unit: '', align: 'left' },
      { label: 'Why', unit: '', align: 'left' },
      { label: 'Needed', unit: '', align: 'left' },
    ],
    rows: results
      .slice(0, maxRows)
      .map((result) => row(cell(questionOf(result.askedBy)), aboutCell(result), cell(result.reason ?? ''), cell(result.needed ?? ''))),
    note: results.length > maxRows ? `${results.length - maxRows} more are in the analysis file.` : '',
  };
}
