import { formatNumber } from '@pca/charts';
import type { Fact as CitedFact, Recommendation, Sentence } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { CardBlock, CardFigure, Fact, Inline, Status } from '../document.ts';
import { factIntervalText, factNumber } from '../fact-number.ts';
import { link, text } from '../inlines.ts';
import { metricLabel } from '../metric-label.ts';
import { runOfSentences } from '../sentences.ts';
import { statusOf } from '../status.ts';
import { recommendationParts } from '../told-parts.ts';
import { gradeWords } from './finding-words.ts';
import { insightId } from './insight-card.ts';

/** A recommendation as a card: what to do, what it is expected to bring, what it takes, and what would prove it wrong. */
export function recommendationCard(context: ReportContext, recommendation: Recommendation): CardBlock {
  const { headline, details } = recommendationParts(context, recommendation);
  const { grade, facts } = recommendation;
  const said = (...topics: readonly Topic[]): readonly Sentence[] =>
    details.filter((sentence) => topics.includes(topicOf(sentence, recommendation)));
  return {
    kind: 'card',
    id: recommendationId(recommendation),
    rank: actionWords(context, recommendation),
    status: groupStatus(recommendation),
    title: headline,
    body: runOfSentences(context, said('other'), facts),
    figure: expectedFigure(context, recommendation),
    facts: [
      ...saidFact('What it takes', runOfSentences(context, said('cost'), facts), costWords(context, recommendation)),
      ...saidFact('Sample', runOfSentences(context, said('sample'), facts), []),
      ...saidFact('How to tell', runOfSentences(context, said('disproof'), facts), []),
    ],
    chart: null,
    marks: [],
    note: [text(`Grade ${grade}, ${gradeWords[grade]}`), ...becauseOf(context, recommendation)],
  };
}

/** Where links to a recommendation lead. */
export function recommendationId({ position }: Recommendation): string {
  return `recommendation-${position}`;
}

/** `Action 2`. */
export function actionWords({ locale }: ReportContext, { position }: Recommendation): string {
  return `Action\u00A0${formatNumber(position, { kind: 'count' }, { locale })}`;
}

const groupTones = { repeat: 'good', refine: 'close', remove: 'bad', test: 'neutral' } as const satisfies Record<
  Recommendation['group'],
  Status['tone']
>;

/** Sign, word and colour of what is to be done. */
function groupStatus({ group }: Recommendation): Status {
  return statusOf(groupTones[group], group);
}

type Topic = 'expected' | 'sample' | 'disproof' | 'cost' | 'other';

/** What a sentence is about, by the facts that it cites; the figure of the card says all that `expected` does. */
function topicOf({ segments }: Sentence, { expectedRole, costRole, disproof, sampleSize }: Recommendation): Topic {
  const roles = segments.flatMap((segment) => (segment.kind === 'number' ? [segment.role] : []));
  const isCited = (role: string | null | undefined): boolean => role !== null && role !== undefined && roles.includes(role);
  if (isCited(disproof?.role)) return 'disproof';
  if (isCited(sampleSize?.role)) return 'sample';
  if (isCited(costRole)) return 'cost';
  return isCited(expectedRole) && roles.every((role) => role === expectedRole) ? 'expected' : 'other';
}

function saidFact(term: string, said: readonly Inline[], otherwise: readonly Inline[]): readonly Fact[] {
  const inlines = said.length > 0 ? said : otherwise;
  return inlines.length === 0 ? [] : [{ term, inlines }];
}

function inRole({ facts }: Recommendation, role: string | null): CitedFact | null {
  return facts.find((fact) => fact.role === role) ?? null;
}

function costWords(context: ReportContext, recommendation: Recommendation): readonly Inline[] {
  const cost = inRole(recommendation, recommendation.costRole);
  return [cost === null ? text('Nothing but work.') : factNumber(context, cost)];
}

function expectedFigure(context: ReportContext, recommendation: Recommendation): CardFigure | null {
  const expected = inRole(recommendation, recommendation.expectedRole);
  if (expected === null) return null;
  const what = expected.unit === 'money' ? 'expected effect' : `${metricLabel(expected.metric).toLowerCase()} expected`;
  const isKnown = expected.low !== null && expected.high !== null;
  const interval = isKnown ? ['80\u202F% interval', factIntervalText(context, expected)] : ['no interval'];
  return {
    number: factNumber(context, expected, { isSigned: true }),
    tone: expected.value < 0 ? 'neutral' : 'good',
    lines: [what, ...interval].map((words) => [text(words)]),
  };
}

/** The findings that ask for it, as links. */
function becauseOf({ analysis }: ReportContext, { findings }: Recommendation): readonly Inline[] {
  const own = analysis.findings.filter((finding) => findings.includes(finding.id));
  const links = own.map((finding) => link(`No.\u00A0${finding.rank.position}`, insightId(finding)));
  return links.flatMap((one, at) => [text(at === 0 ? ' · because of insight ' : ', '), one]);
}
