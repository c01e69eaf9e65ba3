import type { RecommendationKindId } from '../finding.ts';

/** Sentences of one kind of recommendation, what to do first; placeholders name roles of the recommendation's facts. */
export type RecommendationTemplates = {
  readonly kind: RecommendationKindId;
  readonly en: readonly string[];
  readonly de: readonly string[];
};
