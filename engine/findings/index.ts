import { anomaly } from './anomaly.ts';
import { attributionOverlap } from './attribution-overlap.ts';
import { audienceGap } from './audience-gap.ts';
import { bestCreative } from './best-creative.ts';
import { changePoint } from './change-point.ts';
import { concentration } from './concentration.ts';
import { coverageGap } from './coverage-gap.ts';
import { creativeFatigue } from './creative-fatigue.ts';
import { deviceGap } from './device-gap.ts';
import { driverOfChange } from './driver-of-change.ts';
import { efficiencyGap } from './efficiency-gap.ts';
import { endOfFlight } from './end-of-flight.ts';
import { frequencyHigh } from './frequency-high.ts';
import { funnelDriver } from './funnel-driver.ts';
import { geographyGap } from './geography-gap.ts';
import { hourPattern } from './hour-pattern.ts';
import { improvement } from './improvement.ts';
import { missingDays } from './missing-days.ts';
import { mixShift } from './mix-shift.ts';
import { pacingDrift } from './pacing-drift.ts';
import { placementGap } from './placement-gap.ts';
import { reconciliationGap } from './reconciliation-gap.ts';
import { saturation } from './saturation.ts';
import { shareMismatch } from './share-mismatch.ts';
import { simpsonParadox } from './simpson-paradox.ts';
import { spendWithoutResults } from './spend-without-results.ts';
import { targetMet } from './target-met.ts';
import { targetMissed } from './target-missed.ts';
import { trackingBreak } from './tracking-break.ts';
import { underDelivery } from './under-delivery.ts';
import { unitJump } from './unit-jump.ts';
import { weekdayPattern } from './weekday-pattern.ts';
import { worstCreative } from './worst-creative.ts';
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
  endOfFlight,
  bestCreative,
  worstCreative,
  audienceGap,
  placementGap,
  deviceGap,
  geographyGap,
  weekdayPattern,
  hourPattern,
  spendWithoutResults,
  creativeFatigue,
  saturation,
  anomaly,
  changePoint,
  trackingBreak,
  unitJump,
  missingDays,
  driverOfChange,
  funnelDriver,
  mixShift,
  simpsonParadox,
  attributionOverlap,
  reconciliationGap,
  coverageGap,
  frequencyHigh,
];
