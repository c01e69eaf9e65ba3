import { fields, type ReportedBounds } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Inline, NumberMark, Row, TableBlock } from '../document.ts';
import { cell, name, row, say, text } from '../inlines.ts';
import { plainNumber, pictureValue } from '../numbers.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const maxRows = 60;

/** How many people: reach is not additive, so bounds are given and sums are not. */
export function reach(context: ReportContext): Written {
  const { reach: bounds, reported } = context.analysis;
  if (bounds === null && reported.length === 0) return leftOut('Reach and frequency', 'No file reports reach, users or frequency.');
  const note: Block[] = bounds === null ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(bounds.note)] }];
  const blocks: Block[] = [...note, ...(reported.length === 0 ? [] : [table(context)])];
  return written({ id: 'reach', name: 'Reach', title: title(context), blocks });
}

function title(context: ReportContext): readonly Inline[] {
  const bounds = context.analysis.reach;
  if (bounds === null) return [text('Reported values that must not be added')];
  const people = (value: string, end: string): NumberMark =>
    plainNumber(
      context,
      {
        value: pictureValue(value),
        ref: `reach:${end}`,
        basis: end === 'low' ? 'largest reach of one source' : 'sum of all sources: nobody counted twice',
      },
      { kind: 'count' },
    );
  return say`Between ${people(bounds.low, 'low')} and ${people(bounds.high, 'high')} people reached`;
}

function table(context: ReportContext): TableBlock {
  return {
    kind: 'table',
    caption: 'Values as the exports report them; not additive',
    columns: [
      { label: 'Field', unit: '', align: 'left' },
      { label: 'Source', unit: '', align: 'left' },
      { label: 'Printed total', unit: '', align: 'right' },
      { label: 'Largest row', unit: '', align: 'right' },
      { label: 'Rows', unit: '', align: 'right' },
    ],
    rows: context.analysis.reported.slice(0, maxRows).map((bounds, index) => boundsRow(context, bounds, index)),
    note: 'One person may be counted in several rows and sources, so the rows are not summed.',
  };
}

function boundsRow(context: ReportContext, bounds: ReportedBounds, index: number): Row {
  const { unit } = fields[bounds.field];
  const shape = unit === 'money' ? ({ kind: 'money', currency: context.analysis.currency } as const) : ({ kind: unit } as const);
  const value = (what: string, printed: string | null): NumberMark =>
    plainNumber(
      context,
      {
        value: pictureValue(printed),
        ref: `reported:${index}:${what}`,
        basis: `${fields[bounds.field].label}, ${what}: ${printed ?? 'not printed'}`,
      },
      shape,
    );
  const rows = plainNumber(
    context,
    { value: bounds.rows, ref: `reported:${index}:rows`, basis: 'rows that report the field' },
    { kind: 'count' },
  );
  return row(
    cell(fields[bounds.field].label),
    cell(name(sourceName(context, bounds.source))),
    cell(value('printed', bounds.printed)),
    cell(value('largest', bounds.max)),
    cell(rows),
  );
}

function sourceName(context: ReportContext, id: string): string {
  return context.analysis.datasetSources.find((source) => source.id === id)?.platform ?? id;
}
