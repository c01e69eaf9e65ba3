import type { Outlook } from '@pca/engine';
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
  const blocks = [
    ...part('The end of the flight', ahead.projection === null ? [] : projectionBlocks(context, ahead.projection)),
    ...part('What the next money returns', ahead.curves.length === 0 ? [] : curveBlocks(context, ahead.curves)),
    ...part('The same budget, divided otherwise', ahead.reallocation === null ? [] : reallocationBlocks(context, ahead.reallocation)),
  ];
  const absent = absentParts(ahead);
  if (blocks.length === 0) return { sections: [], absent };
  return { ...written({ id: 'outlook', name: 'Outlook', title: titleOf(context, ahead), blocks }), absent };
}

function part(heading: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...blocks];
}

function titleOf(context: ReportContext, { projection, reallocation, curves }: Outlook): readonly Inline[] {
  return (
    (projection === null ? null : projectionTitle(context, projection)) ??
    (reallocation === null ? null : reallocationTitle(context, reallocation)) ??
    curveTitle(context, curves) ?? [text('What more spend would bring cannot be told from these days')]
  );
}

function absentParts({ projection, projectionReason, reallocation, reallocationReason }: Outlook): Written['absent'] {
  return [
    ...(projection === null && projectionReason !== null ? [{ what: 'End-of-flight projection', why: projectionReason }] : []),
    ...(reallocation === null && reallocationReason !== null ? [{ what: 'Budget reallocation', why: reallocationReason }] : []),
  ];
}
