import { creativeClaims } from './creative-claims.ts';
import type { FindingKind } from './finding-kind.ts';

/** Creatives that are worse than all others together. */
export const worstCreative: FindingKind = {
  id: 'worst-creative',
  question: 'Which creatives are worse than the others?',
  needs: 'Results by creative or ad, 30 of each; spend to say what they are worth.',
  find: (facts) => creativeClaims(facts, { kind: 'worst-creative' }),
};
