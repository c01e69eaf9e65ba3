import { segmentGaps } from './segment-gaps.ts';
import type { FindingKind } from './finding-kind.ts';

/** Countries and regions whose money brings more or less than that of the others. */
export const geographyGap: FindingKind = {
  id: 'geography-gap',
  question: 'Which countries and regions are better or worse than the others?',
  needs: 'Spend and results by country or region, 30 results each.',
  find: (facts) => segmentGaps(facts, { kind: 'geography-gap', dimensions: ['country', 'region'] }),
};
