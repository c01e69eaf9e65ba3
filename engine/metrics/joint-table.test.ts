import { describe, expect, test } from 'vitest';
import { analysed, june, tenDays } from '../analyse.test-kit.ts';
import { addDays } from '../fields/day.ts';
import { memoryRunner } from '../query/memory-runner.test-kit.ts';
import type { Brief } from '../brief.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
import type { Query } from '../query/query.ts';

/** Twenty days, the flight the last ten, with as many values of each dimension as are told; days take turns in them. */
function factsOf(
  counts: Readonly<Record<'campaign' | 'device' | 'age' | 'country', number>>,
  sources = ['Google Ads'],
): readonly MemoryFact[] {
  const rows = Math.max(...Object.values(counts));
  return sources.flatMap((source) =>
    Array.from({ length: 20 }, (_, day) =>
      Array.from({ length: rows }, (__, row): MemoryFact => ({
        source,
        day: addDays('2025-05-22', day),
        dimensions: Object.fromEntries(Object.entries(counts).map(([dimension, count]) => [dimension, `${dimension} ${row % count}`])),
        measures: { spend: '5', conversions: '1' },
      })),
    ).flat(),
  );
}

async function askedJointly(facts: readonly MemoryFact[], brief: Partial<Brief> = { flight: june }): Promise<readonly Query[]> {
  const runner = memoryRunner(facts);
  await analysed(facts, { input: { runner }, brief });
  return runner.asked.filter(({ dimensions }) => dimensions.length > 1);
}

describe('dimensions that are asked together', () => {
  test('are asked once of each period', async () => {
    const asked = await askedJointly(factsOf({ campaign: 2, device: 3, age: 4, country: 1 }));
    expect(asked.map(({ filters }) => filters)).toEqual([
      [{ kind: 'days', start: '2025-05-22', end: '2025-05-31' }],
      [{ kind: 'days', ...june }],
    ]);
  });

  test.each([
    ['the three with the fewest groups', factsOf({ campaign: 5, device: 3, age: 4, country: 2 }), ['source', 'device', 'country', 'age']],
    ['of equally many the coarser', factsOf({ campaign: 3, device: 3, age: 3, country: 3 }), ['source', 'campaign', 'device', 'country']],
    ['none of a single group or of more than 50', factsOf({ campaign: 51, device: 2, age: 3, country: 1 }), ['source', 'device', 'age']],
    [
      'platforms by their sources',
      factsOf({ campaign: 3, device: 4, age: 5, country: 1 }, ['Google Ads', 'Meta']),
      ['source', 'campaign', 'device'],
    ],
  ])('are %s', async (_, facts, dimensions) => {
    const asked = await askedJointly(facts);
    expect(asked.map((query) => query.dimensions)).toEqual([dimensions, dimensions]);
  });

  test('are none without a period before, and with a single dimension', async () => {
    const facts = factsOf({ campaign: 2, device: 3, age: 4, country: 2 });
    expect(await askedJointly(facts, {})).toEqual([]);
    expect(await askedJointly(facts, { flight: { start: '2025-05-22', end: '2025-06-10' } })).toEqual([]);
    expect(await askedJointly(tenDays(), { flight: { start: '2025-06-06', end: '2025-06-10' } })).toEqual([]);
  });

  test('are left alone when an answer may be cut', async () => {
    const facts = [...Array.from({ length: 5000 }).keys()].flatMap((at): readonly MemoryFact[] =>
      ['2025-05-31', '2025-06-01'].map((day) => ({
        source: 'Google Ads',
        day,
        dimensions: { campaign: `${at % 20}`, age: `${Math.floor(at / 20) % 20}`, gender: `${Math.floor(at / 400)}` },
        measures: { spend: '1', conversions: '1' },
      })),
    );
    const asked = await askedJointly(facts, { flight: { start: '2025-06-01', end: '2025-06-01' } });
    expect(asked).toHaveLength(1);
  });
});
