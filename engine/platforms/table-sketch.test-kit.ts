import type { SketchRecord, TableSketch } from './table-sketch.ts';

/**
 * A table as the importer sees it before reading, drawn as text: a line per record, the header first, cells between bars.
 * Its records are counted from 1, the header's; every row is in the sample.
 */
export function sketchOf(table: string, others: Partial<TableSketch> = {}): TableSketch {
  const [header = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const head = rows.map((cells, index): SketchRecord => ({ record: index + 2, cells }));
  return {
    fileName: 'report.csv',
    sheet: null,
    preamble: [],
    headerRecord: 1,
    header,
    head,
    tail: [],
    bodyRecords: head.length,
    footer: [],
    numberFormats: null,
    ...others,
  };
}
