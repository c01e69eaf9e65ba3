import { addDays } from '@pca/engine';

import { writeText } from '../../samples/make/text-file.ts';
import type { TextLayout } from '../../samples/make/text-file.ts';
import { writeWorkbook } from '../../samples/make/workbook.ts';
import type { SheetCell } from '../../samples/make/workbook.ts';
import type { AdRow } from './ad-table.test-kit.ts';

/** A file to be read: its name and its bytes. */
export type ExportFile = { readonly name: string; readonly bytes: Buffer };

/** How the cells of an export are written. */
export type CellForm = {
  readonly numbers: 'plain' | 'grouped' | 'german' | 'french' | 'swiss' | 'dollar' | 'euro';
  readonly days: 'iso' | 'day-month' | 'month-day' | 'points' | 'german' | 'english' | 'compact';
};

/** The same columns as three platforms name and arrange them. */
export const layouts = ['generic', 'google', 'meta'] as const;
export type Layout = (typeof layouts)[number];

const plainText: TextLayout = { encoding: 'utf-8', delimiter: ',' };
const plainCells: CellForm = { numbers: 'plain', days: 'iso' };

const firstDay = '2026-03-07';

/** The rows as a text file. */
export function textFile(
  rows: readonly AdRow[],
  layout: Layout,
  form: { readonly cells?: CellForm; readonly text?: TextLayout } = {},
): Buffer {
  return writeText(recordsOf(rows, layout, form.cells ?? plainCells), form.text ?? plainText);
}

/** The rows as a workbook: numbers as numbers, empty cells not written. */
export function workbookFile(rows: readonly AdRow[], strings: 'shared' | 'inline'): Buffer {
  const number = (digits: string): SheetCell => (digits === '' ? null : { number: digits });
  const body = rows.map((row): readonly SheetCell[] => {
    const [day = '', campaign = '', device = '', country = '', ...figures] = cellsOf(row, plainCells);
    return [day, campaign, device === '' ? null : device, country === '' ? null : country, ...figures.map(number)];
  });
  return writeWorkbook({ name: 'Report', rows: [genericHeader, ...body] }, { strings });
}

/** SQL that yields the rows as a table with types, for a Parquet file. */
export function tableSql(rows: readonly AdRow[]): string {
  const types = ['date', 'varchar', 'varchar', 'varchar', 'bigint', 'bigint', 'decimal(18,2)', 'decimal(18,2)', 'double'];
  const literal = (text: string): string => (text === '' ? 'null' : `'${text.replaceAll("'", "''")}'`);
  const values = rows.map((row) => `(${cellsOf(row, plainCells).map(literal).join(', ')})`);
  const columns = genericHeader.map((name, index) => `cast(c${index} as ${types[index]}) as "${name}"`);
  return `select ${columns.join(', ')} from (values ${values.join(', ')}) as rows(${genericHeader.map((_, index) => `c${index}`).join(', ')})`;
}

const genericHeader = ['Date', 'Campaign', 'Device', 'Country', 'Impressions', 'Clicks', 'Conversions', 'Revenue', 'Spend'];
const googleHeader = [
  'Campaign',
  'Day',
  'Device',
  'Country/Territory',
  'Currency code',
  'Impr.',
  'Clicks',
  'Conversions',
  'Conv. value',
  'Cost',
];
const metaHeader = [
  'Day',
  'Campaign name',
  'Impression device',
  'Country',
  'Impressions',
  'Link clicks',
  'Purchases',
  'Purchases conversion value',
  'Amount spent (EUR)',
  'Reporting starts',
  'Reporting ends',
];

function recordsOf(rows: readonly AdRow[], layout: Layout, form: CellForm): readonly (readonly string[])[] {
  const body = rows.map((row) => cellsOf(row, form));
  switch (layout) {
    case 'generic':
      return [genericHeader, ...body];
    case 'google':
      return googleRecords(body, figuresOf(sumOf(rows), form));
    case 'meta':
      return metaRecords(body, figuresOf(sumOf(rows), form));
  }
}

