import { attributionOverlap } from './attribution-overlap.ts';
import { concentration } from './concentration.ts';
import { coverageGap } from './coverage-gap.ts';
import { efficiencyGap } from './efficiency-gap.ts';
import { frequencyHigh } from './frequency-high.ts';
import { improvement } from './improvement.ts';
import { missingDays } from './missing-days.ts';
import { pacingDrift } from './pacing-drift.ts';
import { reconciliationGap } from './reconciliation-gap.ts';
import { shareMismatch } from './share-mismatch.ts';
import { targetMet } from './target-met.ts';
import { targetMissed } from './target-missed.ts';
import { underDelivery } from './under-delivery.ts';
import type { FindingKind } from './finding-kind.ts';

/** Every kind of finding, in the order in which they are asked. */
export const findingKinds: readonly FindingKind[] = [
  targetMet,
  targetMissed,
  improvement,
  efficiencyGap,
  shareMismatch,
  concentration,
  underDelivery,
  pacingDrift,
  missingDays,
  attributionOverlap,
  reconciliationGap,
  coverageGap,
  frequencyHigh,
];
