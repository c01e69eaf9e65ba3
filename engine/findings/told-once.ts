import type { Period } from '../fields/period.ts';
import type { Draft } from './finding-kind.ts';

/** What moves this share of another is as large: the channel that moves as much as the campaign is the one that moved it. */
const asLarge = 0.8;

/**
 * Of findings about the same days each cause once: a channel in place of the campaign where the channel alone explains it, else the
 * campaign; and of what moves together that with the most at stake, or the one listed first among those that are as large.
 * @param isSame whether two periods are those of one event
 */
export function toldOnce(drafts: readonly Draft[], isSame: (a: Period, b: Period) => boolean): readonly Draft[] {
  const isTogether = (a: Draft, b: Draft): boolean => {
    if (a.period === null || b.period === null || !isSame(a.period, b.period)) return false;
    return a.entity === null || b.entity === null || a.entity.key === b.entity.key;
  };
  const explains = (channel: Draft, whole: Draft): boolean =>
    channel.entity !== null && isTogether(channel, whole) && channel.stake >= asLarge * whole.stake;
  const told: Draft[] = [];
  let left = drafts.filter((draft) => draft.entity !== null || !drafts.some((other) => explains(other, draft)));
  for (;;) {
    const [largest] = left.toSorted((a, b) => weightOf(b) - weightOf(a));
    if (largest === undefined) return told;
    const first = left.find((draft) => isAlike(draft, largest) && isTogether(draft, largest)) ?? largest;
    told.push(first);
    left = left.filter((draft) => draft !== first && draft !== largest && !isTogether(draft, first) && !isTogether(draft, largest));
  }
}

/** Of one part, and as large. */
function isAlike(draft: Draft, largest: Draft): boolean {
  return draft.entity?.key === largest.entity?.key && weightOf(draft) >= asLarge * weightOf(largest);
}

function weightOf({ stake, certainty }: Draft): number {
  return stake * certainty;
}
