import type { FindingKind } from './finding-kind.ts';
import { targetClaims } from './target-claims.ts';

/** Targets of the brief that were reached, with what that was worth against the target. */
export const targetMet: FindingKind = {
  id: 'target-met',
  question: 'Which targets did the campaign reach?',
  needs: 'A target in the brief and the numbers that it is set on.',
  find: (facts) => targetClaims(facts, { id: 'target-met', verdict: 'met', tone: 'good' }),
};
