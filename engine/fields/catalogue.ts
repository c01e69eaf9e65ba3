/** What a canonical column holds. A ratio is never a fact: it is kept only to check an import. */
export type FieldKind = 'dimension' | 'time' | 'measure' | 'reported' | 'ratio';

/** Unit of a numeric field. `money` is in the currency of its source; `count` may be fractional (modelled conversions). */
export type FieldUnit = 'money' | 'count' | 'share' | 'seconds' | 'number';

export type Field = {
  readonly kind: FieldKind;
  /** English name, as people read it. */
  readonly label: string;
  /** Only on numeric fields. */
  readonly unit?: FieldUnit;
  /** Ratios: what they must equal when recomputed, as numerator / denominator × per. */
  readonly check?: { readonly numerator: string; readonly denominator: string; readonly per: number };
};

/**
 * The canonical columns. Measures are additive; `reported` fields are not and stay at their own grain
 * (reach, users, impression share, budget); ratios are recomputed as ratio of sums and never imported as facts.
 */
export const fields = {
  date: { kind: 'time', label: 'Date' },
  date_end: { kind: 'time', label: 'End date' },
  week: { kind: 'time', label: 'Week' },
  month: { kind: 'time', label: 'Month' },
  hour: { kind: 'dimension', label: 'Hour of day' },

  platform: { kind: 'dimension', label: 'Platform' },
  channel: { kind: 'dimension', label: 'Channel' },
  account_id: { kind: 'dimension', label: 'Account id' },
  account: { kind: 'dimension', label: 'Account' },
  campaign_id: { kind: 'dimension', label: 'Campaign id' },
  campaign: { kind: 'dimension', label: 'Campaign' },
  ad_group_id: { kind: 'dimension', label: 'Ad group id' },
  ad_group: { kind: 'dimension', label: 'Ad group' },
  ad_id: { kind: 'dimension', label: 'Ad id' },
  ad: { kind: 'dimension', label: 'Ad' },
  creative: { kind: 'dimension', label: 'Creative' },
  placement: { kind: 'dimension', label: 'Placement' },
  objective: { kind: 'dimension', label: 'Objective' },
  device: { kind: 'dimension', label: 'Device' },
  network: { kind: 'dimension', label: 'Network' },
  country: { kind: 'dimension', label: 'Country' },
  region: { kind: 'dimension', label: 'Region' },
  age: { kind: 'dimension', label: 'Age' },
  gender: { kind: 'dimension', label: 'Gender' },
  audience: { kind: 'dimension', label: 'Audience' },
  keyword: { kind: 'dimension', label: 'Keyword' },
  match_type: { kind: 'dimension', label: 'Match type' },
  search_term: { kind: 'dimension', label: 'Search term' },
  format: { kind: 'dimension', label: 'Ad format' },
  status: { kind: 'dimension', label: 'Status' },
  product: { kind: 'dimension', label: 'Product' },
  attribution_setting: { kind: 'dimension', label: 'Attribution setting' },
  conversion_action: { kind: 'dimension', label: 'Conversion action' },
  currency: { kind: 'dimension', label: 'Currency' },

  spend: { kind: 'measure', label: 'Spend', unit: 'money' },
  impressions: { kind: 'measure', label: 'Impressions', unit: 'count' },
  clicks: { kind: 'measure', label: 'Clicks', unit: 'count' },
  clicks_all: { kind: 'measure', label: 'Clicks (all)', unit: 'count' },
  link_clicks: { kind: 'measure', label: 'Link clicks', unit: 'count' },
  conversions: { kind: 'measure', label: 'Conversions', unit: 'count' },
  conversions_click: { kind: 'measure', label: 'Click-through conversions', unit: 'count' },
  conversions_view: { kind: 'measure', label: 'View-through conversions', unit: 'count' },
  revenue: { kind: 'measure', label: 'Revenue', unit: 'money' },
  revenue_click: { kind: 'measure', label: 'Click-through revenue', unit: 'money' },
  revenue_view: { kind: 'measure', label: 'View-through revenue', unit: 'money' },
  leads: { kind: 'measure', label: 'Leads', unit: 'count' },
  installs: { kind: 'measure', label: 'Installs', unit: 'count' },
  landing_page_views: { kind: 'measure', label: 'Landing page views', unit: 'count' },
  add_to_cart: { kind: 'measure', label: 'Adds to cart', unit: 'count' },
  checkouts: { kind: 'measure', label: 'Checkouts', unit: 'count' },
  video_starts: { kind: 'measure', label: 'Video starts', unit: 'count' },
  video_views: { kind: 'measure', label: 'Video views', unit: 'count' },
  video_q25: { kind: 'measure', label: 'Video played to 25 %', unit: 'count' },
  video_q50: { kind: 'measure', label: 'Video played to 50 %', unit: 'count' },
  video_q75: { kind: 'measure', label: 'Video played to 75 %', unit: 'count' },
  video_q100: { kind: 'measure', label: 'Video completions', unit: 'count' },
  engagements: { kind: 'measure', label: 'Engagements', unit: 'count' },
  viewable_impressions: { kind: 'measure', label: 'Viewable impressions', unit: 'count' },
  measurable_impressions: { kind: 'measure', label: 'Measurable impressions', unit: 'count' },
  sessions: { kind: 'measure', label: 'Sessions', unit: 'count' },
  event_count: { kind: 'measure', label: 'Events', unit: 'count' },

  reach: { kind: 'reported', label: 'Reach', unit: 'count' },
  frequency: { kind: 'reported', label: 'Frequency', unit: 'number' },
  users: { kind: 'reported', label: 'Users', unit: 'count' },
  impression_share: { kind: 'reported', label: 'Impression share', unit: 'share' },
  lost_is_budget: { kind: 'reported', label: 'Impression share lost (budget)', unit: 'share' },
  lost_is_rank: { kind: 'reported', label: 'Impression share lost (rank)', unit: 'share' },
  avg_position: { kind: 'reported', label: 'Average position', unit: 'number' },
  quality_score: { kind: 'reported', label: 'Quality score', unit: 'number' },
  budget: { kind: 'reported', label: 'Budget', unit: 'money' },

  ctr: { kind: 'ratio', label: 'CTR', unit: 'share', check: { numerator: 'clicks', denominator: 'impressions', per: 1 } },
  cpc: { kind: 'ratio', label: 'CPC', unit: 'money', check: { numerator: 'spend', denominator: 'clicks', per: 1 } },
  cpm: { kind: 'ratio', label: 'CPM', unit: 'money', check: { numerator: 'spend', denominator: 'impressions', per: 1000 } },
  cvr: { kind: 'ratio', label: 'Conversion rate', unit: 'share', check: { numerator: 'conversions', denominator: 'clicks', per: 1 } },
  cpa: { kind: 'ratio', label: 'CPA', unit: 'money', check: { numerator: 'spend', denominator: 'conversions', per: 1 } },
  roas: { kind: 'ratio', label: 'ROAS', unit: 'number', check: { numerator: 'revenue', denominator: 'spend', per: 1 } },
  aov: { kind: 'ratio', label: 'Average order value', unit: 'money', check: { numerator: 'revenue', denominator: 'conversions', per: 1 } },
} as const satisfies Record<string, Field>;

export type FieldId = keyof typeof fields;

type IdsOfKind<K extends FieldKind> = { [Id in FieldId]: (typeof fields)[Id]['kind'] extends K ? Id : never }[FieldId];

export type MeasureId = IdsOfKind<'measure'>;
export type DimensionId = IdsOfKind<'dimension'>;
export type ReportedId = IdsOfKind<'reported'>;
export type RatioId = IdsOfKind<'ratio'>;

/** Ids of all fields of one kind, in catalogue order. */
export function fieldIdsOfKind<K extends FieldKind>(kind: K): readonly IdsOfKind<K>[] {
  // The cast holds because IdsOfKind is computed from the same `kind` that is compared here.
  return (Object.keys(fields) as FieldId[]).filter((id) => fields[id].kind === kind) as IdsOfKind<K>[];
}
