import { creativeClaims } from './creative-claims.ts';
import type { FindingKind } from './finding-kind.ts';

/** Creatives that are better than all others together. */
export const bestCreative: FindingKind = {
  id: 'best-creative',
  question: 'Which creatives are better than the others?',
  needs: 'Results by creative or ad, 30 of each; spend to say what they are worth.',
  find: (facts) => creativeClaims(facts, { kind: 'best-creative' }),
};
