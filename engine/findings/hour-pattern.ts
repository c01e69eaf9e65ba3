import { segmentGaps } from './segment-gaps.ts';
import type { FindingKind } from './finding-kind.ts';

/** Hours of the day whose money brings more or less than that of the others. */
export const hourPattern: FindingKind = {
  id: 'hour-pattern',
  question: 'At which hours does the money bring more or less?',
  needs: 'Spend and results by hour of day, 30 results each.',
  find: (facts) => segmentGaps(facts, { kind: 'hour-pattern', dimensions: ['hour'] }),
};
