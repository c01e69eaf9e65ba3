import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { QueryRunner } from '@pca/engine';
import { clickhouseDialect, compileQuery, resultOf } from '@pca/warehouse';
import type { FactTable } from '@pca/warehouse';

/** The part of the npm package `chdb` that is used; it is installed on demand and so has no types here. */
type Chdb = { readonly queryBind: (sql: string, parameters: Readonly<Record<string, string>>, format: string) => string };

const folder = join(import.meta.dirname, '..', '..', '.cache', 'dialects');

/** ClickHouse in this process, answering queries over facts in a Parquet file. */
export function clickhouseRunner(parquet: string): QueryRunner {
  const chdb = loadChdb();
  const ask = (sql: string, parameters: readonly string[] = []): readonly (readonly (string | null)[])[] => {
    const bound = Object.fromEntries(parameters.map((value, index) => [`p${index + 1}`, value]));
    const text = chdb.queryBind(sql, bound, 'JSONCompactStrings');
    return text === '' ? [] : rowsOf(JSON.parse(text));
  };
  const source = `file('${parquet.replaceAll("'", "\\'")}', 'Parquet')`;
  const columns = ask(`describe table ${source}`).map(([name, type]) => ({ name: name ?? '', type: type ?? '' }));
  const table: FactTable = { sql: source, columns: new Map(columns.map((column) => [column.name, column])) };
  return {
    run: (query) => {
      const compiled = compileQuery(query, table, clickhouseDialect);
      return Promise.resolve(resultOf(compiled, ask(compiled.sql, compiled.parameters)));
    },
  };
}

function loadChdb(): Chdb {
  // The cast holds: the package exports this function; the first query fails loudly where it does not.
  return createRequire(join(folder, 'package.json'))('chdb') as Chdb;
}

/** JSONCompactStrings prints null as a mark of its own, which no name holds. */
function rowsOf(answer: unknown): readonly (readonly (string | null)[])[] {
  // The cast holds: the format is ClickHouse's own and every cell of it is a text.
  const { data } = answer as { readonly data: readonly (readonly (string | null)[])[] };
  return data.map((row) => row.map((cell) => (cell === nullMark ? null : cell)));
}

const nullMark = 'ᴺᵁᴸᴸ';
