import type { Draft } from './finding-kind.ts';

/** Findings of one kind at most: the others stay in the results. */
const limit = 3;

/** The findings of one kind with the most at stake that is certain; ties are broken by id. */
export function largestDrafts(drafts: readonly Draft[]): readonly Draft[] {
  const weight = ({ stake, certainty }: Draft): number => stake * certainty;
  return drafts.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)).slice(0, limit);
}
