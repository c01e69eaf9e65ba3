import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testFolder } from '../files/open-bytes.test-kit.ts';
import { amountChunk, codedChunk, constantChunk } from './parquet-page.ts';
import type { ColumnChunk } from './parquet-page.ts';
import { openParquetWriter } from './parquet-writer.ts';

type Row = { readonly name: number | null; readonly day: number | null; readonly amount: bigint | null };

const rows = fc.array(
  fc.record({
    name: fc.option(fc.nat({ max: 400 }), { nil: null }),
    day: fc.option(fc.integer({ min: -30_000, max: 60_000 }), { nil: null }),
    amount: fc.option(fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n }), { nil: null }),
  }),
  { maxLength: 700 },
);

describe('a written Parquet file', () => {
  it('is read by the engine as it was given', async () => {
    await using folder = await testFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { maxLength: 3 }), async (groups) => {
        run += 1;
        const path = join(folder.path, `${run}.parquet`);
        await write(path, groups);
        expect(await read(path)).toEqual(groups.flat().map(shown));
      }),
      { numRuns: 40 },
    );
  });

  it.each([1, 0x1_00, 0x1_01, 0x1_00_00, 0x1_00_01])('holds %i distinct values', async (distinct) => {
    await using folder = await testFolder();
    const path = join(folder.path, 'distinct.parquet');
    const group = Array.from({ length: distinct + 3 }, (_, row): Row => ({ name: row % distinct, day: row, amount: null }));
    await write(path, [group]);
    expect(await read(path)).toEqual(group.map(shown));
  });
});

function shown({ name, day, amount }: Row): readonly (string | null)[] {
  return [name === null ? null : nameOf(name), day?.toString() ?? null, amount?.toString() ?? null, 'same', null];
}

function nameOf(code: number): string {
  return code === 0 ? '' : `name "${code}" – é`;
}

async function write(path: string, groups: readonly (readonly Row[])[]): Promise<void> {
  const columns = [
    { name: 'name', kind: 'text' },
    { name: 'day', kind: 'day' },
    { name: 'amount', kind: 'amount' },
    { name: 'constant', kind: 'text' },
    { name: 'nothing', kind: 'text' },
  ] as const;
  await using writer = await openParquetWriter(path, columns);
  for (const group of groups) await writer.add(group.length, chunksOf(group));
  await writer.end();
}

function chunksOf(group: readonly Row[]): readonly ColumnChunk[] {
  const days = [...new Set(group.flatMap(({ day }) => day ?? []))];
  const names = Int32Array.from(group, ({ name }) => name ?? -1);
  const places = Int32Array.from(group, ({ day }) => (day === null ? -1 : days.indexOf(day)));
  const halves = new Int32Array(BigInt64Array.from(group, ({ amount }) => amount ?? 0n).buffer);
  const nulls = Uint8Array.from(group, ({ amount }) => (amount === null ? 1 : 0));
  return [
    codedChunk({ codes: names, rows: group.length }, 0x1_00_02, (code) => textEntry(nameOf(code))),
    codedChunk({ codes: places, rows: group.length }, days.length, (code) => dayEntry(days[code] ?? 0)),
    amountChunk({ amounts: halves, nulls: nulls.includes(1) ? nulls : null }, group.length, () => new Int32Array(halves.length)),
    constantChunk(textEntry('same'), group.length),
    constantChunk(null, group.length),
  ];
}

function textEntry(value: string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function dayEntry(day: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(day);
  return bytes;
}

async function read(path: string): Promise<readonly (readonly (string | null)[])[]> {
  const instance = await DuckDBInstance.create(':memory:', { enable_external_file_cache: 'false' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `select name, cast(day - date '1970-01-01' as varchar), cast(cast(cast(amount as decimal(38,6)) * 1000000 as decimal(38,0)) as varchar), constant, nothing from read_parquet('${path}', file_row_number = true) order by file_row_number`,
  );
  const found = reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
  connection.closeSync();
  instance.closeSync();
  return found;
}
