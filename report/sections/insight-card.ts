import { formatNumber, formatPercent, type DotChart } from '@pca/charts';
import type { Fact, Finding, Sentence } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { CardBlock, CardFigure, Inline, NumberMark } from '../document.ts';
import { factNumber } from '../fact-number.ts';
import { link, text } from '../inlines.ts';
import { runOfSentences } from '../sentences.ts';
import { findingParts } from '../told-parts.ts';
import { caveatMarks, comparatorWords, findingStatus, gradeWords } from './finding-words.ts';
import { methodWords } from './method-words.ts';

/** A finding as a card; `shownAt` is the card whose picture shows its groups already, null where there is none. */
export function insightCard(
  context: ReportContext,
  finding: Finding,
  { picture, shownAt }: { readonly picture: DotChart | null; readonly shownAt: Finding | null },
): CardBlock {
  const { headline, details } = findingParts(context, finding);
  const figure = figureOf(context, finding);
  const told = figure === null || finding.comparator === 'none' ? details : details.filter((sentence) => !isEffectAlone(sentence, finding));
  return {
    kind: 'card',
    id: insightId(finding),
    rank: rankWords(context, finding),
    status: findingStatus(finding),
    title: headline,
    body: runOfSentences(context, told, finding.facts),
    figure,
    facts: [],
    chart: picture,
    marks: finding.caveats.map((caveat) => caveatMarks[caveat]),
    note: noteOf(context, finding, shownAt),
  };
}

/** Where links to a finding lead. */
export function insightId({ rank }: Finding): string {
  return `insight-${rank.position}`;
}

/** `No. 3`. */
export function rankWords({ locale }: ReportContext, { rank }: Finding): string {
  return `No.\u00A0${formatNumber(rank.position, { kind: 'count' }, { locale })}`;
}

/** The effect in money with its sign and its way back; null where it cannot be said. */
export function effectNumber(context: ReportContext, finding: Finding, style: 'full' | 'bare' = 'full'): NumberMark | null {
  const fact = effectFact(finding);
  if (fact === undefined || finding.effectMoney === null) return null;
  return factNumber(context, { ...fact, value: finding.effectMoney }, { isSigned: true, style });
}

function effectFact({ facts, effectMoney }: Finding): Fact | undefined {
  return facts.find((fact) => fact.unit === 'money' && Math.abs(fact.value) === Math.abs(effectMoney ?? Number.NaN));
}

function figureOf(context: ReportContext, finding: Finding): CardFigure | null {
  const number = effectNumber(context, finding);
  return number === null
    ? null
    : { number, tone: finding.tone, lines: [[text('money effect')], [text(comparatorWords[finding.comparator])]] };
}

/** Says what the figure of the card says, and nothing else. */
function isEffectAlone({ segments }: Sentence, finding: Finding): boolean {
  const numbers = segments.flatMap((segment) => (segment.kind === 'number' ? [segment] : []));
  const effect = effectFact(finding);
  return numbers.length > 0 && numbers.every(({ fact, form }) => fact === effect?.id && !form.includes('interval'));
}

function noteOf({ analysis, locale }: ReportContext, finding: Finding, shownAt: Finding | null): readonly Inline[] {
  const { rank, grade } = finding;
  const share = (value: number): string => formatPercent(value, locale);
  const method = analysis.results.find((other) => other.id === finding.result)?.method;
  const parts = [
    `Grade ${grade}, ${gradeWords[grade]}`,
    ...(method === undefined ? [] : [methodWords(method)]),
    `${share(rank.stake)} of spend at stake × certainty ${share(rank.certainty)}`,
  ];
  const implying = analysis.findings.find((other) => other.id === rank.impliedBy);
  return [
    text(parts.join(' · ')),
    ...(implying === undefined ? [] : [text(' · partly said by '), linkTo(implying)]),
    ...(shownAt === null ? [] : [text(' · picture at '), linkTo(shownAt)]),
  ];
}

function linkTo(finding: Finding): Inline {
  return link(`No.\u00A0${finding.rank.position}`, insightId(finding));
}
