import { analyse, parseBrief } from '@pca/engine';
import type { QueryRunner } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';

/** Imports the files named on the command line, analyses them three times and prints the fastest: its queries, and what it takes in all. */
const rounds = 3;

type Timed = {
  readonly totalMs: number;
  readonly queriesMs: number;
  readonly queries: number;
  readonly stages: Readonly<Record<string, number>>;
};

await using warehouse = await openWarehouse();
for (const file of process.argv.slice(2)) await warehouse.importFile(file);
const open = await warehouse.openDataset();
const timed: Timed[] = [];
for (let round = 0; round < rounds; round++) timed.push(await timeAnalysis());
const fastest = timed.toSorted((a, b) => a.totalMs - b.totalMs)[0];
process.stdout.write(`${JSON.stringify(fastest)}\n`);

async function timeAnalysis(): Promise<Timed> {
  let [queriesMs, queries] = [0, 0];
  const stages: Record<string, number> = {};
  let stage: { readonly name: string; readonly sinceMs: number } | null = null;
  const enter = (name: string): void => {
    const now = performance.now();
    if (stage !== null) stages[stage.name] = (stages[stage.name] ?? 0) + now - stage.sinceMs;
    stage = { name, sinceMs: now };
  };
  const runner: QueryRunner = {
    run: async (query) => {
      const start = performance.now();
      const result = await open.runner.run(query);
      queriesMs += performance.now() - start;
      queries += 1;
      return result;
    },
  };
  const start = performance.now();
  const { dataset, sources, reported } = open;
  await analyse({ brief: parseBrief({}).value, dataset, runner, sources, reported, onProgress: (name) => enter(name) });
  enter('end');
  return { totalMs: performance.now() - start, queriesMs, queries, stages };
}
