import { mondayOf } from '../fields/day.ts';
import { silence } from './finding-kind.ts';
import { makeResult } from './make-result.ts';
import { segmentGaps } from './segment-gaps.ts';
import type { Result } from '../finding.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { FindingKind } from './finding-kind.ts';

/** Fewer weeks do not show how much one Monday differs from the next. */
const fewestWeeks = 4;

/** Days of the week that are better or worse than the other days of the same weeks. */
export const weekdayPattern: FindingKind = {
  id: 'weekday-pattern',
  question: 'On which days of the week does the money bring more or less?',
  needs: 'Daily figures of at least four weeks, 30 results on each day of the week.',
  find: (facts) => {
    const table = facts.tables.find(({ dimension }) => dimension === 'weekday');
    if (table === undefined) return silence;
    const weeks = Math.min(...table.rows.map(({ days }) => new Set((days ?? []).map(({ day }) => mondayOf(day))).size));
    if (weeks < fewestWeeks) return { results: [refusal(table, weeks)], findings: [] };
    return segmentGaps(facts, { kind: 'weekday-pattern', dimensions: ['weekday'], clusterOf: mondayOf });
  },
};

function refusal({ id }: DimensionTable, weeks: number): Result {
  return makeResult({
    id: `weekday-pattern.${id}`,
    askedBy: 'weekday-pattern',
    method: 'each-against-the-rest',
    inputs: [weeks],
    scope: { place: `${id}.all`, entity: null, period: null },
    metric: 'count',
    unit: 'count',
    n: { rows: null, clusters: weeks, events: null },
    status: 'refused',
    reason: 'There are too few weeks to see how much one day of the week differs between them.',
    needed: `${fewestWeeks} weeks.`,
  });
}
