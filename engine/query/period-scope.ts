import { addDays } from '../fields/day.ts';
import { narrowScope } from './scope.ts';
import type { Period } from '../fields/period.ts';
import type { DatasetSource } from './dataset.ts';
import type { Filter } from './query.ts';
import type { Scope, ScopePart } from './scope.ts';

/**
 * The facts of one view inside a period; null period: all of them. Daily facts are cut to the day. Weeks and months
 * are kept when they touch the period, and facts of a whole period are kept as they are: they cannot be cut.
 */
export function periodScope(sources: readonly DatasetSource[], options: { readonly view: string; readonly period: Period | null }): Scope {
  const own = sources.filter((source) => source.view === options.view);
  const { period } = options;
  if (own.length === 0) return { view: options.view, parts: [] };
  if (period === null) return { view: options.view, parts: [{ sources: own, filters: [] }] };
  const parts = cuts.flatMap(({ grains, filters }): readonly ScopePart[] => {
    const cut = own.filter((source) => grains.some((grain) => grain === source.grain));
    return cut.length === 0 ? [] : [{ sources: cut, filters: filters(period) }];
  });
  if (parts.length === 1) return { view: options.view, parts };
  return {
    view: options.view,
    parts: parts.map((part) => ({ sources: part.sources, filters: [...part.filters, sourceFilter(part.sources)] })),
  };
}

/** The part of a scope whose facts are days or hours. */
export function dailyScope(scope: Scope): Scope {
  return narrowScope(scope, isDaily);
}

/** Whether a source reports days or hours, so that it can be cut to any period. */
export function isDaily(source: DatasetSource): boolean {
  return source.grain === 'day' || source.grain === 'hour';
}

const cuts = [
  { grains: ['day', 'hour'], filters: (period: Period): readonly Filter[] => [{ kind: 'days', start: period.start, end: period.end }] },
  {
    grains: ['week'],
    filters: (period: Period): readonly Filter[] => [{ kind: 'days', start: addDays(period.start, -6), end: period.end }],
  },
  {
    grains: ['month'],
    filters: (period: Period): readonly Filter[] => [{ kind: 'days', start: `${period.start.slice(0, 8)}01`, end: period.end }],
  },
  { grains: ['period'], filters: (): readonly Filter[] => [] },
] as const;

function sourceFilter(sources: readonly DatasetSource[]): Filter {
  return { kind: 'in', dimension: 'source', values: sources.map((source) => source.id) };
}
