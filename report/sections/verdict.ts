import type { ReportContext } from '../context.ts';
import type { Block, Fact, Inline } from '../document.ts';
import { link, name, say, text } from '../inlines.ts';
import { referenceBasis } from '../numbers.ts';
import { verdictStatus } from '../status.ts';
import { findingParts, recommendationParts } from '../told-parts.ts';
import { insightId, rankWords } from './insight-card.ts';
import { actionWords, recommendationId } from './recommendation-card.ts';
import { written, type Written } from './section-writer.ts';
import { reasonsOf } from './verdict-reasons.ts';

/** Did it work, why, and what now: the engine's own sentences, and how many files may be relied on. */
export function verdict(context: ReportContext): Written {
  const { analysis } = context;
  const basis = analysis.verdict.refs.map((ref) => referenceBasis(context, ref)).filter((part) => part !== null);
  const sentence: Inline = { kind: 'cited', text: analysis.verdict.sentence, refs: analysis.verdict.refs, basis: basis.join(' · ') };
  const blocks: Block[] = [{ kind: 'callout', status: verdictStatus(analysis.verdict.result), inlines: [sentence] }];
  const answers = [...why(context), ...whatNow(context)];
  if (answers.length > 0) blocks.push({ kind: 'facts', facts: answers });
  const caution = openFiles(context);
  if (caution !== null) blocks.push({ kind: 'paragraph', inlines: caution, isNote: true });
  return written({ id: 'verdict', name: 'Verdict', title: [text('Did it work?')], blocks });
}

function why(context: ReportContext): readonly Fact[] {
  const inlines = reasonsOf(context).flatMap((finding, at) => [
    ...(at === 0 ? [] : [text(' ')]),
    ...withSource(findingParts(context, finding).headline, link(rankWords(context, finding), insightId(finding))),
  ]);
  return inlines.length === 0 ? [] : [{ term: 'Why?', inlines }];
}

function whatNow(context: ReportContext): readonly Fact[] {
  const { findings, recommendations } = context.analysis;
  const [first] = recommendations;
  const term = 'What now?';
  if (first === undefined) return findings.length === 0 ? [] : [{ term, inlines: [text('No finding is sure enough to act on.')] }];
  const source = link(actionWords(context, first), recommendationId(first));
  return [{ term, inlines: withSource(recommendationParts(context, first).headline, source) }];
}

/** A sentence with the place where it is told in full, before its full stop. */
function withSource(sentence: readonly Inline[], source: Inline): readonly Inline[] {
  const last = sentence.at(-1);
  const isStopped = last?.kind === 'text' && last.text.endsWith('.');
  const open = isStopped ? [...sentence.slice(0, -1), text(last.text.slice(0, -1))] : sentence;
  return [...open, text('\u00A0('), source, text(isStopped ? ').' : ')')];
}

function openFiles(context: ReportContext): readonly Inline[] | null {
  const open = context.analysis.sources.filter((source) => source.status !== 'ok');
  const first = open[0];
  if (first === undefined) return null;
  const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
  return say`Read with care: ${name(first.fileName)}${others} ${open.length === 1 ? 'is' : 'are'} not fully settled, see the certificates.`;
}
