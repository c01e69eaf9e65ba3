import { segmentGaps } from './segment-gaps.ts';
import type { FindingKind } from './finding-kind.ts';

/** Placements and networks whose money brings more or less than that of the others. */
export const placementGap: FindingKind = {
  id: 'placement-gap',
  question: 'Which placements are better or worse than the others?',
  needs: 'Spend and results by placement or network, 30 results each.',
  find: (facts) => segmentGaps(facts, { kind: 'placement-gap', dimensions: ['placement', 'network'] }),
};
