import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A delimited file by columns, every cell as it is written. */
type ScienceTable = {
  readonly columns: readonly string[];
  readonly rows: number;
  /** The cells of one column; throws for a name that the file does not have. */
  readonly text: (column: string) => readonly string[];
  /** The same as numbers; an empty cell and `NA` are NaN. */
  readonly numbers: (column: string) => readonly number[];
};

/** Third-party data with known answers is not ours to hand out, so it lies beside the checkout and not inside. */
const scienceFolder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'science');
const vectorsPath = join(scienceFolder, 'vectors', 'expected.json');

/** Published and reference results, and the tables they were found on; ask `hasScience` before anything else. */
export const science = { scienceFolder, hasScience: existsSync(vectorsPath), vector, readTable };

if (!science.hasScience) process.stderr.write('../shared/data/science is absent: the acceptance tests of the statistics are skipped.\n');

/**
 * The expected results under one key, in the shape that the test states: `vector<{ p: number }>('two_proportions', 'p')`.
 * Throws for a key that is not there, and for each field named after it that the results do not have.
 */
function vector<Shape extends object>(name: string, ...fields: readonly (keyof Shape & string)[]): Shape {
  const all: Readonly<Record<string, Shape>> = JSON.parse(readFileSync(vectorsPath, 'utf8'));
  const found = all[name];
  if (found === undefined) throw new Error(`expected.json has no ${name}`);
  const missing = fields.filter((field) => !(field in found));
  if (missing.length > 0) throw new Error(`${name} in expected.json has no ${missing.join(', ')}`);
  return found;
}

/** A file below the folder, for instance `causal/basque.csv`; `.gz` is unpacked, the delimiter is a comma unless told. */
function readTable(path: string, delimiter = ','): ScienceTable {
  const bytes = readFileSync(join(scienceFolder, path));
  const [header = [], ...records] = recordsOf((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), delimiter);
  const text = (column: string): readonly string[] => {
    const index = header.indexOf(column);
    if (index < 0) throw new Error(`${path} has no column ${column}, only ${header.join(', ')}`);
    return records.map((record) => record[index] ?? '');
  };
  const numbers = (column: string): readonly number[] => text(column).map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
  return { columns: header, rows: records.length, text, numbers };
}

/** A cell in quotes or without, and what ends it; sticky, so that nothing between two cells is passed over. */
function recordsOf(content: string, delimiter: string): readonly (readonly string[])[] {
  const separator = delimiter === '\t' ? String.raw`\t` : delimiter;
  const cell = new RegExp(String.raw`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r\n|\r|\n|$)`, 'uy');
  const records: string[][] = [[]];
  for (const text = content.replace(/^\uFEFF/u, ''); cell.lastIndex < text.length;) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? fail(records.length);
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== delimiter) records.push([]);
  }
  return records.filter((record) => record.length > 1 || (record[0] ?? '') !== '');
}

function fail(record: number): never {
  throw new Error(`record ${record} has a quoted cell that does not end`);
}
