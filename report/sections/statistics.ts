import { formatNumber, missingText } from '@pca/charts';
import { questionOf, type Result } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Row, TableBlock } from '../document.ts';
import { cell, groupRow, row, text } from '../inlines.ts';
import { metricLabel } from '../metric-label.ts';
import { methodWords, warningLegend } from './method-words.ts';
import { leftOut, written, type Written } from './section-writer.ts';
import { answerRow, correctedP, hasEstimate, isBeyondChance, scopeName } from './statistic-row.ts';

/** Of one question, the surest answers first; the others are counted. */
const maxAnswers = 8;
const maxRefusals = 60;

/** How sure: every question that was tested, with its correction, and every one that needs more data, with what it would take. */
export function statistics(context: ReportContext): Written {
  const { results } = context.analysis;
  if (results.length === 0) return leftOut('Statistics', 'No comparison could be made with these files.');
  // A weak answer without a number is told below, by what it would take.
  const answered = results.filter((result) => result.status === 'ok' || (result.status === 'weak' && result.estimate !== null));
  const open = results.filter((result) => result.status !== 'ok');
  const blocks: readonly Block[] = [
    ...(answered.length === 0 ? [] : [answerTable(context, answered)]),
    ...(open.length === 0 ? [] : [openTable(open)]),
  ];
  return written({ id: 'statistics', name: 'Statistics', title: [text(titleOf(context, answered))], blocks });
}

function titleOf({ locale }: ReportContext, answered: readonly Result[]): string {
  const count = (amount: number): string => formatNumber(amount, { kind: 'count' }, { locale });
  const tested = answered.filter((result) => correctedP(result) !== null);
  if (tested.length === 0) return 'How sure are we? Nothing could be tested';
  const sure = tested.filter(isBeyondChance).length;
  return `${count(sure)} of ${count(tested.length)} ${tested.length === 1 ? 'test' : 'tests'} ${sure === 1 ? 'shows' : 'show'} a difference beyond chance`;
}

function answerTable(context: ReportContext, answered: readonly Result[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Tests by question, the surest first',
    columns: [
      { label: 'About', unit: '', align: 'left' },
      { label: 'Estimate', unit: '', align: 'right' },
      { label: '95\u202F% interval', unit: '', align: 'right' },
      { label: 'p', unit: '', align: 'right' },
      { label: 'Sample', unit: '', align: 'left' },
    ],
    rows: byQuestion(answered).flatMap(([question, own]) => [groupRow(question, methodsOf(own)), ...answersOf(context, own)]),
    note: [
      'p is corrected for all tests of the same question; below 0.05 a difference is called beyond chance. pp: percentage points.',
      warningLegend(answered.flatMap((result) => result.warnings)),
    ]
      .join(' ')
      .trim(),
  };
}

function byQuestion(results: readonly Result[]): readonly (readonly [string, readonly Result[]])[] {
  const questions = [...new Set(results.map((result) => result.askedBy))];
  return questions.map((asked) => [questionOf(asked), results.filter((result) => result.askedBy === asked)]);
}

function methodsOf(own: readonly Result[]): string {
  return [...new Set(own.map((result) => methodWords(result.method)))].join('; ');
}

function answersOf(context: ReportContext, own: readonly Result[]): readonly Row[] {
  const ranked = own.toSorted((a, b) => (correctedP(a) ?? 2) - (correctedP(b) ?? 2) || (a.id < b.id ? -1 : 1));
  const found = ranked.filter(hasEstimate).slice(0, maxAnswers);
  const others = own.filter((result) => !found.includes(result));
  return [...found.map((result) => answerRow(context, result)), ...othersRow(context, { others, isAll: found.length === 0 })];
}

/** How many answers are not printed, and whether they hold anything. */
function othersRow({ locale }: ReportContext, rest: { readonly others: readonly Result[]; readonly isAll: boolean }): readonly Row[] {
  const { others, isAll } = rest;
  if (others.length === 0) return [];
  const count = (amount: number): string => formatNumber(amount, { kind: 'count' }, { locale });
  const sure = others.filter(isBeyondChance).length;
  const who = isAll ? `${count(others.length)} ${others.length === 1 ? 'test' : 'tests'}` : `${count(others.length)} more`;
  const what = sure === 0 ? 'nothing beyond chance' : `${count(sure)} beyond chance`;
  return [row(cell(`${who}: ${what}`))];
}

type OpenQuestion = Pick<Result, 'askedBy' | 'status' | 'reason' | 'needed'> & { readonly about: readonly string[] };

/** What needs more data, each reason once. */
function openTable(results: readonly Result[]): TableBlock {
  const open = openQuestions(results);
  return {
    kind: 'table',
    caption: 'Weak or not answered, and what it would take',
    columns: [
      { label: 'Question', unit: '', align: 'left' },
      { label: 'About', unit: '', align: 'left' },
      { label: 'Why', unit: '', align: 'left' },
      { label: 'What it would take', unit: '', align: 'left' },
    ],
    rows: open
      .slice(0, maxRefusals)
      .map((one) =>
        row(
          cell(questionOf(one.askedBy), [text(one.status === 'weak' ? 'weak answer' : 'not answered')]),
          cell(one.about.join(', ')),
          cell(one.reason ?? ''),
          cell(one.needed ?? missingText),
        ),
      ),
    note: open.length > maxRefusals ? `${open.length - maxRefusals} more are in the analysis file.` : '',
  };
}

function openQuestions(results: readonly Result[]): readonly OpenQuestion[] {
  const byReason = new Map<string, OpenQuestion>();
  for (const { askedBy, status, reason, needed, scope, metric } of results) {
    const key = [askedBy, status, reason, needed].join('\n');
    const about = `${scopeName(scope)} (${metricLabel(metric)})`;
    byReason.set(key, { askedBy, status, reason, needed, about: [...(byReason.get(key)?.about ?? []), about] });
  }
  return [...byReason.values()];
}
