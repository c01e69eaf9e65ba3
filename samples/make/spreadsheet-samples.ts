import { fixed, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom, excelSerial } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import { noFigures } from './figures.ts';
import { workbookSample } from './sample.ts';
import type { Sample, WorkbookRow } from './sample.ts';

/** A workbook as people keep it by hand. */
export const spreadsheetSamples = (): readonly Sample[] => [handMadeWorkbook()];

const rates = { spendCents: 38_400, cpmCents: 1_240, clicksPer100k: 420, conversionsPer100k: 0, orderCents: 0 };
const notes = ['Freigabe durch Kunden', '', 'Motiv getauscht'];

function handMadeWorkbook(): Sample {
  const chance = chanceOf('generic/Mediaplan');
  const rows = daysFrom('2026-05-04', '2026-05-17').map((day, index): WorkbookRow => {
    const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
    const date = { number: String(excelSerial(day)), format: 'dd.mm.yyyy' };
    const money = { number: fixed(spend, 2), format: '#,##0.00\\ "€"' };
    const note = notes[index] ?? '';
    return {
      cells: [
        null,
        date,
        'Podcast-Spots',
        money,
        { number: whole(impressions) },
        { number: whole(clicks) },
        ...(note === '' ? [] : [null, note]),
      ],
      figures: { ...noFigures, spend, impressions, clicks },
    };
  });
  return workbookSample({
    path: 'generic/Mediaplan.xlsx',
    about: 'a workbook kept by hand: title and blank row above the header, an empty first column, notes right of the table, real dates',
    platform: 'generic',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-17', grain: 'day' },
    sheet: 'Plan & Ist',
    form: { strings: 'shared' },
    before: [[null, 'Mediaplan Frühjahr 2026 – Nordlicht Outdoor'], []],
    header: ['', 'Datum', 'Kampagne', 'Ausgaben', 'Impressionen', 'Klicks'],
    rows,
  });
}
