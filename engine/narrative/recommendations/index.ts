import type { RecommendationTemplates } from '../recommendation-templates.ts';
import { capFrequencyTemplates } from './cap-frequency.ts';
import { catchUpDeliveryTemplates } from './catch-up-delivery.ts';
import { claimCreditTemplates } from './claim-credit.ts';
import { fixExportTemplates } from './fix-export.ts';
import { fixTrackingTemplates } from './fix-tracking.ts';
import { pauseSegmentTemplates } from './pause-segment.ts';
import { rebalanceSegmentTemplates } from './rebalance-segment.ts';
import { reconcileBackendTemplates } from './reconcile-backend.ts';
import { refreshCreativeTemplates } from './refresh-creative.ts';
import { repeatMixTemplates } from './repeat-mix.ts';
import { repeatWinnerTemplates } from './repeat-winner.ts';
import { shiftBudgetTemplates } from './shift-budget.ts';
import { stopWasteTemplates } from './stop-waste.ts';
import { testChannelTemplates } from './test-channel.ts';
import { testCreativeTemplates } from './test-creative.ts';

/** The templates of every kind of recommendation. */
export const recommendationTemplates: readonly RecommendationTemplates[] = [
  repeatWinnerTemplates,
  repeatMixTemplates,
  shiftBudgetTemplates,
  rebalanceSegmentTemplates,
  refreshCreativeTemplates,
  capFrequencyTemplates,
  catchUpDeliveryTemplates,
  claimCreditTemplates,
  fixTrackingTemplates,
  fixExportTemplates,
  reconcileBackendTemplates,
  pauseSegmentTemplates,
  stopWasteTemplates,
  testCreativeTemplates,
  testChannelTemplates,
];
