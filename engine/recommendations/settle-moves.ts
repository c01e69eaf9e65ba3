import { isSameGroup } from './same-group.ts';
import type { Recommendation } from '../finding.ts';
import type { Move, RecommendationDraft } from './recommendation-kind.ts';

/** A draft that knows its kind. */
export type KindDraft = RecommendationDraft & Pick<Recommendation, 'group' | 'kind'>;

/**
 * Leaves out what contradicts: of two actions that move the spend of one group against each other the one with the larger effect
 * stays, and of two that take spend from it too. A plan for all channels goes before what is said of single ones, because it
 * weighs what the next unit of money returns and they the average.
 */
export function settleMoves(drafts: readonly KindDraft[]): readonly KindDraft[] {
  const kept: KindDraft[] = [];
  const ordered = drafts.toSorted((a, b) => rankOf(a) - rankOf(b) || b.money - a.money || (a.id < b.id ? -1 : 1));
  for (const draft of ordered) if (!kept.some((other) => isAgainst(draft, other))) kept.push(draft);
  return kept;
}

function rankOf({ kind }: KindDraft): number {
  return kind === 'shift-budget' ? 0 : 1;
}

function isAgainst({ moves }: KindDraft, other: KindDraft): boolean {
  return moves.some((move) => other.moves.some((taken) => isSameGroup(move.entity, taken.entity) && isClash(move, taken)));
}

/** Spend may be added to a group for several reasons; it can be taken away only once. */
function isClash(a: Move, b: Move): boolean {
  return a.direction !== b.direction || a.direction === 'down';
}
