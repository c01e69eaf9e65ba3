import type { Filter, Query, QueryGrain, QueryMeasure } from '@pca/engine';

const fields = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;
const measures: readonly QueryMeasure[] = fields.map((field) => ({ kind: 'sum', id: field, field }));
const june: Filter = { kind: 'days', start: '2025-06-01', end: '2025-06-30' };
const july: Filter = { kind: 'days', start: '2025-07-01', end: '2025-07-31' };
const mobile: Filter = { kind: 'in', dimension: 'device', values: ['Mobile phones', 'Tablets'] };

type Key = Query['dimensions'][number];

/**
 * Forty-one questions that people put to a campaign: totals, every dimension, every grain, pairs, one period against
 * another, a slice, best and worst. Every engine answers the same list.
 */
export const queryWorkload: readonly Query[] = [
  by(),
  ...(['source', 'channel', 'campaign', 'ad_group', 'ad', 'device', 'country'] as const).map((key) => by(key)),
  ...(['day', 'week', 'month', 'weekday'] as const).map((grain) => over(grain)),
  ...(['day', 'week', 'month', 'weekday'] as const).map((grain) => over(grain, 'source')),
  over('day', 'campaign'),
  over('week', 'campaign'),
  over('day', 'device'),
  over('week', 'country'),
  over('week', 'ad'),
  over('month', 'ad_group'),
  over('weekday', 'device'),
  by('campaign', 'device'),
  by('campaign', 'country'),
  by('device', 'country'),
  by('ad_group', 'device'),
  by('ad', 'country'),
  by('source', 'campaign'),
  ...[june, july].flatMap((period) => [filtered(by(), period), filtered(by('campaign'), period), filtered(by('device'), period)]),
  filtered(by('campaign'), mobile),
  filtered(over('day'), mobile),
  ranked(by('ad'), { by: 'spend', direction: 'desc' }),
  ranked(by('ad'), { by: 'revenue', direction: 'asc' }),
  ranked(by('campaign', 'ad_group'), { by: 'conversions', direction: 'desc' }),
  ranked(by('campaign', 'ad'), { by: 'revenue', direction: 'desc' }),
];

function by(...dimensions: readonly Key[]): Query {
  return { view: 'primary', measures, dimensions };
}

function over(grain: QueryGrain, ...dimensions: readonly Key[]): Query {
  return { ...by(...dimensions), grain };
}

function filtered(query: Query, filter: Filter): Query {
  return { ...query, filters: [filter] };
}

function ranked(query: Query, order: NonNullable<Query['order']>[number]): Query {
  return { ...query, order: [order], limit: 20 };
}