/** A title above the header, totals with a label below the rows. */
function googleRecords(body: readonly (readonly string[])[], totals: readonly string[]): readonly (readonly string[])[] {
  const rows = body.map(([day = '', campaign = '', device = '', country = '', ...figures]) => [
    campaign,
    day,
    device,
    country,
    'EUR',
    ...figures,
  ]);
  return [
    ['Campaign report'],
    ['March 7, 2026 - March 26, 2026'],
    googleHeader,
    ...rows,
    ['Total: Account', ' --', ' --', ' --', 'EUR', ...totals],
  ];
}

/** Totals without names above the rows, and the day once more at the end. */
function metaRecords(body: readonly (readonly string[])[], totals: readonly string[]): readonly (readonly string[])[] {
  const rows = body.map((cells) => [...cells, cells[0] ?? '', cells[0] ?? '']);
  return [metaHeader, ['', '', '', '', ...totals, '', ''], ...rows];
}

function cellsOf(row: AdRow, form: CellForm): readonly string[] {
  return [writeDay(addDays(firstDay, row.day), form.days), row.campaign, row.device ?? '', row.country ?? '', ...figuresOf(row, form)];
}

type Figures = Pick<AdRow, 'impressions' | 'clicks' | 'conversions' | 'revenue' | 'cost'>;

function figuresOf(row: Figures, { numbers }: CellForm): readonly string[] {
  const { impressions, clicks, conversions, revenue, cost } = row;
  return [
    writeCount(impressions, numbers),
    writeCount(clicks, numbers),
    writeAmount(conversions, withoutCurrency(numbers)),
    writeAmount(revenue, numbers),
    writeAmount(cost, numbers),
  ];
}

function sumOf(rows: readonly AdRow[]): Figures {
  const sum = (field: keyof Figures): bigint => rows.reduce((total, row) => total + (row[field] ?? 0n), 0n);
  return {
    impressions: sum('impressions'),
    clicks: sum('clicks'),
    conversions: sum('conversions'),
    revenue: sum('revenue'),
    cost: sum('cost'),
  };
}

type Numbers = CellForm['numbers'];

const marks: Readonly<Record<Numbers, { readonly group: string; readonly decimal: string; readonly frame: string }>> = {
  plain: { group: '', decimal: '.', frame: '#' },
  grouped: { group: ',', decimal: '.', frame: '#' },
  german: { group: '.', decimal: ',', frame: '#' },
  french: { group: '\u00A0', decimal: ',', frame: '#' },
  swiss: { group: '’', decimal: '.', frame: '#' },
  dollar: { group: ',', decimal: '.', frame: '$#' },
  euro: { group: '.', decimal: ',', frame: '#\u00A0€' },
};

function withoutCurrency(numbers: Numbers): Numbers {
  if (numbers === 'dollar') return 'grouped';
  return numbers === 'euro' ? 'german' : numbers;
}

function writeCount(value: bigint | null, numbers: Numbers): string {
  return value === null ? '' : grouped(value, marks[numbers].group);
}

function writeAmount(hundredths: bigint | null, numbers: Numbers): string {
  if (hundredths === null) return '';
  const { group, decimal, frame } = marks[numbers];
  return frame.replace('#', () => `${grouped(hundredths / 100n, group)}${decimal}${String(hundredths % 100n).padStart(2, '0')}`);
}

function grouped(value: bigint, mark: string): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, mark);
}

const englishMonths = ['Mar', 'Apr'];
const germanMonths = ['März', 'Apr.'];

function writeDay(day: string, form: CellForm['days']): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const number = String(Number(date));
  switch (form) {
    case 'iso':
      return day;
    case 'compact':
      return `${year}${month}${date}`;
    case 'day-month':
      return `${date}/${month}/${year}`;
    case 'month-day':
      return `${Number(month)}/${number}/${year}`;
    case 'points':
      return `${date}.${month}.${year}`;
    case 'german':
      return `${number}. ${germanMonths[Number(month) - 3]} ${year}`;
    case 'english':
      return `${englishMonths[Number(month) - 3]} ${number}, ${year}`;
  }
}
