import { segmentGaps } from './segment-gaps.ts';
import type { FindingKind } from './finding-kind.ts';

/** Devices whose money brings more or less than that of the others. */
export const deviceGap: FindingKind = {
  id: 'device-gap',
  question: 'Which devices are better or worse than the others?',
  needs: 'Spend and results by device, 30 results each.',
  find: (facts) => segmentGaps(facts, { kind: 'device-gap', dimensions: ['device'] }),
};
