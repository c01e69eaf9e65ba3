import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [path, folder] = process.argv.slice(2);
const entry = createRequire(`${folder}/package.json`).resolve('hucre');
const { streamXlsxRows } = await import(pathToFileURL(entry).href);
let rows = 0;
let cells = 0;
for await (const row of streamXlsxRows(readFileSync(path))) {
  rows += 1;
  cells += (row.values ?? row.cells ?? row).length;
}
process.stdout.write(`${rows} rows, ${cells} cells\n`);
