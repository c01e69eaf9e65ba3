import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** The templates of every kind of recommendation. */
export const recommendationTemplates: readonly RecommendationTemplates[] = [];
