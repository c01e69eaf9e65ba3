import type { Analysis } from '../analysis.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Query, QueryGrain } from '../query/query.ts';

type Numbers = Pick<Analysis, 'places' | 'references'>;

/**
 * The queries whose answers add up to a sum: one per part of its place. Empty for a number that is no sum over rows, and for an
 * unknown id.
 */
export function sumQueries({ places, references }: Numbers, id: string): readonly Query[] {
  const reference = references[id];
  if (reference?.kind !== 'sum') return [];
  const { field, sources } = reference;
  const parts = places[reference.place]?.parts ?? [];
  const measure = { kind: 'sum', id: field, field, ...(sources === null ? {} : { sources }) } as const;
  return parts.map(({ filters }) => ({ view: places[reference.place]?.view ?? 'primary', measures: [measure], dimensions: [], filters }));
}

/** The queries for some measures of a place by day (or another grain): what a statistic was made from. */
export function seriesQueries(
  { places }: Pick<Numbers, 'places'>,
  series: { readonly place: string; readonly measures: readonly MeasureId[] },
  grain: QueryGrain = 'day',
): readonly Query[] {
  const place = places[series.place];
  if (place === undefined) return [];
  const measures = series.measures.map((field) => ({ kind: 'sum', id: field, field }) as const);
  return place.parts.map(({ filters }) => ({ view: place.view, measures, dimensions: [], grain, filters }));
}
