import { count, fixed, german, hundredths, ratio, thousandths, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { addDays, daysFrom, dotted } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { FullFigures, Rates } from './delivery.ts';
import { noFigures, sumOf } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow, TextSample } from './sample.ts';

/** Tables that no platform wrote: agency exports, media plans, model inputs, and files that must be questioned. */
export const genericSamples = (): readonly Sample[] => [
  severalPlatforms(),
  germanMediaReport(),
  duplicateHeaders(),
  wideTable(),
  onlyTotals(),
  unclearDays(),
  unclearNumbers(),
  credits(),
];

const rates: Rates = { spendCents: 16_800, cpmCents: 740, clicksPer100k: 1_250, conversionsPer100k: 2_400, orderCents: 8_800 };
const utf8 = { encoding: 'utf-8', delimiter: ',' } as const;

const counts = ({ impressions, clicks, conversions }: FullFigures): readonly [string, string, string] => [
  whole(impressions),
  whole(clicks),
  whole(conversions),
];

function severalPlatforms(): Sample {
  const chance = chanceOf('generic/platforms');
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['google_ads', 'facebook', 'tiktok'].map((platform): SampleRow => {
      const figures = figuresOf(deliver(rates, chance));
      return {
        cells: [day, platform, `spring26_${platform}`, 'EUR', fixed(figures.spend, 2), ...counts(figures), fixed(figures.revenue, 2)],
        figures,
      };
    }),
  );
  return textSample({
    path: 'generic/all-channels.psv',
    about: 'one table of three platforms, cells separated by |; the platform column decides, under the names that databases use',
    platform: 'generic',
    isReadAs: { id: 'multi', name: 'multi' },
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: '|' },
    header: ['date', 'platform', 'campaign_name', 'currency', 'spend', 'impressions', 'clicks', 'conversions', 'revenue'],
    rows,
  });
}

function germanMediaReport(): Sample {
  const chance = chanceOf('generic/german');
  const rows = daysFrom('2026-04-20', '2026-05-03').map((day): SampleRow => {
    const figures = figuresOf(deliver({ ...rates, spendCents: 121_400 }, chance));
    const cells = [
      dotted(day),
      'Bergzeit-Magazin "Hütten"',
      'Sponsoring',
      `${german(fixed(figures.spend, 2))} €`,
      ...counts(figures).map(german),
      german(fixed(figures.revenue, 2)),
    ];
    return { cells, figures };
  });
  const { spend, impressions, clicks, conversions, revenue } = sumOf(rows.flatMap((row) => row.figures ?? []));
  const sums = [impressions, clicks, conversions].map((amount) => german(whole(amount ?? 0n)));
  return textSample({
    path: 'generic/Mediabericht.csv',
    about: 'a German spreadsheet: semicolons, Windows-1252, CRLF, TT.MM.JJJJ, `1.234,56 €`, a last row “Summe”',
    platform: 'generic',
    currency: 'EUR',
    period: { start: '2026-04-20', end: '2026-05-03', grain: 'day' },
    layout: { encoding: 'windows-1252', delimiter: ';', lineEnd: '\r\n' },
    header: ['Datum', 'Kampagne', 'Werbeformat', 'Ausgaben', 'Impressionen', 'Klicks', 'Bestellungen', 'Umsatz'],
    rows: [
      ...rows,
      { cells: ['Summe', '', '', `${german(fixed(spend ?? 0n, 2))} €`, ...sums, german(fixed(revenue ?? 0n, 2))], figures: null },
    ],
  });
}

function duplicateHeaders(): Sample {
  const chance = chanceOf('generic/duplicates');
  const rows = daysFrom('2026-05-04', '2026-05-15').map((day, index): SampleRow => {
    const figures = figuresOf(deliver(rates, chance));
    const cells = [
      String(index),
      day,
      'Audio Spots',
      'USD',
      fixed(figures.spend, 2),
      whole(figures.impressions),
      whole(figures.clicks),
      'USD',
      `${ratio(figures.clicks, figures.impressions, { places: 2, per: 100 })}%`,
      `+${chance.between(1, 9)} Tage\nverlängert`,
    ];
    return { cells, figures: { ...figures, conversions: null, revenue: null } };
  });
  return textSample({
    path: 'generic/pandas-dump.csv',
    about: 'an unnamed index column, the header `Currency` twice and `Spend ` with a space, notes over two lines that begin with +',
    platform: 'generic',
    currency: 'USD',
    period: { start: '2026-05-04', end: '2026-05-15', grain: 'day' },
    layout: utf8,
    header: ['', 'Date', 'Campaign', 'Currency', 'Spend ', 'Impressions', 'Clicks', 'Currency', 'CTR', 'Notes'],
    rows,
  });
}

