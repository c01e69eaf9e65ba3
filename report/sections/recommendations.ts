import { formatNumber } from '@pca/charts';
import type { Recommendation } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block } from '../document.ts';
import { text } from '../inlines.ts';
import { recommendationCard } from './recommendation-card.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const groups = [
  ['repeat', 'Repeat'],
  ['refine', 'Refine'],
  ['remove', 'Remove'],
  ['test', 'Test'],
] as const satisfies readonly (readonly [Recommendation['group'], string])[];

/** What to do next, in four groups, each action tied to what was found. */
export function recommendations(context: ReportContext): Written {
  const all = context.analysis.recommendations;
  if (all.length === 0) return leftOut('Recommendations', 'No finding is sure enough to act on.');
  const blocks = groups.flatMap(([group, heading]): readonly Block[] => {
    const own = all.filter((one) => one.group === group);
    return own.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...own.map((one) => recommendationCard(context, one))];
  });
  return written({ id: 'recommendations', name: 'Recommendations', title: [text(titleOf(context))], blocks: [...blocks, legend] });
}

const legend: Block = {
  kind: 'paragraph',
  isNote: true,
  inlines: [
    text(
      'Expected effects hold only if the differences behind them hold in the next period. They overlap where actions touch the same spend, so they must not be added up.',
    ),
  ],
};

/** How much there is to do, by group. */
function titleOf({ analysis, locale }: ReportContext): string {
  const parts = groups.flatMap(([group]) => {
    const count = analysis.recommendations.filter((one) => one.group === group).length;
    return count === 0 ? [] : [`${formatNumber(count, { kind: 'count' }, { locale })}\u00A0to\u00A0${group}`];
  });
  return `What to do next: ${parts.join(', ')}`;
}
