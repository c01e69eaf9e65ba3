import { english, fixed, ratio, whole } from './amount.ts';
import type { Amount } from './amount.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { daysFrom, excelSerial, shortEnglish } from './days.ts';
import type { Day } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { textSample, workbookSample } from './sample.ts';
import type { Sample, SampleRow, WorkbookRow } from './sample.ts';
import type { SheetCell } from './workbook.ts';

/** Sponsored Products of Amazon Ads, as a workbook in euros and as text in rupees. */
export const amazonSamples = (): readonly Sample[] => [amazonWorkbook(), amazonRupees()];

const rates: Rates = { spendCents: 11_800, cpmCents: 2_300, clicksPer100k: 3_400, conversionsPer100k: 3_700, orderCents: 8_400 };

const searchTerms = [
  'zelt 2 personen',
  'ultraleicht zelt',
  'b0exampleasin',
  'regenjacke herren wasserdicht',
  'wanderrucksack 40l',
] as const;

const termHeader = [
  'Date',
  'Portfolio name',
  'Campaign Name',
  'Ad Group Name',
  'Targeting',
  'Match Type',
  'Customer Search Term',
  'Impressions',
  'Clicks',
  'Click-Thru Rate (CTR)',
  'Spend',
  '7 Day Total Sales ',
  'Total Advertising Cost of Sales (ACOS) ',
  '7 Day Total Orders (#)',
  '7 Day Total Units (#)',
  '7 Day Conversion Rate',
];

function amazonWorkbook(): Sample {
  const chance = chanceOf('amazon/workbook');
  const rows = daysFrom('2026-05-04', '2026-05-08').flatMap((day) => searchTerms.map((term) => termRow(day, term, chance)));
  return workbookSample({
    path: 'amazon-ads/Sponsored Products Search term report.xlsx',
    about: 'real dates, ratios as fractions; the currency stands only in the number format; a header ends in a space; units are not orders',
    platform: 'amazon-ads',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-08', grain: 'day' },
    // The title of a sheet has at most 31 characters.
    sheet: 'Sponsored Product Search Term R',
    form: { strings: 'shared' },
    header: termHeader,
    rows,
  });
}

function termRow(day: Day, term: string, chance: Chance): WorkbookRow {
  const figures = figuresOf(deliver({ ...rates, spendCents: 1_900, clicksPer100k: 1_100 }, chance));
  const { spend, impressions, clicks, conversions, revenue } = figures;
  const names = [
    { number: String(excelSerial(day)), format: 'mmm\\ dd\\,\\ yyyy' },
    'Not grouped',
    'SP | Tents | manual',
    'Tents – exact',
    'zelt',
    'EXACT',
    term,
  ];
  const traffic = [
    { number: whole(impressions) },
    { number: whole(clicks) },
    share(clicks, impressions),
    euros(spend),
    euros(revenue),
    share(spend, revenue),
  ];
  const orders = [{ number: whole(conversions) }, { number: whole(conversions * 2n) }, share(conversions, clicks)];
  return { cells: [...names, ...traffic, ...orders], figures };
}

const euros = (amount: Amount): SheetCell => ({ number: fixed(amount, 2), format: '[$€-2]\\ #,##0.00' });

/** Ratios are fractions under a format with a percent sign, empty where they are undefined. */
function share(part: Amount, of: Amount): SheetCell {
  const value = ratio(part, of, { places: 6 });
  return value === null ? '' : { number: value, format: '0.0000%' };
}

function amazonRupees(): Sample {
  const chance = chanceOf('amazon/rupees');
  const rupees = (amount: bigint): string => `Rs.${english(fixed(amount, 2))}`;
  const rows = daysFrom('2026-02-01', '2026-02-12').map((day): SampleRow => {
    const figures = figuresOf(deliver({ ...rates, spendCents: 98_000, cpmCents: 21_000, orderCents: 74_000 }, chance));
    const { spend, impressions, clicks, conversions, revenue } = figures;
    const cells = [
      shortEnglish(day),
      'INR',
      'SP | Tents',
      whole(impressions),
      whole(clicks),
      `${ratio(clicks, impressions, { places: 4, per: 100 })}%`,
      rupees(ratioAmount(spend, clicks)),
      rupees(spend),
      rupees(revenue),
      whole(conversions),
    ];
    return { cells, figures };
  });
  return textSample({
    path: 'amazon-ads/Sponsored Products Campaign report.csv',
    about: '`Rs.201.68` and `"Feb 1, 2026"` in the cells, `14 Day Total Sales (₹)` in the header, percentages with four decimals',
    platform: 'amazon-ads',
    currency: 'INR',
    period: { start: '2026-02-01', end: '2026-02-12', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: [
      'Date',
      'Currency',
      'Campaign Name',
      'Impressions',
      'Clicks',
      'Click-Thru Rate (CTR)',
      'Cost Per Click (CPC)',
      'Spend',
      '14 Day Total Sales (₹)',
      '14 Day Total Orders (#)',
    ],
    rows,
  });
}

/** The cost per click, rounded to hundredths as it is printed. */
function ratioAmount(money: bigint, of: bigint): bigint {
  return BigInt((ratio(money, of, { places: 2 }) ?? '0.00').replace('.', '')) * 10_000n;
}
