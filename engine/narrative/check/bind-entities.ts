import type { Fact, FactMetric } from '../../finding.ts';
import { entityText } from '../entity-text.ts';
import type { TellingContext } from '../sentence.ts';
import { isComparedHere } from './bind-comparators.ts';
import { plainText } from './find-numbers.ts';
import type { Scene } from './marks.ts';
import { isBesideWhole } from './whole-places.ts';
import type { Place } from './whole-places.ts';

/** Metrics that only the whole campaign has, or whose words say of what they are. */
const ofTheCampaign: ReadonlySet<FactMetric> = new Set(['count', 'budget', 'pacing', 'attainment', 'coverage']);

/**
 * True when the name nearest before a place, else nearest after it, is that of the fact's group. What stands directly beside words
 * for the campaign, or for what it is compared with, takes only facts without a group; these stand there, behind words of comparison,
 * or where no name is nearer.
 */
export function isEntityOf(place: Place, fact: Fact, scene: Scene, context: TellingContext): boolean {
  // An interval in brackets is that of the number before it, whatever stands between.
  const isWhole = !isInterval(place, scene) && isBesideWhole(place, scene);
  if (fact.entity !== null) return !isWhole && isNameOf(nameOfPlace(place, scene), fact, context);
  return isWhole || isComparedHere(place, fact, scene) || ofTheCampaign.has(fact.metric) || isWholeNearest(place, scene);
}

function isInterval({ start, end }: Place, { text }: Scene): boolean {
  return /nterval/u.test(text.slice(start, end));
}

/** What the group of a fact is called. */
export function nameOfFact(fact: Fact, { language }: TellingContext): string {
  return plainText(entityText(fact.entity, language));
}

/** Whether a name in a sentence is that of the fact's group; words made for a group may begin a sentence in upper case. */
export function isNameOf(name: string | null, fact: Fact, context: TellingContext): boolean {
  if (name === null || fact.entity === null) return false;
  const own = nameOfFact(fact, context);
  return name === own || (own !== plainText(fact.entity.key ?? '') && name === own.charAt(0).toUpperCase() + own.slice(1));
}

/** `37 for Ad 9`, `37 bei Ad 9`; metrics are covered. */
const toName = /^ (?:█+ )?(?:for|of|für|bei|von) $/u;

function nameOfPlace({ start, end }: Place, { names, masked }: Scene): string | null {
  const behind = names.find((mark) => mark.start >= end);
  if (behind !== undefined && toName.test(masked.slice(end, behind.start))) return behind.text;
  return (names.findLast((mark) => mark.end <= start) ?? behind)?.text ?? null;
}

/** True when nothing nearer than words for the whole is named before the place, or nothing is named before and no name behind. */
function isWholeNearest({ start, end }: Place, { names, wholes }: Scene): boolean {
  const nameBefore = names.findLast((mark) => mark.end <= start)?.end ?? -1;
  const wholeBefore = wholes.findLast((mark) => mark.end <= start)?.end ?? -1;
  if (nameBefore >= 0 || wholeBefore >= 0) return wholeBefore > nameBefore;
  return !names.some((mark) => mark.start >= end);
}
