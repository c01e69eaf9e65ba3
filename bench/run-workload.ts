import { openWarehouse } from '@pca/warehouse';

import { queryWorkload } from './query-workload.ts';

/** Imports the files named on the command line, asks the workload, prints the totals and the number of rows answered. */
await using warehouse = await openWarehouse();
for (const file of process.argv.slice(2)) await warehouse.importFile(file);
const { runner } = await warehouse.openDataset();
let groups = 0;
let totals = {};
for (const [index, query] of queryWorkload.entries()) {
  const { columns, rows } = await runner.run(query);
  groups += rows.length;
  if (index === 0) totals = Object.fromEntries(columns.map((name, at) => [name, rows[0]?.[at] ?? null]));
}
process.stdout.write(`${JSON.stringify({ totals, groups, queries: queryWorkload.length })}\n`);
