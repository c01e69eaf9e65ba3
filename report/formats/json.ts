import type { Analysis } from '@pca/engine';

const topKeys: readonly (keyof Analysis)[] = [
  'schemaVersion',
  'brief',
  'verdict',
  'period',
  'currency',
  'objectives',
  'kpis',
  'totals',
  'delivery',
  'previousPeriod',
  'breakdowns',
  'series',
  'reach',
  'reported',
  'reportedFields',
  'sources',
  'datasetSources',
  'views',
  'notCovered',
  'notes',
  'references',
];

/**
 * The analysis as JSON text, indented by two spaces, ended by a newline. Top keys stand in reading order, keys this
 * version does not know after them, and the keys of every inner object in code-unit order, so that the same analysis
 * gives the same bytes however it was put together.
 */
export function renderJson(analysis: Analysis): string {
  const ranks = new Map<string, number>(topKeys.map((key, rank) => [key, rank]));
  const rank = (key: string): number => ranks.get(key) ?? topKeys.length;
  const entries = Object.entries(analysis).toSorted(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
  const ordered = Object.fromEntries(entries.map(([key, value]) => [key, sortKeys(value)]));
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([key, child]) => [key, sortKeys(child)]),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
