import type { Dialect } from './dialect.ts';

/** SQL of ClickHouse, for facts that outgrow one machine: the same canonical Parquet, the same answers. */
export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  parameter: (index, kind) => (kind === 'day' ? `toDate32({p${index}:String})` : `{p${index}:String}`),
  text: (sql) => `cast(${sql} as Nullable(String))`,
  nullText: 'cast(null as Nullable(String))',
  nullAmount: 'cast(null as Nullable(Decimal(18, 6)))',
  bucket: {
    day: (day) => day,
    week: (day) => `toMonday(${day})`,
    month: (day) => `formatDateTime(${day}, '%Y-%m')`,
    weekday: (day) => `toDayOfWeek(${day})`,
  },
  isAnyOf: ({ name }, placeholders) => `coalesce(${name} in (${placeholders.join(', ')}), false)`,
  sum: (column, condition) => (condition === null ? `sumOrNull(${column})` : `sumOrNullIf(${column}, ${condition})`),
};
