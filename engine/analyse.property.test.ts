import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { kpiIds, kpiOf } from './metrics/catalogue.ts';
import { addDays } from './fields/day.ts';
import { addDecimals, formatMillionths, parseMillionths } from './fields/decimal.ts';
import { emptyBrief } from './parse-brief.ts';
import { memoryDataset } from './query/memory-dataset.test-kit.ts';
import { memoryRunner } from './query/memory-runner.test-kit.ts';
import type { Analysis } from './analysis.ts';
import type { MemoryFact } from './query/memory-runner.test-kit.ts';

/** Random facts of three sources, of which one reports no revenue, over twelve days and up to sixty ads. */
const facts: fc.Arbitrary<readonly MemoryFact[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('A', 'B', 'C'),
      day: fc.nat(11).map((at) => addDays('2025-06-01', at)),
      ad: fc.option(fc.nat(60).map(String)),
      campaign: fc.constantFrom('x', 'y', null),
      amounts: fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((rows) =>
    rows.map(({ source, day, ad, campaign, amounts }): MemoryFact => {
      const [spend = 0, impressions = 0, clicks = 0, conversions = 0, revenue = 0] = amounts;
      const measures = {
        spend: (spend / 100).toFixed(2),
        impressions: String(impressions + clicks),
        clicks: String(clicks),
        conversions: String(conversions),
      };
      return {
        source,
        day,
        dimensions: { ad, campaign },
        measures: source === 'C' ? measures : { ...measures, revenue: (revenue / 100).toFixed(2) },
      };
    }),
  );

async function run(rows: readonly MemoryFact[]): Promise<Analysis> {
  return analyse({ brief: emptyBrief, dataset: memoryDataset(rows), runner: memoryRunner(rows), sources: [], reported: [] });
}

const settings = { numRuns: 40 };

describe('laws of an analysis', () => {
  test('the order of rows does not change a byte', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (rows) => {
        expect(JSON.stringify(await run([...rows].reverse()))).toBe(JSON.stringify(await run(rows)));
      }),
      settings,
    );
  });

  test('splitting every row in two does not change a byte', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (rows) => {
        const halves = rows.flatMap((row) => [
          { ...row, measures: mapAmounts(row, (amount) => amount / 2n) },
          { ...row, measures: mapAmounts(row, (amount) => amount - amount / 2n) },
        ]);
        expect(JSON.stringify(await run(halves))).toBe(JSON.stringify(await run(rows)));
      }),
      settings,
    );
  });

  test('rows and rest of a breakdown add up to the totals of the sources that report it', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (rows) => {
        const analysis = await run(rows);
        for (const breakdown of analysis.breakdowns) {
          for (const field of ['spend', 'clicks', 'revenue'] as const) {
            const parts = [...breakdown.rows.map((row) => row.totals[field]), breakdown.rest?.totals[field] ?? null].filter(
              (text) => text !== null,
            );
            expect(parts.length === 0 ? null : addDecimals(parts), `${breakdown.id} ${field}`).toBe(analysis.totals[field]);
          }
        }
      }),
      settings,
    );
  });

  test('scaling money scales costs with their intervals and leaves shares as they are', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.integer({ min: 2, max: 50 }), async (rows, factor) => {
        const scaled = rows.map((row) => ({
          ...row,
          measures: { ...row.measures, ...mapAmounts(row, (amount) => amount * BigInt(factor), ['spend', 'revenue']) },
        }));
        const [before, after] = [await run(rows), await run(scaled)];
        for (const id of kpiIds) {
          const [a, b] = [before.kpis[id], after.kpis[id]];
          const scale = kpiOf(id).unit === 'money' ? factor : 1;
          expect(b?.method, id).toBe(a?.method);
          for (const part of ['value', 'low', 'high'] as const) expectClose(b?.[part], a?.[part] == null ? a?.[part] : a[part] * scale);
        }
      }),
      settings,
    );
  });

  test('every interval holds its value', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (rows) => {
        const analysis = await run(rows);
        const values = [
          ...Object.values(analysis.kpis),
          ...analysis.breakdowns.flatMap((breakdown) => breakdown.rows.flatMap((row) => Object.values(row.kpis))),
        ];
        for (const { value, low, high, method } of values) {
          expect(low === null).toBe(method === 'none');
          if (value === null || low === null || high === null) continue;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      settings,
    );
  });
});

function mapAmounts(row: MemoryFact, change: (amount: bigint) => bigint, only?: readonly string[]): MemoryFact['measures'] {
  const entries = Object.entries(row.measures).filter(([id]) => only?.includes(id) ?? true);
  return Object.fromEntries(entries.map(([id, text]) => [id, formatMillionths(change(parseMillionths(text) ?? 0n))]));
}

function expectClose(actual: number | null | undefined, expected: number | null | undefined): void {
  if (expected == null || actual == null) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}
