import type { MeasureId } from '../fields/catalogue.ts';
import { inferNumberFormat } from '../fields/number-format.ts';
import type { NumberFormat } from '../fields/number-format.ts';
import type { ColumnMapping, MeasureColumn, MeasurePlan, RowPlan } from './import-plan.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

/**
 * Marketing-mix tables are wide: one column per channel and metric, one row per week. Two public conventions:
 * `Channel0_spend`, `Channel0_impression` (Google Meridian) and `tv_S`, `facebook_I`, `search_clicks_P` (Meta Robyn:
 * S spend, I impressions, P clicks).
 */
const suffixes: readonly { readonly pattern: RegExp; readonly measure: MeasureId }[] = [
  { pattern: /^(.+)_(?:spend|cost)$/iu, measure: 'spend' },
  { pattern: /^(.+)_S$/u, measure: 'spend' },
  { pattern: /^(.+)_impressions?$/iu, measure: 'impressions' },
  { pattern: /^(.+)_I$/u, measure: 'impressions' },
  { pattern: /^(.+)_clicks_P$/u, measure: 'clicks' },
  { pattern: /^(.+)_P$/u, measure: 'clicks' },
  { pattern: /^(.+)_clicks?$/iu, measure: 'clicks' },
];

type WideColumn = { readonly column: number; readonly channel: string; readonly measure: MeasureId };

export type WidePlan = {
  readonly rows: readonly RowPlan[];
  readonly mappings: readonly ColumnMapping[];
  readonly measureColumns: readonly number[];
};

/** The row plans of a wide table, one per channel that has spend and one for outcomes; null when the table is not wide. */
export function planWide(sketch: TableSketch, records: readonly SketchRecord[]): WidePlan | null {
  const columns = sketch.header.flatMap((header, column) => wideColumn(header.trim(), column));
  const paid = new Set(columns.filter((entry) => entry.measure === 'spend').map((entry) => entry.channel));
  if (paid.size < 2) return null;
  const media = columns.filter((entry) => paid.has(entry.channel));
  const format = (column: number): NumberFormat => formatOf(sketch, records, column);
  const channels = [...paid].map((channel): RowPlan => channelRow(channel, media, format));
  const outcome = outcomeRow(sketch, format);
  const rows = outcome === null ? channels : [...channels, outcome.row];
  return {
    rows,
    mappings: sketch.header.map((header, column) =>
      mappingOf({ header, column, media, outcome: outcome?.used ?? new Map<number, string>(), format }),
    ),
    measureColumns: [...media.map((entry) => entry.column), ...(outcome?.used.keys() ?? [])],
  };
}

function wideColumn(header: string, column: number): readonly WideColumn[] {
  for (const { pattern, measure } of suffixes) {
    const channel = pattern.exec(header)?.[1];
    if (channel !== undefined) return [{ column, channel, measure }];
  }
  return [];
}

function formatOf(sketch: TableSketch, records: readonly SketchRecord[], column: number): NumberFormat {
  // Model inputs are machine-written: a point is the decimal mark unless the column itself shows otherwise.
  const cells = records.map((record) => record.cells[column] ?? '');
  const inferred = inferNumberFormat(cells, { header: sketch.header[column] ?? '', localeDecimal: '.' });
  return inferred.kind === 'text' || inferred.kind === 'blank'
    ? { decimal: '.', group: null, percent: false, symbols: [], nulls: [], listed: false, censored: false }
    : inferred.format;
}

function channelRow(channel: string, media: readonly WideColumn[], format: (column: number) => NumberFormat): RowPlan {
  const measures: Partial<Record<MeasureId, MeasurePlan>> = {};
  for (const entry of media.filter((other) => other.channel === channel)) {
    measures[entry.measure] = { kind: 'sum', columns: [{ column: entry.column, format: format(entry.column), scale: 1 }] };
  }
  return {
    dimensions: { platform: { kind: 'constant', value: channel }, channel: { kind: 'constant', value: channel } },
    measures,
    reported: {},
  };
}

/** Conversions and revenue belong to no channel; revenue may be printed, or as conversions × revenue per conversion. */
function outcomeRow(sketch: TableSketch, format: (column: number) => NumberFormat): { row: RowPlan; used: Map<number, string> } | null {
  const find = (name: string): MeasureColumn | null => {
    const column = sketch.header.findIndex((header) => header.trim().toLowerCase() === name);
    return column < 0 ? null : { column, format: format(column), scale: 1 };
  };
  const conversions = find('conversions');
  const revenue = find('revenue');
  const perConversion = find('revenue_per_conversion');
  const used = new Map<number, string>();
  const measures: Partial<Record<MeasureId, MeasurePlan>> = {};
  if (conversions !== null) measures.conversions = sum(conversions, used, 'outcome of all channels together');
  if (revenue !== null) measures.revenue = sum(revenue, used, 'outcome of all channels together');
  else if (conversions !== null && perConversion !== null) {
    measures.revenue = { kind: 'product', columns: [conversions, perConversion] };
    used.set(perConversion.column, 'revenue = conversions × revenue per conversion');
  }
  if (used.size === 0) return null;
  return { row: { dimensions: { platform: { kind: 'constant', value: 'All channels' } }, measures, reported: {} }, used };
}

function sum(column: MeasureColumn, used: Map<number, string>, why: string): MeasurePlan {
  used.set(column.column, why);
  return { kind: 'sum', columns: [column] };
}

function mappingOf(input: {
  header: string;
  column: number;
  media: readonly WideColumn[];
  outcome: ReadonlyMap<number, string>;
  format: (column: number) => NumberFormat;
}): ColumnMapping {
  const { header, column, media, outcome } = input;
  const entry = media.find((other) => other.column === column);
  const base = { column, header, confidence: 'certain' as const, scale: 1 as const };
  if (entry !== undefined)
    return {
      ...base,
      field: entry.measure,
      evidence: `${entry.measure} of channel "${entry.channel}", by its suffix`,
      format: input.format(column),
    };
  const why = outcome.get(column);
  if (why !== undefined)
    return { ...base, field: /revenue/iu.test(header) ? 'revenue' : 'conversions', evidence: why, format: input.format(column) };
  const unpaid = wideColumn(header.trim(), column)[0];
  return {
    ...base,
    field: null,
    evidence:
      unpaid === undefined ? 'not a media or outcome column' : `channel "${unpaid.channel}" has no spend column: organic or control`,
    format: null,
  };
}
