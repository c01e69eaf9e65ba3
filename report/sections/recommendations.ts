import { tellRecommendation, type Recommendation } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Inline } from '../document.ts';
import { text } from '../inlines.ts';
import { runOfSentences, sentenceInlines, tellingContext } from '../sentences.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const groups = [
  ['repeat', 'Repeat'],
  ['refine', 'Refine'],
  ['remove', 'Remove'],
  ['test', 'Test'],
] as const satisfies readonly (readonly [Recommendation['group'], string])[];

/** What to do next, in four groups, each tied to what was found. */
export function recommendations(context: ReportContext): Written {
  const all = context.analysis.recommendations;
  const [first] = all;
  if (first === undefined) return leftOut('Recommendations', 'No finding is sure enough to act on.');
  const blocks = groups.flatMap(([group, title]): readonly Block[] => {
    const own = all.filter((one) => one.group === group);
    return own.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'list', items: own.map((one) => actionOf(context, one)) },
        ];
  });
  return written({ id: 'recommendations', name: 'Recommendations', title: titleOf(context, first), blocks });
}

function titleOf(context: ReportContext, recommendation: Recommendation): readonly Inline[] {
  const [first] = tellRecommendation(recommendation, tellingContext(context));
  return first === undefined ? [text('What to do next')] : sentenceInlines(context, first, recommendation.facts);
}

function actionOf(context: ReportContext, recommendation: Recommendation): readonly Inline[] {
  const sentences = tellRecommendation(recommendation, tellingContext(context));
  return [...runOfSentences(context, sentences, recommendation.facts), text(` Grade ${recommendation.grade}.`)];
}
