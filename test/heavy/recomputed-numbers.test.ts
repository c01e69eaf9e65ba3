import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { analyse, formatMillionths, leafSums, parseBrief, parseMillionths, recomputeNumber, sumQueries } from '@pca/engine';
import type { Analysis, Query } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { OpenDataset, SourceRow } from '@pca/warehouse';

import { drawIndex, seededRandom } from '../../engine/statistics/seeded-random.ts';
import { readDocument } from '../../cli/read-document.ts';

const folder = join(import.meta.dirname, '..', '..', 'samples', 'campaign');
const brief = 'brief.yaml';
const numbers = 1_000;
const pageRows = 1_000;

it(`${numbers} numbers of the sample campaign are made again from the rows that explain them`, async () => {
  await using warehouse = await openWarehouse();
  for (const name of readdirSync(folder).toSorted()) if (name !== brief) await warehouse.importFile(join(folder, name));
  const { findRows, ...open } = await warehouse.openDataset();
  const analysis = await analyse({ brief: parseBrief(await readDocument(join(folder, brief), 'brief')).value, ...open });
  const chosen = drawNumbers(analysis);
  const sums = await sumRows(analysis, { findRows, ids: [...new Set(chosen.flatMap((id) => leafSums(analysis.references, id)))] });
  const again = chosen.map((id) => ({ id, value: recomputeNumber(analysis.references, id, sums) }));
  const made = again.filter(({ value }) => value !== undefined);
  process.stdout.write(`${made.length} of ${chosen.length} numbers made again; the others are estimates\n`);
  expect(made.length).toBeGreaterThan(numbers * 0.9);
  expect(made).toEqual(made.map(({ id }) => ({ id, value: storedValue(analysis, id) })));
  for (const [id, sum] of sums) expect([id, sum]).toEqual([id, exactSum(analysis, id)]);
});

/** Always the same numbers of an analysis, each once. */
function drawNumbers({ references }: Analysis): readonly string[] {
  const random = seededRandom(20_260_401);
  const left = Object.keys(references).toSorted();
  return Array.from({ length: Math.min(numbers, left.length) }, () => left.splice(drawIndex(random, left.length), 1)).flat();
}

/** What the rows that are found give, added up by hand; sums of one place are asked together. */
async function sumRows(
  analysis: Analysis,
  options: { readonly findRows: OpenDataset['findRows']; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, string | null>> {
  const totals = new Map<string, bigint | null>(options.ids.map((id) => [id, null]));
  for (const query of questionsOf(analysis, options.ids)) {
    for (const { gives } of await allRows(query, options.findRows)) {
      for (const [id, amount] of Object.entries(gives)) totals.set(id, added(totals.get(id) ?? null, amount));
    }
  }
  return new Map([...totals].map(([id, total]) => [id, total === null ? null : formatMillionths(total)]));
}

async function allRows(query: Query, findRows: OpenDataset['findRows']): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  let after: string | null = null;
  do {
    const page = await findRows(query, { limit: pageRows, ...(after === null ? {} : { after }) });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

function added(sum: bigint | null, amount: string | null): bigint | null {
  return amount === null ? sum : (sum ?? 0n) + (parseMillionths(amount) ?? 0n);
}

/** One query for all sums that stand over the same rows; each measure is named by the id of its number. */
function questionsOf(analysis: Analysis, ids: readonly string[]): readonly Query[] {
  const questions = new Map<string, Query>();
  for (const id of ids) {
    for (const query of sumQueries(analysis, id)) {
      const key = JSON.stringify([query.view, query.filters]);
      const measures = query.measures.map((measure) => ({ ...measure, id }));
      const known = questions.get(key);
      questions.set(key, { ...query, measures: [...(known?.measures ?? []), ...measures] });
    }
  }
  return [...questions.values()];
}

function exactSum({ references }: Analysis, id: string): string | null {
  const reference = references[id];
  return reference?.kind === 'sum' ? reference.value : null;
}

function storedValue({ references }: Analysis, id: string): number | null {
  const reference = references[id];
  if (reference === undefined || reference.kind === 'absent') return null;
  if (reference.kind === 'reported') return reference.low === reference.high ? Number(reference.low) : null;
  return reference.value === null ? null : Number(reference.value);
}
