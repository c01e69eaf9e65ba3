import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { workbookParts } from '../../warehouse/files/xlsx.test-kit.ts';
import { zipOf } from '../../warehouse/files/zip.test-kit.ts';
import { goodFile, head, rows } from './command.test-kit.ts';

/** A file that cannot be used as it is: the one problem that is told, and what the message says to do about it. */
export type BadFile = {
  readonly name: string;
  readonly make: (path: string) => Promise<unknown>;
  readonly code: string;
  readonly says: RegExp;
};

const binary = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251));
const workbook = zipOf(workbookParts({ rows: '<row r="1"><c r="A1" t="str"><v>Campaign</v></c></row>' }));
const bomb = zipOf(workbookParts({ rows: ' '.repeat(30 * 1024 ** 2) }));
const wide = `${Array.from({ length: 10_000 }, (_, column) => `c${column}`).join(',')}\n`;

const holding =
  (content: string | Buffer) =>
  (path: string): Promise<void> =>
    writeFile(path, content);

export const badFiles: readonly BadFile[] = [
  { name: 'empty.csv', make: holding(''), code: 'file.empty', says: /Download the export again/u },
  { name: 'binary.csv', make: holding(binary), code: 'file.binary', says: /Export the report as CSV, XLSX or Parquet/u },
  { name: 'picture.csv', make: holding(Buffer.from([0x89, 0x50, 0x4e, 0x47])), code: 'file.image', says: /export the same report as CSV/u },
  {
    name: 'page.xls',
    make: holding('<html><table><tr><td>1</td></tr></table></html>'),
    code: 'file.html',
    says: /export the report as CSV/u,
  },
  { name: 'cut.xlsx', make: holding(workbook.subarray(0, -10)), code: 'file.truncated', says: /Download the export again/u },
  { name: 'bomb.xlsx', make: holding(bomb), code: 'file.zip-bomb', says: /export CSV/u },
  { name: 'wide.csv', make: holding(wide), code: 'file.too-many-columns', says: /Export fewer columns/u },
  {
    name: 'zeros.csv',
    make: holding(goodFile.replace('Campaign 1', 'Campaign \0')),
    code: 'file.nul-bytes',
    says: /Download the export again/u,
  },
  { name: 'header-only.csv', make: holding(head), code: 'table.no-rows', says: /Check the period and filters/u },
  {
    name: 'totals-only.csv',
    make: holding(`${head}Total,,EUR,12.00,100,10,1\n`),
    code: 'table.only-totals',
    says: /Export the rows as well/u,
  },
  {
    name: 'words.csv',
    make: holding('one two\nthree four\n'),
    code: 'table.no-header',
    says: /State the header record in a mapping file/u,
  },
  {
    name: 'two-currencies.csv',
    make: holding(goodFile + rows((text) => text.replaceAll('EUR', 'USD'))),
    code: 'currency.several',
    says: /EUR.*USD.*export one currency per file/u,
  },
  {
    name: 'negative.csv',
    make: holding(goodFile.replace(',1.50', ',-1.50')),
    code: 'spend.negative',
    says: /record 2.*accept it in a mapping file/u,
  },
  { name: 'folder.csv', make: (path) => mkdir(path), code: 'file.is-directory', says: /Name the export inside it/u },
  { name: 'missing.csv', make: () => Promise.resolve(), code: 'file.not-found', says: /Check the name and the folder/u },
  {
    name: `${'long'.repeat(100)}.csv`,
    make: () => Promise.resolve(),
    code: 'file.not-found',
    says: /Check the name and the folder/u,
  },
  { name: 'dangling.csv', make: (path) => symlink('nowhere', path), code: 'file.not-found', says: /Check the name/u },
  { name: 'loop.csv', make: (path) => symlink(path, path), code: 'file.link-loop', says: /Name the file itself/u },
];

/** None where the system has no such things. */
export const badDevices: readonly BadFile[] =
  process.platform === 'win32'
    ? []
    : [
        {
          name: 'pipe.csv',
          make: (path) => Promise.resolve(execFileSync('mkfifo', [path])),
          code: 'file.not-regular',
          says: /Save the export as a file first/u,
        },
        {
          name: 'device.csv',
          make: (path) => symlink('/dev/zero', path),
          code: 'file.not-regular',
          says: /Save the export as a file first/u,
        },
      ];

/** Names that a shell, a pattern or a table of paths would take for something else. */
export const oddNames: readonly string[] = [
  '[a]*?.csv',
  'x*.csv',
  'month[12].csv',
  'it\'s "quoted".csv',
  'new\nline.csv',
  ' spaces  inside .csv',
  'ünïcødé 日本 🙂.csv',
  '-leading.csv',
  '--json.csv',
  'back\\slash*.csv',
  'no-archive.csv.gz',
  '$(echo x);`id`.csv',
  '%s %00 ~.csv',
];

/** Files beside them that the patterns in those names would match. */
export async function writeNeighbours(folder: string): Promise<void> {
  for (const name of ['a1.csv', 'ax.csv', 'xy.csv', 'month1.csv', 'month2.csv']) {
    await writeFile(join(folder, name), goodFile + rows());
  }
}
