import { capFrequency } from './cap-frequency.ts';
import { catchUpDelivery } from './catch-up-delivery.ts';
import { claimCredit } from './claim-credit.ts';
import { fixExport } from './fix-export.ts';
import { fixTracking } from './fix-tracking.ts';
import { pauseSegment } from './pause-segment.ts';
import { rebalanceSegment } from './rebalance-segment.ts';
import { reconcileBackend } from './reconcile-backend.ts';
import { refreshCreative } from './refresh-creative.ts';
import { repeatMix } from './repeat-mix.ts';
import { repeatWinner } from './repeat-winner.ts';
import { shiftBudget } from './shift-budget.ts';
import { stopWaste } from './stop-waste.ts';
import { testChannel } from './test-channel.ts';
import { testCreative } from './test-creative.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** Every kind of recommendation, in the order in which they are asked: repeat, refine, remove, test. */
export const recommendationKinds: readonly RecommendationKind[] = [
  repeatWinner,
  repeatMix,
  shiftBudget,
  rebalanceSegment,
  refreshCreative,
  capFrequency,
  catchUpDelivery,
  claimCredit,
  fixTracking,
  fixExport,
  reconcileBackend,
  pauseSegment,
  stopWaste,
  testCreative,
  testChannel,
];
