import type { FindingKind } from './finding-kind.ts';
import { targetClaims } from './target-claims.ts';

/** Targets of the brief that were missed by more than the brief tolerates, with what that cost against the target. */
export const targetMissed: FindingKind = {
  id: 'target-missed',
  question: 'Which targets did the campaign miss, and what did that cost?',
  needs: 'A target in the brief and the numbers that it is set on.',
  find: (facts) => targetClaims(facts, { id: 'target-missed', verdict: 'missed', tone: 'bad' }),
};
