import { adoptedReallocation } from './adopted-reallocation.ts';
import { gapAction } from './gap-action.ts';
import { gapClaims } from './gap-claims.ts';
import { isFarBehind } from './price-distance.ts';
import type { FindingKindId } from '../finding.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

const kinds: readonly FindingKindId[] = [
  'placement-gap',
  'device-gap',
  'audience-gap',
  'geography-gap',
  'weekday-pattern',
  'hour-pattern',
  'efficiency-gap',
];

/**
 * Moves the spend of groups that are worse than the rest to the rest. Channels only where they are not bad enough to be paused and
 * no better division of the budget is known.
 */
export const rebalanceSegment: RecommendationKind = {
  id: 'rebalance-segment',
  group: 'refine',
  recommend: (campaign, { findings, outlook }) =>
    gapClaims(findings, { kinds, tone: 'bad' })
      .filter((finding) => finding.kind !== 'efficiency-gap' || (!isFarBehind(finding) && adoptedReallocation(outlook) === null))
      .flatMap((finding) => gapAction(campaign, finding, { kind: 'rebalance-segment', action: 'move' }) ?? []),
};
