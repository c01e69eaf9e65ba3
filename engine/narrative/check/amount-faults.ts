import type { Fact } from '../../finding.ts';
import type { SentenceIssue } from './claim.ts';
import type { DirectionMark, NumberMark, Scene } from './marks.ts';
import { isChange } from './printed-support.ts';
import type { Printed } from './printed-support.ts';

/** A word of direction and the facts that it was found to rest on. */
export type Worded = { readonly mark: DirectionMark; readonly facts: readonly Fact[] };

/** Numbers that say by how much (`24 lower`, `rose by 24`) and are a level, and not a change. */
export function amountFaults(printed: readonly Printed[], worded: readonly Worded[], scene: Scene): readonly SentenceIssue[] {
  return printed.flatMap(({ mark, fact }) => {
    const word = worded.find((other) => isAmountOf(mark, other.mark, scene));
    if (word === undefined || isChange(fact) || (word.facts.length === 1 && word.facts[0]?.id === fact.id)) return [];
    const message = `"${mark.text}" says by how much, and ${fact.id} is a level`;
    return [{ code: 'wrong-number', text: mark.text, at: mark.start, message }];
  });
}

function isAmountOf(number: NumberMark, word: DirectionMark, { masked }: Scene): boolean {
  if (number.end <= word.start) return masked.slice(number.end, word.start) === ' ';
  return word.end <= number.start && /^ (?:by|um)? ?$/u.test(masked.slice(word.end, number.start)) && word.senses.length > 0;
}
