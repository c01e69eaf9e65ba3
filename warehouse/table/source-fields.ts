import type { FieldId, ImportPlan, MeasurePlan, Query, RowPlan } from '@pca/engine';

/** The fields whose cells show where the rows of a query come from: its days, its groups and filters, and what it sums. */
export function fieldsOfQuery(query: Query): readonly FieldId[] {
  const keys = [...query.dimensions, ...(query.filters ?? []).flatMap((filter) => ('dimension' in filter ? [filter.dimension] : []))];
  const dimensions = keys.flatMap((key) => (key === 'source' ? [] : [key]));
  const measures = query.measures.flatMap((measure) => ('field' in measure ? [measure.field] : []));
  return [...new Set<FieldId>(['date', 'date_end', ...dimensions, ...measures])];
}

/** Columns of the file, from 0, that feed a field of the rows of one row plan; none where it is constant or not reported. */
export function columnsOfField(plan: ImportPlan, row: RowPlan, field: FieldId): readonly number[] {
  if (field === 'date' || field === 'date_end' || (field === 'hour' && plan.grain === 'hour')) return timeColumns(plan, field);
  const dimension = entryOf(row.dimensions, field);
  if (dimension !== undefined) return dimension.kind === 'column' ? [dimension.column] : [];
  const measure = entryOf(row.measures, field);
  return measure === undefined ? [] : measureColumns(measure);
}

function timeColumns({ time }: ImportPlan, field: FieldId): readonly number[] {
  if (time.kind !== 'column') return [];
  return [field === 'date_end' ? (time.endColumn ?? time.column) : time.column];
}

function measureColumns(measure: MeasurePlan): readonly number[] {
  const all = measure.columns.flatMap(({ column, when }) => (when === undefined ? [column] : [column, when.column]));
  return [...new Set(all)];
}

function entryOf<Value>(entries: Readonly<Record<string, Value>>, field: FieldId): Value | undefined {
  return Object.hasOwn(entries, field) ? entries[field] : undefined;
}
