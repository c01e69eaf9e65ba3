import { normaliseHeader } from '../fields/header.ts';
import type { ImportIssue } from './import-plan.ts';
import type { ColumnChoice } from './plan-columns.ts';
import { isBlankCell } from './plan-totals.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

/** A column that counts several kinds of events, one kind per row. */
export type MixedCount = { readonly column: number; readonly issue: ImportIssue };

/** Kinds that are named in the question; more are only counted. */
const namedKinds = 4;

/**
 * Chosen columns that count different events per row, as the column beside them tells (Meta's Results by Result type):
 * post engagements and purchases have no sum. A column of one kind is none of them.
 */
export function findMixedCounts(sketch: TableSketch, records: readonly SketchRecord[], choice: ColumnChoice): readonly MixedCount[] {
  return [...choice.chosen.values()].flat().flatMap(({ column, rule }): readonly MixedCount[] => {
    const { typedBy } = rule;
    if (typedBy === undefined) return [];
    const typeColumn = sketch.header.findIndex((header) => typedBy.test(normaliseHeader(header)));
    if (typeColumn < 0) return [];
    const counted = records.filter((record) => !isBlankCell(record.cells[column]));
    const kinds = [...new Set(counted.map((record) => (record.cells[typeColumn] ?? '').trim()))]
      .filter((kind) => !isBlankCell(kind))
      .toSorted();
    return kinds.length < 2 ? [] : [{ column, issue: question(sketch, { column, typeColumn, kinds }) }];
  });
}

function question(sketch: TableSketch, found: { column: number; typeColumn: number; kinds: readonly string[] }): ImportIssue {
  const [count, type] = [sketch.header[found.column]?.trim() ?? '', sketch.header[found.typeColumn]?.trim() ?? ''];
  const named = found.kinds.slice(0, namedKinds).map((kind) => `"${kind}"`);
  const rest = found.kinds.length > namedKinds ? ` and ${found.kinds.length - namedKinds} more` : '';
  return {
    code: 'results.mixed',
    severity: 'question',
    message:
      `"${count}" counts ${found.kinds.length} kinds of events ("${type}": ${named.join(', ')}${rest}), which have no sum, so it was not imported. ` +
      `Export the one event that is the conversion as a column of its own, export one kind per file, or accept the import without it (accept: [results.mixed]).`,
  };
}
