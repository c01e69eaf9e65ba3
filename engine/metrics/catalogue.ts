import type { FieldUnit, MeasureId } from '../fields/catalogue.ts';

export type Kpi = {
  readonly label: string;
  readonly numerator: MeasureId;
  readonly denominator: MeasureId;
  /** 1000 for a price per thousand. */
  readonly per: number;
  readonly unit: FieldUnit;
  /** Which way is better; null when neither is (frequency). */
  readonly better: 'higher' | 'lower' | null;
  /** `count`: a share of events (Wilson); `cost`: money per event; `value`: money per money or per event. */
  readonly kind: 'count' | 'cost' | 'value';
  /** Subtracted after the division: ROI = revenue ÷ spend − 1. */
  readonly minus?: number;
  readonly formula: string;
  /** The events that carry the information of a ratio of money to money. */
  readonly events?: MeasureId;
};

/** Every KPI is a ratio of sums over exactly the sources that report both sides. */
export const kpis = {
  ctr: {
    label: 'CTR',
    numerator: 'clicks',
    denominator: 'impressions',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ clicks ÷ Σ impressions',
  },
  cpc: {
    label: 'CPC',
    numerator: 'spend',
    denominator: 'clicks',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ clicks',
  },
  cpm: {
    label: 'CPM',
    numerator: 'spend',
    denominator: 'impressions',
    per: 1000,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: '1000 · Σ spend ÷ Σ impressions',
  },
  cvr: {
    label: 'Conversion rate',
    numerator: 'conversions',
    denominator: 'clicks',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ conversions ÷ Σ clicks',
  },
  cpa: {
    label: 'CPA',
    numerator: 'spend',
    denominator: 'conversions',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ conversions',
  },
  cpl: {
    label: 'CPL',
    numerator: 'spend',
    denominator: 'leads',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ leads',
  },
  cpi: {
    label: 'CPI',
    numerator: 'spend',
    denominator: 'installs',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ installs',
  },
  roas: {
    label: 'ROAS',
    numerator: 'revenue',
    denominator: 'spend',
    per: 1,
    unit: 'number',
    better: 'higher',
    kind: 'value',
    formula: 'Σ revenue ÷ Σ spend',
    events: 'conversions',
  },
  roi: {
    label: 'ROI',
    numerator: 'revenue',
    denominator: 'spend',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'value',
    minus: 1,
    formula: '(Σ revenue − Σ spend) ÷ Σ spend',
    events: 'conversions',
  },
  acos: {
    label: 'ACoS',
    numerator: 'spend',
    denominator: 'revenue',
    per: 1,
    unit: 'share',
    better: 'lower',
    kind: 'value',
    formula: 'Σ spend ÷ Σ revenue',
    events: 'conversions',
  },
  aov: {
    label: 'AOV',
    numerator: 'revenue',
    denominator: 'conversions',
    per: 1,
    unit: 'money',
    better: 'higher',
    kind: 'value',
    formula: 'Σ revenue ÷ Σ conversions',
  },
  vtr: {
    label: 'VTR',
    numerator: 'video_views',
    denominator: 'impressions',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ video views ÷ Σ impressions',
  },
  vcr: {
    label: 'VCR',
    numerator: 'video_q100',
    denominator: 'video_starts',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ video completions ÷ Σ video starts',
  },
  cpv: {
    label: 'CPV',
    numerator: 'spend',
    denominator: 'video_views',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ video views',
  },
  cpcv: {
    label: 'CPCV',
    numerator: 'spend',
    denominator: 'video_q100',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ video completions',
  },
  viewability: {
    label: 'Viewability',
    numerator: 'viewable_impressions',
    denominator: 'measurable_impressions',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ viewable impressions ÷ Σ measurable impressions',
  },
  engagement_rate: {
    label: 'Engagement rate',
    numerator: 'engagements',
    denominator: 'impressions',
    per: 1,
    unit: 'share',
    better: 'higher',
    kind: 'count',
    formula: 'Σ engagements ÷ Σ impressions',
  },
  cpe: {
    label: 'CPE',
    numerator: 'spend',
    denominator: 'engagements',
    per: 1,
    unit: 'money',
    better: 'lower',
    kind: 'cost',
    formula: 'Σ spend ÷ Σ engagements',
  },
} as const satisfies Record<string, Kpi>;

export type KpiId = keyof typeof kpis;

/** Ids of all KPIs, in catalogue order. */
// The cast holds because the keys of `kpis` are exactly KpiId.
export const kpiIds = Object.keys(kpis) as readonly KpiId[];

/** The entry of one KPI with its optional fields. */
export function kpiOf(id: KpiId): Kpi {
  return kpis[id];
}
