import type { ReportContext } from '../context.ts';
import type { Block, Inline } from '../document.ts';
import { name, say, text } from '../inlines.ts';
import { referenceBasis } from '../numbers.ts';
import { verdictStatus } from '../status.ts';
import { written, type Written } from './section-writer.ts';

/** Did it work: the engine's own sentence, and how many files may be relied on. */
export function verdict(context: ReportContext): Written {
  const { analysis } = context;
  const basis = analysis.verdict.refs.map((ref) => referenceBasis(context, ref)).filter((part) => part !== null);
  const sentence: Inline = { kind: 'cited', text: analysis.verdict.sentence, refs: analysis.verdict.refs, basis: basis.join(' · ') };
  const blocks: Block[] = [{ kind: 'callout', status: verdictStatus(analysis.verdict.result), inlines: [sentence] }];
  const caution = openFiles(context);
  if (caution !== null) blocks.push({ kind: 'paragraph', inlines: caution, isNote: true });
  return written({ id: 'verdict', name: 'Verdict', title: [text('Did it work?')], blocks });
}

function openFiles(context: ReportContext): readonly Inline[] | null {
  const open = context.analysis.sources.filter((source) => source.status !== 'ok');
  const first = open[0];
  if (first === undefined) return null;
  const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
  return say`Read with care: ${name(first.fileName)}${others} ${open.length === 1 ? 'is' : 'are'} not fully settled, see the certificates.`;
}
