import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { addImport } from './add-import.ts';
import { testFolder } from './files/open-bytes.test-kit.ts';
import { workbookParts } from './files/xlsx.test-kit.ts';
import { zipOf } from './files/zip.test-kit.ts';
import { openWarehouse } from './open-warehouse.ts';
import { openEnginePool } from './runner/engine-pool.ts';
import type { EngineProcess } from './runner/engine-process.ts';
import { fileOf, hasProc, outcomeOf, startedBy, testLimits } from './runner/engine.test-kit.ts';
import { startEngineProcess } from './runner/start-engine-process.ts';
import { workFolderError, WorkFolderError } from './work-folder.ts';

const rows = 'Day,Campaign,Cost,Impr.,Clicks\n2026-05-01,A,1.00,100,10\n2026-05-02,B,2.00,200,20\n';
const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
const sheet = rows
  .trimEnd()
  .split('\n')
  .map((line) => `<row>${line.split(',').map(cell).join('')}</row>`)
  .join('');

/** An engine that remembers the statements that failed. */
function watched(engine: EngineProcess, failures: string[]): EngineProcess {
  return {
    ...engine,
    run: async (sql, parameters) => {
      try {
        return await engine.run(sql, parameters);
      } catch (error) {
        failures.push(sql);
        throw error;
      }
    },
  };
}

describe('an import', () => {
  it('reads a plain file where it lies, under any name and through links', async () => {
    await using folder = await testFolder();
    await using engine = startEngineProcess(testLimits);
    const work = join(folder.path, 'work');
    await mkdir(work);
    const failures: string[] = [];
    const copies: string[] = [];
    const look = async (): Promise<void> => {
      const names = await readdir(work, { recursive: true });
      copies.push(...names.filter((name) => name.endsWith('.csv')));
    };
    for (const name of ['plain.csv', 'a*[b]?.csv', "it's.csv.gz"]) {
      const path = join(folder.path, name);
      await writeFile(path, rows);
      const looks: Promise<void>[] = [];
      const request = { importId: 'import-1', path, mapping: null, workFolder: work, engine: watched(engine, failures) };
      const { certificate } = await addImport({ ...request, onProgress: () => void looks.push(look()) });
      await Promise.all(looks);
      expect([certificate.file, certificate.status, certificate.totals.spend]).toEqual([name, 'ok', '3']);
    }
    expect({ failures, copies }).toEqual({ failures: [], copies: [] });
  });

  it.skipIf(!hasProc)('whose engine dies is refused, and the next file is read', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'plain.csv');
    await writeFile(path, rows);
    await using engine = startEngineProcess(testLimits);
    const pid = await startedBy(() => engine.open({ path: null, folders: [], files: [], temporaryFolder: join(folder.path, 'spill') }));
    const dying: EngineProcess = {
      ...engine,
      run: async (sql, parameters) => {
        if (fileOf(pid, 'stat') !== '') process.kill(pid, 'SIGKILL');
        return engine.run(sql, parameters);
      },
    };
    const request = { importId: 'import-1', path, mapping: null, workFolder: folder.path };
    const { certificate, table } = await addImport({ ...request, engine: dying });
    expect([certificate.status, certificate.issues.map(({ code }) => code), table]).toEqual(['refused', ['engine.ended'], null]);
    expect((await addImport({ ...request, engine })).certificate.status).toBe('ok');
  });

  it('leaves only the canonical tables of its files in the work folder', async () => {
    await using folder = await testFolder();
    const work = join(folder.path, 'work');
    await using warehouse = await openWarehouse({ workFolder: work });
    const contents = {
      'plain.csv': rows,
      'uneven.csv': `${rows}2026-05-03,C,3.00,300,30,x\n`,
      'book.xlsx': zipOf(workbookParts({ rows: sheet })),
      'none.csv': '',
    };
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(join(folder.path, name), content);
      await warehouse.importFile(join(folder.path, name));
    }
    const left = (await readdir(work, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory());
    expect(left.map(({ name }) => name).toSorted()).toEqual(['import-1.parquet', 'import-2.parquet', 'import-3.parquet']);
    const { dataset } = await warehouse.openDataset();
    expect(dataset.sources).not.toEqual([]);
  });
});

describe('a folder for intermediate files', () => {
  it('that is gone is no fault of the file', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'plain.csv');
    await writeFile(path, rows);
    const work = join(folder.path, 'work');
    await using warehouse = await openWarehouse({ workFolder: work });
    await rm(work, { recursive: true });
    await expect(warehouse.importFile(path)).rejects.toThrow(WorkFolderError);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])('that takes no more (%s) is told with what to do', (code) => {
    const error = Object.assign(new Error('write'), { code, syscall: 'write' });
    expect(workFolderError(error, 'folder')?.message).toMatch(new RegExp(`no space left .* in folder \\(${code}\\)\\. Set TMPDIR`, 'u'));
  });

  it('has no part in other errors', () => {
    expect(workFolderError(Object.assign(new Error('open'), { code: 'ENOENT', path: 'elsewhere' }), 'folder')).toBeNull();
    expect(workFolderError(new TypeError('broken'), 'folder')).toBeNull();
  });
});

describe('a warehouse that is stopped', () => {
  it('rejects what is under way and what comes later, and leaves its engine to others', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'plain.csv');
    // Some megabytes, which are told of one after the other.
    await writeFile(path, rows + '2026-05-03,C,3.00,300,30\n'.repeat(200_000));
    await using pool = openEnginePool({ size: 1, limits: testLimits });
    const stop = new AbortController();
    const reason = new Error('enough');
    const told: string[] = [];
    const onProgress = ({ stage }: { stage: string }): void => {
      told.push(stage);
      stop.abort(reason);
    };
    {
      await using warehouse = await openWarehouse({ pool, signal: stop.signal, workFolder: join(folder.path, 'work'), onProgress });
      await expect(warehouse.importFile(path)).rejects.toBe(reason);
      await expect(warehouse.importFile(path)).rejects.toBe(reason);
      await expect(warehouse.openDataset()).rejects.toBe(reason);
    }
    await using next = await openWarehouse({ pool, workFolder: join(folder.path, 'next') });
    expect((await next.importFile(path)).status).toBe('ok');
    expect(told).toEqual(['scan']);
  });

  it('while it waits for an engine leaves the engine to those who wait behind it', async () => {
    await using folder = await testFolder();
    await using pool = openEnginePool({ size: 1, limits: testLimits });
    const first = await pool.lease();
    const stop = new AbortController();
    const opening = openWarehouse({ pool, signal: stop.signal, workFolder: join(folder.path, 'work') });
    // Opening asks for its engine when its folder is there.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const behind = pool.lease();
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    await first[Symbol.asyncDispose]();
    await using engine = await behind;
    expect(
      await outcomeOf(engine.open({ path: null, folders: [folder.path], files: [], temporaryFolder: join(folder.path, 'spill') })),
    ).toBe('rows');
  });

  it('rejects the queries of its dataset', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'plain.csv');
    await writeFile(path, rows);
    const stop = new AbortController();
    await using warehouse = await openWarehouse({ signal: stop.signal });
    await warehouse.importFile(path);
    const { runner } = await warehouse.openDataset();
    const query = { measures: [{ id: 'rows', kind: 'rows' }], dimensions: [], view: 'primary' } as const;
    expect((await runner.run(query)).rows).toEqual([['2']]);
    stop.abort(new Error('enough'));
    await expect(runner.run(query)).rejects.toThrow('enough');
  });
});