function wideTable(): Sample {
  const chance = chanceOf('generic/wide');
  const rows = Array.from({ length: 12 }, (_, week): SampleRow => {
    const [tv, search] = [
      figuresOf(deliver({ ...rates, spendCents: 940_000 }, chance)),
      figuresOf(deliver({ ...rates, spendCents: 410_000 }, chance)),
    ];
    const [orders, revenue] = [count(chance.between(900, 1_800)), hundredths(chance.between(8_000_000, 15_000_000))];
    const cells = [
      addDays('2026-03-02', week * 7),
      fixed(tv.spend, 2),
      whole(tv.impressions),
      fixed(search.spend, 2),
      whole(search.impressions),
      whole(orders),
      fixed(revenue, 2),
    ];
    return {
      cells,
      figures: {
        ...noFigures,
        spend: tv.spend + search.spend,
        impressions: tv.impressions + search.impressions,
        conversions: orders,
        revenue,
      },
    };
  });
  return textSample({
    path: 'generic/marketing-mix-weekly.csv',
    about: 'marketing-mix input: a column per channel and metric, a row per week, outcomes that belong to no channel',
    platform: 'generic',
    isReadAs: { id: 'mmm-wide', name: 'MMM wide' },
    currency: null,
    period: { start: '2026-03-02', end: '2026-05-24', grain: 'week' },
    layout: utf8,
    header: ['week', 'tv_spend', 'tv_impressions', 'search_spend', 'search_impressions', 'conversions', 'revenue'],
    rows,
  });
}

function onlyTotals(): Sample {
  return textSample({
    path: 'generic/only-totals.csv',
    about: 'totals rows and no data row: there is nothing that could be checked against them, so the file is refused',
    platform: 'generic',
    currency: null,
    period: null,
    outcome: { status: 'refused', issue: 'table.only-totals' },
    layout: utf8,
    header: ['Campaign', 'Ad group', 'Impressions', 'Clicks', 'Cost'],
    rows: [
      { cells: ['Total: Campaigns', '', '10420', '311', '204.10'], figures: null },
      { cells: ['Total: Account', '', '41877', '1204', '911.25'], figures: null },
    ],
  });
}

type Questioned = Pick<TextSample, 'path' | 'about' | 'rows' | 'period'> & { readonly issue: string; readonly header: readonly string[] };

function questioned({ issue, ...sample }: Questioned): Sample {
  return textSample({
    ...sample,
    platform: 'generic',
    currency: 'EUR',
    layout: { ...utf8, delimiter: ';' },
    outcome: { status: 'needs_answer', issue },
  });
}

const header = ['Date', 'Campaign', 'Currency', 'Spend', 'Impressions', 'Clicks'] as const;

/** Three days far apart, all of them days and months up to 12: read month first, as the default is. */
function unclearDays(): Sample {
  const chance = chanceOf('generic/days');
  const rows = ['01/02/2026', '03/05/2026', '06/04/2026'].map((text): SampleRow => {
    const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
    return {
      cells: [text, 'Audio Spots', 'EUR', fixed(spend, 2), whole(impressions), whole(clicks)],
      figures: { ...noFigures, spend, impressions, clicks },
    };
  });
  return questioned({
    path: 'generic/unclear-days.csv',
    about: '01/02/2026 and the like: February 1 or January 2, and no row decides',
    issue: 'date.order-unclear',
    period: { start: '2026-01-02', end: '2026-06-04', grain: 'day' },
    header,
    rows,
  });
}

/** Amounts with three decimals or in thousands, under headers of no one language: read as decimals, as the default is. */
function unclearNumbers(): Sample {
  const rows = daysFrom('2026-05-04', '2026-05-08').map((day, index): SampleRow => {
    const thousand = 1_204 + index * 311;
    const text = `${String(thousand).slice(0, 1)}.${String(thousand).slice(1)}`;
    const figures = { ...noFigures, spend: thousandths(thousand), impressions: count(40_000 + index) };
    return { cells: [day, text, String(40_000 + index)], figures };
  });
  return questioned({
    path: 'generic/unclear-numbers.csv',
    about: 'amounts such as 1.204 under `Costo`: one euro twenty or a thousand, and nothing in the file decides',
    issue: 'number.format-unclear',
    period: { start: '2026-05-04', end: '2026-05-08', grain: 'day' },
    header: ['Date', 'Costo (EUR)', 'Impressions'],
    rows,
  });
}

function credits(): Sample {
  const chance = chanceOf('generic/credits');
  const rows = daysFrom('2026-05-04', '2026-05-10').map((day, index): SampleRow => {
    const figures = figuresOf(deliver(rates, chance));
    const spend = index === 5 ? -hundredths(4_250) : figures.spend;
    return {
      cells: [day, 'Audio Spots', 'EUR', fixed(spend, 2), whole(figures.impressions), whole(figures.clicks)],
      figures: { ...noFigures, spend, impressions: figures.impressions, clicks: figures.clicks },
    };
  });
  return questioned({
    path: 'generic/credit.csv',
    about: 'a credit of -42.50 in one row: it lowers the total, and somebody should say so',
    issue: 'spend.negative',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    header,
    rows,
  });
}
