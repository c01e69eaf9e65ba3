import { fieldIdsOfKind } from '../fields/catalogue.ts';
import type { BreakdownView, Dataset, DatasetSource } from './dataset.ts';
import type { MemoryFact } from './memory-runner.test-kit.ts';

/** What tests may say about a source besides its facts. */
export type SourceTraits = Partial<Pick<DatasetSource, 'platform' | 'currency' | 'grain' | 'timeZone' | 'imports'>>;

/** The dataset that facts in memory amount to: daily sources in EUR unless `traits` says otherwise. */
export function memoryDataset(facts: readonly MemoryFact[], traits: Readonly<Record<string, SourceTraits>> = {}): Dataset {
  const ids = [...new Set(facts.map((fact) => fact.source))].sort();
  const sources = ids.map((id): DatasetSource => {
    const own = facts.filter((fact) => fact.source === id);
    return {
      id,
      platform: id,
      currency: 'EUR',
      grain: 'day',
      measures: fieldIdsOfKind('measure').filter((field) => own.some((fact) => fact.measures[field] !== undefined)),
      dimensions: fieldIdsOfKind('dimension').filter((field) => own.some((fact) => fact.dimensions?.[field] !== undefined)),
      reported: [],
      imports: [`import-${id}`],
      view: own[0]?.view ?? 'primary',
      timeZone: null,
      ...traits[id],
    };
  });
  const views = [...new Set(sources.map((source) => source.view))].filter((view) => view !== 'primary');
  const breakdowns = views.map((id): BreakdownView => ({
    id,
    label: id,
    reason: 'test',
    dimensions: [],
    isBackend: id.startsWith('backend-'),
  }));
  const currencies = [...new Set(sources.filter((source) => source.view === 'primary').flatMap((source) => source.currency ?? []))];
  const days = facts.flatMap((fact) => fact.day ?? []).sort();
  const [start, end] = [days[0], days.at(-1)];
  return {
    sources,
    breakdowns,
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
    period: start === undefined || end === undefined ? null : { start, end },
  };
}
