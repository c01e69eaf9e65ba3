import { segmentGaps } from './segment-gaps.ts';
import type { FindingKind } from './finding-kind.ts';

/** Audiences, ages and genders whose money brings more or less than that of the others. */
export const audienceGap: FindingKind = {
  id: 'audience-gap',
  question: 'Which audiences are better or worse than the others?',
  needs: 'Spend and results by audience, age or gender, 30 results each.',
  find: (facts) => segmentGaps(facts, { kind: 'audience-gap', dimensions: ['audience', 'age', 'gender'] }),
};
