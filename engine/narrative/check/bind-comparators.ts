import type { Fact } from '../../finding.ts';
import type { Scene } from './marks.ts';
import { isBesideWhole } from './whole-places.ts';
import type { Place } from './whole-places.ts';

const comparatorRole =
  /^(?:comparator|target|plan|planned|promised|rest|others|previous|before|baseline|expected|benchmark|average|whole)/iu;

/** Whether a fact is what a claim is made against: a target, a plan, the rest, an earlier value. Its role and its id say so. */
export function isComparator({ role, id }: Pick<Fact, 'role' | 'id'>): boolean {
  return comparatorRole.test(role) || id.startsWith('target.') || id === 'delivery.planned';
}

const comparison =
  /(?<!\p{L})(?:against|versus|vs\.?|than|compared (?:with|to)|instead of|gegen|gegenüber|statt|als|im Vergleich (?:zu|mit))(?: (?:an?|the|its|einem|einer|dem|der|den|einen|eine|ein))? $/u;
const loosely = /(?<!\p{L})(?:from|von|before|vorher|zuvor|target|plan|rest|average|Ziel|Plan|Rest|Durchschnitt)(?: (?:of|von))?:? ?\(?$/u;

/** True directly behind words of comparison: `against 37`, `statt 37`. */
export function isInComparison({ start }: Place, { masked }: Scene): boolean {
  return comparison.test(masked.slice(0, start));
}

const turn = /(?<!\p{L})(?:from|von) $/u;

/** True for what a claim is made against, in a place of its own: behind words of comparison, or where a change starts (`from 37`). */
export function isComparedHere(place: Place, fact: Fact, scene: Scene): boolean {
  return isComparator(fact) && (isInComparison(place, scene) || turn.test(scene.masked.slice(0, place.start)));
}

/**
 * True when a value and what it is compared with stand each in its own place: of two values of one metric that a sentence cites, the
 * compared one behind words of comparison or beside words for it, the other one not.
 */
export function isOnItsSide(
  place: Place,
  fact: Fact,
  { scene, cited }: { readonly scene: Scene; readonly cited: readonly Fact[] },
): boolean {
  const isPair = cited.some(
    (other) => other.metric === fact.metric && other.unit === fact.unit && isComparator(other) !== isComparator(fact),
  );
  if (!isPair) return true;
  if (!isComparator(fact)) return !isInComparison(place, scene);
  return isInComparison(place, scene) || loosely.test(scene.masked.slice(0, place.start)) || isBesideWhole(place, scene);
}
