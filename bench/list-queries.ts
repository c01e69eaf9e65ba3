import { analyse, parseBrief } from '@pca/engine';
import type { Query, QueryRunner } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';

/** The queries that an analysis of these files asks. */
export async function listQueries(files: readonly string[]): Promise<readonly Query[]> {
  await using warehouse = await openWarehouse();
  for (const file of files) await warehouse.importFile(file);
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  const asked: Query[] = [];
  const noted: QueryRunner = {
    run: (query) => {
      asked.push(query);
      return runner.run(query);
    },
  };
  await analyse({ brief: parseBrief({}).value, dataset, runner: noted, sources, reported });
  return asked;
}

/** Queries in the form that other engines read. */
export function plainQueries(queries: readonly Query[]): string {
  const plain = queries.map((query) => ({
    dimensions: query.dimensions,
    grain: query.grain ?? null,
    fields: [...new Set(query.measures.flatMap((measure) => ('field' in measure ? [measure.field] : [])))],
    filters: query.filters ?? [],
    order: query.order?.[0] ?? null,
    limit: query.limit ?? null,
  }));
  return JSON.stringify(plain);
}
