import type { ChartSpec, EstimateRow } from './chart-spec.ts';
import type { Unit } from './format.ts';

/** A number of a chart with its unit; `value` is the specification's own, null where it is missing. */
export type ChartCell = { readonly value: number | null; readonly unit: Unit };

/** The data of a chart as a table; the first cell of every row is its header. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly header: string;
    readonly isDay: boolean;
    readonly cells: readonly ChartCell[];
    readonly note: string | null;
  }[];
};

const share: Unit = { kind: 'share' };

/** Every number that a chart shows, for readers who want the table behind the picture. */
export function chartTable(spec: ChartSpec): ChartTable {
  switch (spec.kind) {
    case 'bar':
    case 'dot':
      return estimateTable(spec.rows, spec.valueLabel, spec.unit);
    case 'line':
      return seriesTable(spec.starts, spec.grain === 'day' ? 'Day' : 'Week of', spec.series, spec.unit);
    case 'sparkline':
      return seriesTable(spec.starts, 'Start', [{ label: spec.title, values: spec.values }], spec.unit);
    case 'paired-bar':
      return {
        columns: ['Name', spec.firstLabel, spec.secondLabel],
        rows: spec.rows.map((row) => ({
          header: row.label,
          isDay: false,
          note: null,
          cells: [cell(row.first, spec.unit), cell(row.second, spec.unit)],
        })),
      };
    case 'bullet':
      return {
        columns: ['KPI', 'Actual', 'Target', 'Attainment', 'Attainment from', 'Attainment to'],
        rows: spec.rows.map((row) => ({
          header: row.label,
          isDay: false,
          note: row.word,
          cells: [
            cell(row.value, row.unit),
            cell(row.target, row.unit),
            cell(row.attainment, share),
            cell(row.attainmentLow, share),
            cell(row.attainmentHigh, share),
          ],
        })),
      };
  }
}

function estimateTable(rows: readonly EstimateRow[], label: string, unit: Unit): ChartTable {
  const hasIntervals = rows.some((row) => row.low !== null || row.high !== null);
  return {
    columns: ['Name', label, ...(hasIntervals ? ['95 % from', '95 % to'] : [])],
    rows: rows.map((row) => ({
      header: row.label,
      isDay: false,
      note: row.isTooFew ? 'too few' : null,
      cells: [cell(row.value, unit), ...(hasIntervals ? [cell(row.low, unit), cell(row.high, unit)] : [])],
    })),
  };
}

function seriesTable(
  starts: readonly string[],
  header: string,
  series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[],
  unit: Unit,
): ChartTable {
  return {
    columns: [header, ...series.map((one) => one.label)],
    rows: starts.map((start, index) => ({
      header: start,
      isDay: true,
      note: null,
      cells: series.map((one) => cell(one.values[index] ?? null, unit)),
    })),
  };
}

function cell(value: number | null, unit: Unit): ChartCell {
  return { value: value !== null && Number.isFinite(value) ? value : null, unit };
}
