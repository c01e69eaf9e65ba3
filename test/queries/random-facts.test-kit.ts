import type { DimensionId, MeasureId, Query, QueryMeasure } from '@pca/engine';
import fc from 'fast-check';

import type { MemoryFact } from '../../engine/query/memory-runner.test-kit.ts';

/** Dimensions and measures of the random facts; `device` is in no row of some of them. */
const dimensionIds = ['campaign', 'device', 'ad_id'] as const satisfies readonly DimensionId[];
const measureIds = ['spend', 'clicks', 'revenue'] as const satisfies readonly MeasureId[];

const sources = ['Google Ads', 'Meta', 'Meta (2)'];
const views = ['primary', 'primary', 'primary', 'cards'];
const names = ['Alpha', 'alpha', 'Österreich', 'b\'c "d"', '日本', '10', '9', ' spaced', '😀'];

const amount = fc.bigInt({ min: -5_000_000_000_000n, max: 9_000_000_000_000_000n }).map((millionths) => decimal(millionths));
const name = fc.option(fc.constantFrom(...names), { nil: null });
const day = fc.option(
  fc.integer({ min: 0, max: 40 }).map((offset) => dayText(offset)),
  { nil: null, freq: 8 },
);

/** One row; amounts are exact decimals in which a double would lose digits, names and days may be missing. */
export const fact: fc.Arbitrary<MemoryFact> = fc.record({
  view: fc.constantFrom(...views),
  source: fc.constantFrom(...sources),
  day,
  dimensions: fc.record({ campaign: name, device: name, ad_id: name }),
  measures: fc.record({ spend: amount, clicks: amount, revenue: amount }, { requiredKeys: [] }),
});

const key = fc.constantFrom(...dimensionIds, 'source' as const);
const values = fc.array(fc.option(fc.constantFrom(...names, ...sources, 'in no row'), { nil: null }), { minLength: 0, maxLength: 3 });
const filter = fc.oneof(
  fc.record({ kind: fc.constantFrom('in' as const, 'not-in' as const), dimension: key, values }),
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([a, b]) => ({ kind: 'days' as const, start: dayText(Math.min(a, b)), end: dayText(Math.max(a, b)) })),
  fc.record({ kind: fc.constant('weekdays' as const), values: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }) }),
);

const measure: fc.Arbitrary<QueryMeasure> = fc.oneof(
  fc.constantFrom(...measureIds, 'leads' as const).map((field) => ({ kind: 'sum' as const, id: `sum ${field}`, field })),
  fc.constantFrom(...measureIds).map((field) => ({ kind: 'sum' as const, id: `part of ${field}`, field, sources: ['Meta', 'Google Ads'] })),
  fc.constantFrom('rows' as const, 'first-day' as const, 'last-day' as const, 'days' as const).map((kind) => ({ kind, id: kind })),
  fc.constantFrom(...measureIds).map((field) => ({ kind: 'reported-rows' as const, id: `rows with ${field}`, field })),
);

/** Any question to these facts, also for columns that they lack and values that no row holds. */
export const query: fc.Arbitrary<Query> = fc
  .record({
    view: fc.constantFrom('primary', 'cards', 'no such view'),
    measures: fc.uniqueArray(measure, { minLength: 1, maxLength: 4, selector: (one) => one.id }),
    dimensions: fc.uniqueArray(fc.constantFrom(...dimensionIds, 'source' as const, 'keyword' as const), { maxLength: 2 }),
    grain: fc.option(fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'weekday' as const), { nil: undefined }),
    filters: fc.array(filter, { maxLength: 2 }),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    ordered: fc.nat({ max: 9 }),
    limit: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  })
  .map(({ direction, ordered, grain, limit, ...rest }) => {
    const by = rest.measures[ordered]?.id;
    return {
      ...rest,
      ...(grain === undefined ? {} : { grain }),
      ...(limit === undefined ? {} : { limit }),
      ...(by === undefined ? {} : { order: [{ by, direction }] }),
    };
  });

/** SQL of DuckDB that makes the table `facts` of some rows as the warehouse makes it: enums, days, exact decimals. */
export function factsTableSql(facts: readonly MemoryFact[]): readonly string[] {
  const texts = (read: (one: MemoryFact) => string | null | undefined): readonly string[] =>
    [...new Set(facts.flatMap((one) => read(one) ?? []))].toSorted();
  const enumSql = (name: string, list: readonly string[]): string =>
    `create type ${name}_values as enum (${[...list, ...(list.length === 0 ? ['none'] : [])].map(literal).join(', ')})`;
  const row = (one: MemoryFact): string =>
    [
      `cast(${literal(one.view ?? 'primary')} as view_values)`,
      `cast(${literal(one.source)} as source_values)`,
      `cast(${literal(one.day)} as date)`,
      `cast(${literal(one.dimensions?.campaign ?? null)} as campaign_values)`,
      `cast(${literal(one.dimensions?.device ?? null)} as device_values)`,
      literal(one.dimensions?.ad_id ?? null),
      ...measureIds.map((id) => `cast(${literal(one.measures[id] ?? null)} as decimal(18,6))`),
    ].join(', ');
  return [
    enumSql(
      'view',
      texts((one) => one.view ?? 'primary'),
    ),
    enumSql(
      'source',
      texts((one) => one.source),
    ),
    enumSql(
      'campaign',
      texts((one) => one.dimensions?.campaign),
    ),
    enumSql(
      'device',
      texts((one) => one.dimensions?.device),
    ),
    `create table facts (view view_values, source source_values, date date, campaign campaign_values, device device_values, ad_id varchar, ${measureIds.map((id) => `${id} decimal(18,6)`).join(', ')})`,
    ...(facts.length === 0 ? [] : [`insert into facts values ${facts.map((one) => `(${row(one)})`).join(', ')}`]),
  ];
}

function literal(text: string | null): string {
  return text === null ? 'null' : `'${text.replaceAll("'", "''")}'`;
}

function decimal(millionths: bigint): string {
  const size = millionths < 0n ? -millionths : millionths;
  return `${millionths < 0n ? '-' : ''}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`;
}

function dayText(offset: number): string {
  return new Date(Date.UTC(2025, 11, 10 + offset)).toISOString().slice(0, 10);
}
