import type { Recommendation } from '../finding.ts';
import { recommendationTemplates } from './recommendations/index.ts';
import type { Sentence, TellingContext } from './sentence.ts';
import { tellClauses } from './tell-clauses.ts';

/**
 * A recommendation in sentences, what to do first; the interval of its expected effect is called an 80 % interval. Nothing when
 * there are no templates for its kind.
 * @throws Error for a template that cannot be read
 */
export function tellRecommendation(recommendation: Recommendation, context: TellingContext): readonly Sentence[] {
  const templates = recommendationTemplates.find(({ kind }) => kind === recommendation.kind)?.[context.language] ?? [];
  const subject = { facts: recommendation.facts, comparator: 'none', effectRole: recommendation.expectedRole } as const;
  return tellClauses(templates, subject, context);
}
