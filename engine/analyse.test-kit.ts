import { analyse } from './analyse.ts';
import type { AnalyseInput } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import type { Brief } from './brief.ts';
import { addDays } from './fields/day.ts';
import { emptyBrief } from './parse-brief.ts';
import { memoryDataset } from './query/memory-dataset.test-kit.ts';
import type { SourceTraits } from './query/memory-dataset.test-kit.ts';
import { memoryRunner } from './query/memory-runner.test-kit.ts';
import type { MemoryFact } from './query/memory-runner.test-kit.ts';

/** What a test may say besides the facts. */
export type AnalyseCase = {
  readonly brief?: Partial<Brief>;
  readonly traits?: Readonly<Record<string, SourceTraits>>;
  readonly input?: Partial<AnalyseInput>;
};

/** The analysis of facts in memory. */
export async function analysed(facts: readonly MemoryFact[], options: AnalyseCase = {}): Promise<Analysis> {
  const dataset = memoryDataset(facts, options.traits);
  return analyse({
    brief: { ...emptyBrief, ...options.brief },
    dataset,
    runner: memoryRunner(facts),
    sources: [],
    reported: [],
    ...options.input,
  });
}

/** Ten days from 1 June 2025 (a Sunday): 10 clicks of 500 impressions, 5 EUR, 1 order of 20 EUR a day in each of two campaigns. */
export function tenDays(source = 'Google Ads', extra: MemoryFact['measures'] = {}): readonly MemoryFact[] {
  return Array.from({ length: 10 }, (_, i) =>
    ['Brand', 'Generic'].map((campaign) => ({
      source,
      day: addDays('2025-06-01', i),
      dimensions: { campaign, country: 'DE' },
      measures: { spend: '5', impressions: '500', clicks: String(9 + (i % 3)), conversions: '1', revenue: '20', ...extra },
    })),
  ).flat();
}

/** The days of `tenDays`. */
export const june = { start: '2025-06-01', end: '2025-06-10' };
