import type { Dialect } from './dialect.ts';

/** SQL of DuckDB. Dimensions may be enums: texts are cast to the enum once, so that rows are compared by code. */
export const duckdbDialect: Dialect = {
  name: 'duckdb',
  parameter: (index, kind) => (kind === 'day' ? `cast($${index} as date)` : `$${index}`),
  text: (sql) => `cast(${sql} as varchar)`,
  nullText: 'cast(null as varchar)',
  nullAmount: 'cast(null as decimal(18,6))',
  bucket: {
    day: (day) => day,
    week: (day) => `cast(date_trunc('week', ${day}) as date)`,
    month: (day) => `strftime(${day}, '%Y-%m')`,
    weekday: (day) => `isodow(${day})`,
  },
  isAnyOf: ({ name, type }, placeholders) => {
    const values = placeholders.map((placeholder) => `try_cast(${placeholder} as ${type})`);
    return `coalesce(${name} in (${values.join(', ')}), false)`;
  },
  sum: (column, condition) => `sum(${column})${condition === null ? '' : ` filter (where ${condition})`}`,
};
