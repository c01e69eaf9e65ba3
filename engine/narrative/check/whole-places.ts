import type { Scene } from './marks.ts';

/** Where something stands in a sentence, in UTF-16 units. */
export type Place = { readonly start: number; readonly end: number };

/** `the rest 37`, `the campaign's CPA of 37`, `dem Rest bei 37`, `the rest (37)`; names and metrics are covered. */
const fromWhole = /^(?:['’]s)? ?(?:█+ )?(?:of|at|is|was|has|had|stands? at|came to|von|bei|liegt bei|lag bei|beträgt|betrug)? ?\(?$/u;
/** In `lower than the rest (24 against 37)` the first number is not the rest's. */
const againstBehind = /^ (?:█+ )?(?:against|versus|vs|gegen|gegenüber|statt)(?!\p{L})/u;
/** `37 for the rest`, `37 bei der Kampagne`. */
const toWhole = /^ (?:█+ )?(?:for|in|für|bei|im|beim) \(?$/u;

/** True for a place directly beside words for the whole campaign, or for what it is compared with. */
export function isBesideWhole({ start, end }: Place, { wholes, masked }: Scene): boolean {
  const before = wholes.findLast((mark) => mark.end <= start);
  if (before !== undefined) {
    const gap = masked.slice(before.end, start);
    if (fromWhole.test(gap) && !(gap.endsWith('(') && againstBehind.test(masked.slice(end)))) return true;
  }
  const after = wholes.find((mark) => mark.start >= end);
  return after !== undefined && toWhole.test(masked.slice(end, after.start));
}
