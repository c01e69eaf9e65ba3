import type { Dialect } from './dialect.ts';

/** SQL of ClickHouse, for facts that outgrow one machine: the same canonical Parquet, the same answers. */
export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  parameter: (index, kind) => (kind === 'day' ? `toDate32({p${index}:String})` : `{p${index}:String}`),
  text,
  answer: text,
  nullText: 'cast(null as Nullable(String))',
  nullAmount: 'cast(null as Nullable(Decimal(18, 6)))',
  bucket: {
    day: (day) => day,
    week: (day) => `toMonday(${day})`,
    month: (day) => `formatDateTime(${day}, '%Y-%m')`,
    weekday: (day) => `toDayOfWeek(${day})`,
  },
  bucketAnswer: { day: text, week: text, month: text, weekday: text },
  isAnyOf: ({ name }, placeholders) => `coalesce(${name} in (${placeholders.join(', ')}), false)`,
  sum: (column, condition) => (condition === null ? `sumOrNull(${column})` : `sumOrNullIf(${column}, ${condition})`),
};

function text(sql: string): string {
  return `cast(${sql} as Nullable(String))`;
}
