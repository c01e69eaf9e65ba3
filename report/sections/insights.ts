import { questionOf, tellFinding, type Finding } from '@pca/engine';
import { formatNumber, formatPercent } from '@pca/charts';
import type { ReportContext } from '../context.ts';
import type { Block, Inline, Status } from '../document.ts';
import { text } from '../inlines.ts';
import { runOfSentences, sentenceInlines, tellingContext } from '../sentences.ts';
import { statusOf } from '../status.ts';
import { leftOut, written, type Written } from './section-writer.ts';

/** Findings told in full; the others are counted. */
const maxTold = 20;

/** What was found, the most worth knowing first: claim, numbers, grade, and why it stands where it stands. */
export function insights(context: ReportContext): Written {
  const { findings } = context.analysis;
  const [first] = findings;
  if (first === undefined) return leftOut('Insights', 'Nothing differs or changed beyond what chance explains.');
  const told = findings.slice(0, maxTold);
  const others = findings.length - told.length;
  const rest: readonly Block[] =
    others === 0 ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(`${others} more are in the analysis file.`)] }];
  return written({
    id: 'insights',
    name: 'Insights',
    title: headline(context, first),
    blocks: [...told.flatMap((finding) => cardOf(context, finding)), ...rest],
  });
}

/** The first sentence of a finding with its numbers. */
export function headline(context: ReportContext, finding: Finding): readonly Inline[] {
  const [first] = tellFinding(finding, tellingContext(context));
  return first === undefined ? [text(questionOf(finding.kind))] : sentenceInlines(context, first, finding.facts);
}

function cardOf(context: ReportContext, finding: Finding): readonly Block[] {
  const sentences = tellFinding(finding, tellingContext(context));
  const reason: Block = { kind: 'paragraph', isNote: true, inlines: [text(rankWords(context, finding))] };
  return [{ kind: 'callout', status: findingStatus(finding), inlines: runOfSentences(context, sentences, finding.facts) }, reason];
}

function findingStatus({ tone }: Finding): Status {
  const words = { good: 'good', bad: 'needs attention', neutral: 'worth knowing' } as const;
  return statusOf(tone, words[tone]);
}

const grades = { A: 'experiment', B: 'matched comparison', C: 'description', D: 'assumption' } as const;

/** Why the finding stands where it stands. */
function rankWords({ locale, analysis }: ReportContext, { rank, grade, kind, result }: Finding): string {
  const share = (value: number): string => formatPercent(value, locale);
  const implied = rank.impliedBy === null ? '' : `, novelty ${share(rank.novelty)} because a finding above says part of it`;
  const method = analysis.results.find((other) => other.id === result)?.method;
  const how = method === undefined ? '' : `; method ${method}`;
  const position = formatNumber(rank.position, { kind: 'count' }, { locale });
  return `No. ${position} by money at stake (${share(rank.stake)} of spend) × certainty (${share(rank.certainty)})${implied}. Grade ${grade}, ${grades[grade]}${how}. Asked: ${questionOf(kind)}`;
}
