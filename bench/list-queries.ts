import { writeFile } from 'node:fs/promises';

import { analyse, parseBrief } from '@pca/engine';
import type { Query } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';

/** Writes the queries that an analysis of these files asks, for other engines to answer the same. */
export async function listQueries(files: readonly string[], path: string): Promise<number> {
  await using warehouse = await openWarehouse();
  for (const file of files) await warehouse.importFile(file);
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  const asked: Query[] = [];
  const run = (query: Query): ReturnType<typeof runner.run> => {
    asked.push(query);
    return runner.run(query);
  };
  await analyse({ brief: parseBrief({}).value, dataset, runner: { run }, sources, reported });
  const plain = asked.map((query) => ({
    dimensions: query.dimensions,
    grain: query.grain ?? null,
    fields: query.measures.flatMap((measure) => ('field' in measure ? [measure.field] : [])),
  }));
  await writeFile(path, JSON.stringify(plain));
  return plain.length;
}
