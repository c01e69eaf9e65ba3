import { factIn } from './fact-of-role.ts';
import type { Fact } from '../finding.ts';
import type { Outlook, Reallocation } from '../outlook.ts';

/** A division of the budget that is sure enough to be recommended, with what it brings and how probable that is. */
export type AdoptedReallocation = { readonly plan: Reallocation; readonly effect: Fact; readonly probability: Fact };

/** Four draws of five must gain. */
const leastProbability = 0.8;

/** The outlook's division of the budget where it probably brings more than the present one; null otherwise. */
export function adoptedReallocation({ reallocation: plan }: Outlook): AdoptedReallocation | null {
  if (plan === null) return null;
  const [effect, probability] = [factIn(plan.facts, 'effect'), factIn(plan.facts, 'probability')];
  const hasInterval = effect !== null && effect.low !== null && effect.high !== null;
  if (!hasInterval || probability === null || effect.value <= 0 || probability.value < leastProbability) return null;
  return { plan, effect, probability };
}
