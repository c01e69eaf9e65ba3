import type { ChannelCurve, Outlook } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Inline } from '../document.ts';
import { text } from '../inlines.ts';
import { curveBlocks, curveTitle } from './outlook-curves.ts';
import { projectionBlocks, projectionTitle } from './outlook-projection.ts';
import { reallocationBlocks, reallocationTitle } from './outlook-reallocation.ts';
import { written, type Written } from './section-writer.ts';

/** Where next: how the flight ends, what the next unit of money returns, and how the same budget would bring more. */
export function outlook(context: ReportContext): Written {
  const { outlook: ahead } = context.analysis;
  const { projection, reallocation, curves } = ahead;
  const blocks = [
    ...part('The end of the flight', projection === null ? [] : projectionBlocks(context, projection)),
    ...part('What the next money returns', curves.some(isKnown) ? curveBlocks(context, curves) : []),
    ...part('The same budget, divided otherwise', reallocation === null ? [] : reallocationBlocks(context, reallocation)),
  ];
  const absent = absentParts(ahead);
  if (blocks.length === 0) return { sections: [], absent };
  return { ...written({ id: 'outlook', name: 'Outlook', title: titleOf(context, ahead), blocks }), absent };
}

function part(heading: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...blocks];
}

function isKnown({ status }: ChannelCurve): boolean {
  return status === 'ok';
}

function titleOf(context: ReportContext, { projection, reallocation, curves }: Outlook): readonly Inline[] {
  return (
    (projection === null ? null : projectionTitle(context, projection)) ??
    (reallocation === null ? null : reallocationTitle(context, reallocation)) ??
    curveTitle(context, curves) ?? [text('What lies ahead')]
  );
}

function absentParts({ projection, projectionReason, curves, reallocation, reallocationReason }: Outlook): Written['absent'] {
  const [largest] = curves;
  const unknown = largest === undefined || curves.some(isKnown) ? null : [largest.channel, largest.reason, largest.needed];
  return [
    ...(projection === null && projectionReason !== null ? [{ what: 'End-of-flight projection', why: projectionReason }] : []),
    ...(unknown === null ? [] : [{ what: 'Response to spend', why: `No channel shows one. ${unknown[0]}: ${unknown.slice(1).join(' ')}` }]),
    ...(reallocation === null && reallocationReason !== null ? [{ what: 'Budget reallocation', why: reallocationReason }] : []),
  ];
}
