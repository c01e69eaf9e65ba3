import { count, fixed, ratio, whole } from './amount.ts';
import type { Amount } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures, sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample, workbookSample } from './sample.ts';
import type { Sample, SampleRow, WorkbookRow } from './sample.ts';
import type { SheetCell } from './workbook.ts';

/** Exports of Ads Manager, Ads Reporting and Business Suite. */
export const metaSamples = (): readonly Sample[] => [rawDataReport(), germanReport(), spanishReport(), suiteReport(), emptyReport()];

const rates: Rates = { spendCents: 18_400, cpmCents: 880, clicksPer100k: 1_150, conversionsPer100k: 2_300, orderCents: 8_900 };
const text = (amount: Amount | null, places: number): string => (amount === null ? '' : fixed(amount, places));

const regions = ['Bavaria', 'Berlin', 'Hamburg', 'Hesse', 'Saxony', 'Tyrol'] as const;
const months = [
  { start: '2026-04-01', end: '2026-04-30' },
  { start: '2026-05-01', end: '2026-05-31' },
] as const;
const rawHeader = [
  'Account name',
  'Region',
  'Month',
  'Reach',
  'Impressions',
  'Frequency',
  'Currency',
  'Amount spent (EUR)',
  'Attribution setting',
  'Reporting starts',
  'Reporting ends',
];

function rawDataReport(): Sample {
  const chance = chanceOf('meta/Raw Data Report');
  const rows = months.flatMap(({ start, end }) =>
    regions.map((region): WorkbookRow => {
      const { spend, impressions } = figuresOf(deliver({ ...rates, spendCents: 214_000 }, chance));
      const figures = { ...noFigures, spend, impressions };
      return {
        cells: ['Nordlicht Outdoor', region, `${start} - ${end}`, ...rawMeasures(figures, 61n), '7-day click or 1-day view', start, end],
        figures,
      };
    }),
  );
  const all = sumOf(rows.flatMap((row) => row.figures ?? []));
  const total: WorkbookRow = { cells: ['', '', '', ...rawMeasures(all, 38n), '', '2026-04-01', '2026-05-31'], figures: null };
  return workbookSample({
    path: 'meta/Raw Data Report.xlsx',
    about:
      'Ads Reporting workbook: the total is the first row with empty names, dates are text under the number format d/m, reach does not add up',
    platform: 'meta',
    currency: 'EUR',
    period: { start: '2026-04-01', end: '2026-05-31', grain: 'period' },
    sheet: 'Raw Data Report',
    form: { strings: 'shared', textFormats: { 9: 'd/m', 10: 'd/m' } },
    header: rawHeader,
    rows: [total, ...rows],
  });
}

/** Whole numbers end in `.0`. Reach does not add up: the total counts people once who were reached in two regions or months. */
function rawMeasures({ spend, impressions }: Figures, reachPercent: bigint): readonly SheetCell[] {
  const seen = (impressions ?? 0n) / count(1);
  const reach = (seen * reachPercent) / 100n;
  const frequency = ratio(seen, reach, { places: 8 }) ?? '0';
  return [{ number: `${reach}.0` }, { number: `${seen}.0` }, { number: frequency }, 'EUR', { number: text(spend, 2) }];
}

const adSets = ['Wandern 25-44', 'Familie "Camping"', 'Warenkorb, 14 Tage'] as const;

function dailyRows(seed: string, days: readonly string[], withNames: boolean): readonly (SampleRow & { readonly figures: Figures })[] {
  const chance = chanceOf(seed);
  return days.flatMap((day) =>
    adSets.map((adSet) => {
      const figures = figuresOf(deliver(rates, chance));
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const hasOrders = conversions > 0n;
      const counts = [whole(impressions), whole(clicks), hasOrders ? whole(conversions) : '', hasOrders ? fixed(revenue, 2) : ''];
      const names = withNames ? ['Frühjahr | Verkäufe', adSet] : ['Spring | Sales', adSet];
      return { cells: [...names, fixed(spend, 2), ...counts, day, day], figures };
    }),
  );
}

