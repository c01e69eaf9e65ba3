import { DuckDBDecimalValue, DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';

import { decimalText } from './decimal-text.ts';
import { rowsOf } from './result-rows.ts';

const values = [
  'cast(null as decimal(38,6))',
  'cast(0 as decimal(38,6))',
  'cast(-0.000001 as decimal(38,6))',
  "cast('12345.600000' as decimal(38,6))",
  "cast('-9007199254.740991' as decimal(38,6))",
  "cast('9007199254.740992' as decimal(38,6))",
  "cast('-9007199254.740993' as decimal(38,6))",
  "cast('18446744073709.551616' as decimal(38,6))",
  "cast('-18446744073709.551615' as decimal(38,6))",
  "cast('99999999999999999999999999999999.999999' as decimal(38,6))",
  "cast('-99999999999999999999999999999999.999999' as decimal(38,6))",
  "cast('42' as decimal(38,0))",
  'cast(-7 as hugeint)',
  'cast(-170141183460469231731687303715884105728 as hugeint)',
  'cast(9223372036854775807 as bigint)',
  'cast(-1 as bigint)',
  "date '2026-05-01'",
  "date '0001-01-01'",
  "date '9999-12-31'",
  "date '10000-01-01'",
  "cast('-5877641-06-25 (BC)' as date)",
  "cast('infinity' as date)",
  'cast(1.5 as decimal(4,2))',
  'cast(1.5 as decimal(9,2))',
  'cast(-1.5 as decimal(18,6))',
  'cast(1.5 as double)',
  'true',
  "'text'",
  '[1, 2]',
  "cast('b' as few)",
  "cast('v299' as hundreds)",
  "cast('v69999' as thousands)",
  'cast(null as few)',
];

describe('rows of an answer', () => {
  it('are the texts that the driver gives, one by one and in columns of several chunks', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run("create type few as enum ('a', 'b')");
    for (const [name, count] of [
      ['hundreds', 300],
      ['thousands', 70_000],
    ] as const)
      await connection.run(`create type ${name} as enum (select 'v' || range from range(${count}))`);
    const list = values.filter((sql) => !sql.includes('BC')).map((sql, at) => `${sql} as v${at}`);
    const one = `select ${list.join(', ')}`;
    const several = `select ${list.map((_, at) => `case when range % 3 = 1 then null else v${at} end`).join(', ')} from range(5000), (${one})`;
    for (const sql of [one, several, `${one} where false`]) {
      const driver = (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(shown));
      expect(await rowsOf(await connection.run(sql))).toEqual(driver);
    }
    connection.closeSync();
    instance.closeSync();
  });
});

/** Sums and other decimals of 128 bits lose the zeros at their end. */
function shown(value: DuckDBValue): string | null {
  if (value === null) return null;
  return value instanceof DuckDBDecimalValue && value.width > 18 ? decimalText(String(value)) : String(value);
}
