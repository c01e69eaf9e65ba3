import type { FactUnit } from '@pca/engine';
import type { SourceRow } from '@pca/warehouse';

import type { ExplainedNumber } from './explained-number.ts';
import type { NumberRows } from './find-number-rows.ts';
import { oneLine } from './printable.ts';

/** What a terminal shows of a number: how it was made, and the rows behind it. */
export type Explanation = {
  readonly currency: string | null;
  readonly number: ExplainedNumber;
  readonly rows: readonly NumberRows[];
};

const indent = '    ';

/** An explanation as people read it on a terminal; ended by a newline. */
export function explanationText({ currency, number, rows }: Explanation): string {
  const lines = [...numberLines(number, { depth: 0, currency }), ...rows.flatMap((one) => ['', ...rowLines(one)])];
  return `${lines.map(oneLine).join('\n')}\n`;
}

type Level = { readonly depth: number; readonly currency: string | null };

function numberLines(number: ExplainedNumber, { depth, currency }: Level): readonly string[] {
  const margin = indent.repeat(depth);
  const head = `${margin}${number.name === null ? '' : `${number.name}: `}${number.id} = ${valueText(number, currency)}`;
  if (number.isRepeated) return [`${head} (see above)`];
  return [
    head,
    `${margin}${indent}${[number.formula, ...number.facts].join('; ')}`,
    ...number.inputs.flatMap((input) => numberLines(input, { depth: depth + 1, currency })),
  ];
}

function valueText({ value, unit, low, high, level, method }: ExplainedNumber, currency: string | null): string {
  const shown = (amount: string): string => withUnit(amount, unit, currency);
  if (value === null) return low === null || high === null ? 'no value' : `between ${shown(low)} and ${shown(high)}`;
  if (low === null || high === null) return shown(value);
  const name = level === null ? 'interval' : `${level * 100} % interval`;
  return `${shown(value)}, ${name} ${shown(low)} to ${shown(high)}${method === null ? '' : ` (${method})`}`;
}

/** Shares as they are and as a percentage; money with its currency, where there is only one. */
function withUnit(amount: string, unit: FactUnit | null, currency: string | null): string {
  switch (unit) {
    case 'money':
      return currency === null ? amount : `${amount} ${currency}`;
    case 'share':
    case 'points':
      return `${amount} (${percentOf(amount)} ${unit === 'share' ? '%' : 'percentage points'})`;
    case 'seconds':
      return `${amount} s`;
    case 'days':
      return `${amount} days`;
    case 'count':
    case 'number':
    case null:
      return amount;
  }
}

function percentOf(share: string): string {
  return String(Number((Number(share) * 100).toPrecision(4)));
}

function rowLines({ id, total, sums, files, rows, issues }: NumberRows): readonly string[] {
  const sum = Object.entries(sums).map(([measure, amount]) => `${measure} ${amount ?? 'not reported'}`);
  const rest = total - rows.length;
  return [
    `Rows of ${id}: ${total}${sum.length === 0 ? '' : `, together ${sum.join(', ')}`}`,
    ...files.map((file) => `${indent}${placeText(file)}: ${file.rows} ${file.rows === 1 ? 'row' : 'rows'}`),
    ...issues.map(({ message }) => `${indent}! ${message}`),
    ...rows.map((row) => `${indent}${rowText(row)}`),
    ...(rest > 0 ? [`${indent}and ${rest} more`] : []),
  ];
}

function placeText({ file, sheet }: { readonly file: string; readonly sheet: string | null }): string {
  return sheet === null ? file : `${file}, sheet ${sheet}`;
}

function rowText(row: SourceRow): string {
  const place = `${placeText(row)}, ${row.sheet === null ? 'record' : 'row'} ${row.record}`;
  return `${place}: ${row.fields.flatMap(fieldText).join(' · ')}`;
}

/** Cells as they stand in the file, and what was read from them where that is something else. */
function fieldText({ field, value, cells }: SourceRow['fields'][number]): readonly string[] {
  if (cells.length === 0) return value === null ? [] : [`${field} ${value}`];
  const texts = cells.map(({ header, text }) => `${header.trim()} ${text === null ? '(not shown)' : `"${text}"`}`);
  const isAsRead = cells.length === 1 && cells[0]?.text === value;
  return [`${texts.join(' and ')}${isAsRead ? '' : ` → ${value ?? 'no value'}`}`];
}