function germanReport(): Sample {
  return textSample({
    path: 'meta/Anzeigenbericht.csv',
    about: 'German interface, UTF-8 with byte-order mark: `Ausgegebener Betrag (EUR)`, Link-Klicks, Käufe; empty cells mean no order',
    platform: 'meta',
    currency: 'EUR',
    period: { start: '2026-04-13', end: '2026-04-19', grain: 'day' },
    layout: { encoding: 'utf-8+bom', delimiter: ',', quotes: 'spaces' },
    header: [
      'Kampagnenname',
      'Name der Anzeigengruppe',
      'Ausgegebener Betrag (EUR)',
      'Impressionen',
      'Link-Klicks',
      'Käufe',
      'Conversion-Wert von Käufen',
      'Berichtsstart',
      'Berichtsende',
    ],
    rows: dailyRows('meta/Anzeigenbericht', daysFrom('2026-04-13', '2026-04-19'), true),
  });
}

function spanishReport(): Sample {
  const rows = dailyRows('meta/Informe de anuncios', daysFrom('2026-04-06', '2026-04-09'), false);
  const { spend, impressions, clicks, conversions, revenue } = sumOf(rows.map((row) => row.figures));
  const total = [
    '',
    '',
    text(spend, 2),
    text(impressions, 0),
    text(clicks, 0),
    text(conversions, 0),
    text(revenue, 2),
    '2026-04-06',
    '2026-04-09',
  ];
  return textSample({
    path: 'meta/Informe de anuncios.csv',
    about: 'Spanish interface: `Importe gastado (EUR)`, and the total as the first row without a label',
    platform: 'meta',
    currency: 'EUR',
    period: { start: '2026-04-06', end: '2026-04-09', grain: 'day' },
    layout: { encoding: 'utf-8+bom', delimiter: ',', quotes: 'spaces' },
    header: [
      'Nombre de la campaña',
      'Nombre del conjunto de anuncios',
      'Importe gastado (EUR)',
      'Impresiones',
      'Clics en el enlace',
      'Compras',
      'Valor de conversión de compras',
      'Inicio del informe',
      'Fin del informe',
    ],
    rows: [{ cells: total, figures: null }, ...rows],
  });
}

function suiteReport(): Sample {
  const rows = dailyRows('meta/Business Suite', daysFrom('2026-04-20', '2026-04-25'), true);
  return textSample({
    path: 'meta/Business Suite.csv',
    about: 'UTF-16 with a leading `sep=;` record, as Business Suite writes for spreadsheets',
    platform: 'meta',
    currency: 'EUR',
    period: { start: '2026-04-20', end: '2026-04-25', grain: 'day' },
    layout: { encoding: 'utf-16le+bom', delimiter: ';' },
    before: [['sep=;']],
    header: [
      'Campaign name',
      'Ad set name',
      'Amount spent (EUR)',
      'Impressions',
      'Link clicks',
      'Purchases',
      'Purchases conversion value',
      'Reporting starts',
      'Reporting ends',
    ],
    rows,
  });
}

function emptyReport(): Sample {
  return textSample({
    path: 'meta/No delivery.csv',
    about: 'header and no rows: the campaign did not run, so there is nothing to import',
    platform: 'meta',
    currency: null,
    period: null,
    outcome: { status: 'refused', issue: 'table.no-rows' },
    layout: { encoding: 'utf-8+bom', delimiter: ',', quotes: 'spaces' },
    header: [
      'Day',
      'Campaign name',
      'Delivery status',
      'Reach',
      'Impressions',
      'Amount spent (EUR)',
      'Link clicks',
      'Attribution setting',
      'Reporting starts',
      'Reporting ends',
    ],
    rows: [],
  });
}
