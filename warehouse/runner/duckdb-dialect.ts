import type { Dialect } from './dialect.ts';

/** SQL of DuckDB. Dimensions may be enums: texts are cast to the enum once, so that rows are compared by code. */
export const duckdbDialect: Dialect = {
  name: 'duckdb',
  parameter: (index, kind) => (kind === 'day' ? `cast($${index} as date)` : `$${index}`),
  text: (sql) => `cast(${sql} as varchar)`,
  // What the engine's process hands over is text already, and casts of sums take longer than the sums.
  answer: same,
  nullText: 'cast(null as varchar)',
  nullAmount: 'cast(null as decimal(18,6))',
  bucket: {
    day: (day) => day,
    week: (day) => `cast(date_trunc('week', ${day}) as date)`,
    month: (day) => `(year(${day}) * 100 + month(${day}))`,
    weekday: (day) => `isodow(${day})`,
  },
  // A text of the month for every row would take longer than all the rest.
  bucketAnswer: {
    day: same,
    week: same,
    month: (month) => `strftime(make_date(${month} // 100, ${month} % 100, 1), '%Y-%m')`,
    weekday: same,
  },
  isAnyOf: ({ name, type }, placeholders) => {
    const values = placeholders.map((placeholder) => `try_cast(${placeholder} as ${type})`);
    return `coalesce(${name} in (${values.join(', ')}), false)`;
  },
  sum: (column, condition) => `sum(${column})${condition === null ? '' : ` filter (where ${condition})`}`,
};

function same(sql: string): string {
  return sql;
}
