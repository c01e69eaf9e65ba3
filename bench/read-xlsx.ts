import { openWorkbook } from '../warehouse/files/xlsx.ts';
import { defaultLimits } from '../warehouse/files/limits.ts';

const [path = ''] = process.argv.slice(2);
const opened = await openWorkbook(path, defaultLimits);
if ('refusal' in opened) throw new Error(opened.refusal.message);
let rows = 0;
let cells = 0;
for await (const batch of opened.value.sheets[0]?.rows() ?? []) {
  rows += batch.length;
  for (const row of batch) cells += row.cells.length;
}
await opened.value.close();
process.stdout.write(`${rows} rows, ${cells} cells\n`);
