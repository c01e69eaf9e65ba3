import { kpiOf, kpis } from './catalogue.ts';
import type { ObjectiveId, TargetId } from '../brief.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { KpiId } from './catalogue.ts';

/** Which numbers judge an objective. */
export type ObjectiveKpis = {
  readonly label: string;
  /** In the order in which they decide: the first one with a target gives the verdict, then any other target. */
  readonly deciding: readonly TargetId[];
  /** Shown when targeted, but never part of the verdict. */
  readonly neverJudgedBy: readonly TargetId[];
};

/** The objectives of a campaign, the most specific outcome last. */
const objectives = {
  awareness: {
    label: 'Awareness',
    deciding: ['reach', 'impressions', 'cpm', 'viewability', 'vtr'],
    neverJudgedBy: ['ctr', 'cpa', 'clicks', 'cpc', 'conversions', 'cvr', 'roas'],
  },
  reach: { label: 'Reach', deciding: ['reach', 'cpm', 'impressions', 'viewability'], neverJudgedBy: ['conversions', 'cpa', 'cvr', 'roas'] },
  'video-views': {
    label: 'Video views',
    deciding: ['video_q100', 'video_views', 'vtr', 'vcr', 'cpv', 'cpcv', 'video_starts', 'video_q75', 'video_q50', 'video_q25'],
    neverJudgedBy: ['clicks', 'ctr', 'cpc'],
  },
  traffic: {
    label: 'Traffic',
    deciding: ['landing_page_views', 'sessions', 'clicks', 'link_clicks', 'clicks_all', 'ctr', 'cpc'],
    neverJudgedBy: ['impressions', 'cpm'],
  },
  engagement: { label: 'Engagement', deciding: ['engagements', 'engagement_rate', 'cpe'], neverJudgedBy: ['reach'] },
  leads: { label: 'Leads', deciding: ['leads', 'cpl', 'conversions', 'cpa', 'cvr'], neverJudgedBy: ['ctr'] },
  'app-installs': { label: 'App installs', deciding: ['installs', 'cpi', 'conversions', 'cpa'], neverJudgedBy: ['clicks', 'ctr', 'cpc'] },
  sales: {
    label: 'Sales',
    deciding: [
      'conversions',
      'revenue',
      'roas',
      'cpa',
      'roi',
      'acos',
      'aov',
      'cvr',
      'conversions_click',
      'revenue_click',
      'checkouts',
      'add_to_cart',
    ],
    neverJudgedBy: ['impressions', 'cpm'],
  },
} as const satisfies Record<ObjectiveId, ObjectiveKpis>;

/** Objectives from the outcome nearest to money to the farthest: the order in which a missing objective is guessed. */
export const objectivesByOutcome = [
  'sales',
  'leads',
  'app-installs',
  'engagement',
  'video-views',
  'traffic',
  'reach',
  'awareness',
] as const satisfies readonly ObjectiveId[];

/** The entry of one objective with its lists widened. */
export function objectiveKpis(id: ObjectiveId): ObjectiveKpis {
  return objectives[id];
}

/** Whether a target is set on a ratio of the catalogue. */
export function isKpiId(id: TargetId): id is KpiId {
  return Object.hasOwn(kpis, id);
}

/** Whether a target is set on a total. */
export function isMeasureTarget(id: TargetId): id is MeasureId {
  return !isKpiId(id) && id !== 'reach';
}

/** Which way is better; null when neither is. */
export function betterOf(id: TargetId): 'higher' | 'lower' | null {
  if (isKpiId(id)) return kpiOf(id).better;
  return id === 'spend' ? null : 'higher';
}
