import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { memoryRunner } from '../../engine/query/memory-runner.test-kit.ts';
import { compileQuery } from '../../warehouse/runner/compile-query.ts';
import { duckdbDialect } from '../../warehouse/runner/duckdb-dialect.ts';
import type { EngineRows } from '../../warehouse/runner/engine-process.ts';
import { openFacts } from '../../warehouse/runner/run-queries.ts';
import { fact, factsTableSql, query } from './random-facts.test-kit.ts';

describe('a compiled query', () => {
  it('gives what the query means, on any number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { maxLength: 40 }),
        fc.array(query, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 2, 4),
        async (facts, queries, threads) => {
          await using database = await openDatabase(facts, threads);
          const runner = await openFacts(database);
          const meaning = memoryRunner(facts);
          for (const asked of queries) expect(await runner.run(asked)).toEqual(await meaning.run(asked));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps values out of its text', () => {
    const hostile = "x'); drop table facts; --";
    const compiled = compileQuery(
      {
        view: hostile,
        measures: [{ kind: 'rows', id: 'rows' }],
        dimensions: ['campaign'],
        filters: [{ kind: 'in', dimension: 'campaign', values: [hostile] }],
      },
      {
        sql: 'facts',
        columns: new Map([
          ['view', { name: 'view', type: 'varchar' }],
          ['campaign', { name: 'campaign', type: 'varchar' }],
        ]),
      },
      duckdbDialect,
    );
    expect(compiled.sql).not.toContain('drop');
    expect(compiled.parameters).toEqual([hostile, hostile]);
  });

  it('refuses an order by a column that it does not ask for, and a limit that is no count', () => {
    const table = { sql: 'facts', columns: new Map() };
    const base = { view: 'primary', measures: [{ kind: 'rows', id: 'rows' }], dimensions: [] } as const;
    expect(() => compileQuery({ ...base, order: [{ by: 'spend', direction: 'asc' }] }, table, duckdbDialect)).toThrow(RangeError);
    expect(() => compileQuery({ ...base, limit: 1.5 }, table, duckdbDialect)).toThrow(RangeError);
  });
});

/** An engine over a database in this process: the SQL is what is tested here, not the process around it. */
async function openDatabase(facts: Parameters<typeof factsTableSql>[0], threads: number): Promise<Parameters<typeof openFacts>[0]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  for (const sql of factsTableSql(facts)) await connection.run(sql);
  const run = async (sql: string, parameters: readonly (string | number | null)[] = []): Promise<EngineRows> => {
    const reader = await connection.runAndReadAll(sql, [...parameters]);
    return {
      columns: reader.columnNames(),
      rows: reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value)))),
    };
  };
  return {
    open: () => Promise.resolve(),
    run,
    peakBytes: () => Promise.resolve(0),
    halt: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}
