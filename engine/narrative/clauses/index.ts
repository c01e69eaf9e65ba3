import { anomalyClauses } from './anomaly.ts';
import { attributionOverlapClauses } from './attribution-overlap.ts';
import { audienceGapClauses } from './audience-gap.ts';
import { bestCreativeClauses } from './best-creative.ts';
import { changePointClauses } from './change-point.ts';
import { concentrationClauses } from './concentration.ts';
import { coverageGapClauses } from './coverage-gap.ts';
import { creativeFatigueClauses } from './creative-fatigue.ts';
import { deviceGapClauses } from './device-gap.ts';
import { driverOfChangeClauses } from './driver-of-change.ts';
import { efficiencyGapClauses } from './efficiency-gap.ts';
import { endOfFlightClauses } from './end-of-flight.ts';
import { frequencyHighClauses } from './frequency-high.ts';
import { funnelDriverClauses } from './funnel-driver.ts';
import { geographyGapClauses } from './geography-gap.ts';
import { hourPatternClauses } from './hour-pattern.ts';
import { improvementClauses } from './improvement.ts';
import { missingDaysClauses } from './missing-days.ts';
import { mixShiftClauses } from './mix-shift.ts';
import { pacingDriftClauses } from './pacing-drift.ts';
import { placementGapClauses } from './placement-gap.ts';
import { reconciliationGapClauses } from './reconciliation-gap.ts';
import { saturationClauses } from './saturation.ts';
import { shareMismatchClauses } from './share-mismatch.ts';
import { simpsonParadoxClauses } from './simpson-paradox.ts';
import { spendWithoutResultsClauses } from './spend-without-results.ts';
import { targetMetClauses } from './target-met.ts';
import { targetMissedClauses } from './target-missed.ts';
import { trackingBreakClauses } from './tracking-break.ts';
import { underDeliveryClauses } from './under-delivery.ts';
import { unitJumpClauses } from './unit-jump.ts';
import { weekdayPatternClauses } from './weekday-pattern.ts';
import { worstCreativeClauses } from './worst-creative.ts';
import type { ClauseTemplates } from '../clause-templates.ts';

/** The clause templates of every kind of finding. */
export const findingClauses: readonly ClauseTemplates[] = [
  targetMetClauses,
  targetMissedClauses,
  improvementClauses,
  efficiencyGapClauses,
  shareMismatchClauses,
  concentrationClauses,
  underDeliveryClauses,
  pacingDriftClauses,
  endOfFlightClauses,
  bestCreativeClauses,
  worstCreativeClauses,
  audienceGapClauses,
  placementGapClauses,
  deviceGapClauses,
  geographyGapClauses,
  weekdayPatternClauses,
  hourPatternClauses,
  spendWithoutResultsClauses,
  creativeFatigueClauses,
  saturationClauses,
  anomalyClauses,
  changePointClauses,
  trackingBreakClauses,
  unitJumpClauses,
  missingDaysClauses,
  driverOfChangeClauses,
  funnelDriverClauses,
  mixShiftClauses,
  simpsonParadoxClauses,
  attributionOverlapClauses,
  reconciliationGapClauses,
  coverageGapClauses,
  frequencyHighClauses,
];
