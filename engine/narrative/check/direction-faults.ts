import { kpiOfMetric } from './kpi-of-metric.ts';
import type { Fact, FactMetric } from '../../finding.ts';
import type { DirectionSense } from '../words/direction-words.ts';
import { isEntityOf } from './bind-entities.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import type { DirectionMark, Scene } from './marks.ts';

/**
 * What is wrong when a word of direction rests on these facts: one whose sign it says, or two whose order it says. Empty when
 * nothing.
 */
export function directionFaults(
  mark: DirectionMark,
  facts: readonly Fact[],
  { scene, claim }: { readonly scene: Scene; readonly claim: Claim },
): readonly SentenceIssue[] {
  const [first, second] = facts;
  const at = { text: mark.text, at: mark.start };
  const message = groundless(mark, facts);
  if (first === undefined || message !== null) return [{ code: 'direction-without-facts', ...at, message: `"${mark.text}" ${message}` }];
  const faults: SentenceIssue[] = [];
  const difference = first.value - (second?.value ?? 0);
  if (!mark.senses.every((sense) => agrees(sense, difference, first.metric)))
    faults.push({
      code: 'wrong-direction',
      ...at,
      message: `"${mark.text}" contradicts ${facts.map(({ id, value }) => `${id} = ${value}`).join(' and ')}`,
    });
  if (!isEntityOf(mark, first, scene, claim.context))
    faults.push({ code: 'wrong-entity', ...at, message: `"${mark.text}" is said of ${first.id}, whose group is not named beside it` });
  if (isNegated(mark, scene))
    faults.push({ code: 'wrong-direction', ...at, message: `"${mark.text}" is negated, and no fact says what is not` });
  if (!isNamed(first, scene))
    faults.push({ code: 'wrong-metric', ...at, message: `"${mark.text}" is said of ${first.metric}, which is not named` });
  return faults;
}

/** Why a word cannot rest on these facts, whatever their values; null when it can. */
function groundless(mark: DirectionMark, [first, second]: readonly Fact[]): string | null {
  if (first === undefined) return 'rests on no cited fact';
  if (mark.senses.length === 0) return 'is no word of direction that can be checked';
  if (second === undefined) return mark.isRank ? `ranks ${first.id} and says not against what` : null;
  return first.metric === second.metric && first.unit === second.unit
    ? null
    : `compares ${first.id} with ${second.id}, which are no two values of one metric`;
}

/** Whether a word agrees with a difference of two values of a metric; better and worse need a metric with a better side. */
export function agrees(sense: DirectionSense, difference: number, metric: FactMetric): boolean {
  if (sense === 'up' || sense === 'down') return sense === 'up' ? difference > 0 : difference < 0;
  const side = betterSide(metric);
  if (side === null) return false;
  return sense === 'better' ? difference * side > 0 : difference * side < 0;
}

/** 1 where more is better, −1 where less is, null where neither. */
function betterSide(metric: FactMetric): 1 | -1 | null {
  const kpi = kpiOfMetric(metric);
  if (kpi !== null) return kpi.better === null ? null : kpi.better === 'higher' ? 1 : -1;
  return moreIsNotBetter.has(metric) ? null : 1;
}

const moreIsNotBetter: ReadonlySet<FactMetric> = new Set([
  'spend',
  'budget',
  'pacing',
  'frequency',
  'share-of-spend',
  'count',
  'impressions',
]);

/** A negation before the word and in its clause turns it round. */
function isNegated({ start }: DirectionMark, { masked }: Scene): boolean {
  const clause =
    masked
      .slice(0, start)
      .split(/[.,;:()]/u)
      .at(-1) ?? '';
  return /(?<!\p{L})(?:not|never|neither|nor|hardly|barely|no longer|\p{L}+n['’]t|nicht|nie|niemals|weder|kaum|kein\p{L}*)(?!\p{L})/iu.test(
    clause,
  );
}

function isNamed(fact: Fact, { metrics }: Scene): boolean {
  return fact.metric === 'count' || metrics.some((mark) => mark.metrics.includes(fact.metric));
}
