import { attributionOverlapClauses } from './attribution-overlap.ts';
import { concentrationClauses } from './concentration.ts';
import { coverageGapClauses } from './coverage-gap.ts';
import { efficiencyGapClauses } from './efficiency-gap.ts';
import { frequencyHighClauses } from './frequency-high.ts';
import { improvementClauses } from './improvement.ts';
import { missingDaysClauses } from './missing-days.ts';
import { pacingDriftClauses } from './pacing-drift.ts';
import { reconciliationGapClauses } from './reconciliation-gap.ts';
import { shareMismatchClauses } from './share-mismatch.ts';
import { targetMetClauses } from './target-met.ts';
import { targetMissedClauses } from './target-missed.ts';
import { underDeliveryClauses } from './under-delivery.ts';
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
  missingDaysClauses,
  attributionOverlapClauses,
  reconciliationGapClauses,
  coverageGapClauses,
  frequencyHighClauses,
];
