import { count, fixed, german, hundredths, ratio, whole, withMarks } from './amount.ts';
import type { Amount } from './amount.ts';
import { chanceOf } from './chance.ts';
import { addDays, daysFrom } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { FullFigures, Rates } from './delivery.ts';
import { sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Localised reports of the interface, and what the API and scripts write. */
export const googleAdsMore = (): readonly Sample[] => [germanReport(), frenchReport(), apiFields(), scriptReport()];

const nbsp = '\u00A0';

type Line = { readonly name: string; readonly rates: Rates };

const germanCampaigns: readonly Line[] = [
  {
    name: 'Gesamtpaket Herbst',
    rates: { spendCents: 131_200, cpmCents: 2_150, clicksPer100k: 4_700, conversionsPer100k: 3_300, orderCents: 11_900 },
  },
  {
    name: 'Suche – Marke (Ö/CH)',
    rates: { spendCents: 38_600, cpmCents: 7_900, clicksPer100k: 13_500, conversionsPer100k: 7_200, orderCents: 9_800 },
  },
  {
    name: 'Summer Sale, Zelte',
    rates: { spendCents: 92_400, cpmCents: 1_480, clicksPer100k: 3_100, conversionsPer100k: 2_100, orderCents: 14_300 },
  },
];

function germanReport(): Sample {
  const chance = chanceOf('google-ads/Kampagnenbericht');
  const euros = (amount: Amount | null): string => `${german(fixed(amount ?? 0n, 2))}${nbsp}€`;
  const measures = ({ spend, clicks, impressions, conversions, revenue }: Figures): readonly string[] => [
    euros(spend),
    german(whole(clicks ?? 0n)),
    german(whole(impressions ?? 0n)),
    `${german(ratio(clicks, impressions, { places: 2, per: 100 }) ?? '0.00')}${nbsp}%`,
    `${german(ratio(spend, clicks, { places: 2 }) ?? '0.00')}${nbsp}€`,
    german(fixed(conversions ?? 0n, 2)),
    euros(revenue),
  ];
  const rows = daysFrom('2026-09-01', '2026-09-05').flatMap((day) =>
    germanCampaigns.map(({ name, rates }): SampleRow => {
      const figures = withFractions(figuresOf(deliver(rates, chance)), chance.between(-49, 50));
      return { cells: ['Aktiviert', name, `${Number(day.slice(8))}. Sept. 2026`, 'EUR', ...measures(figures)], figures };
    }),
  );
  const visible = sumOf(rows.flatMap((row) => row.figures ?? []));
  const hidden: Figures = {
    spend: hundredths(184_250),
    impressions: count(61_400),
    clicks: count(2_044),
    conversions: hundredths(5_250),
    revenue: hundredths(612_499),
  };
  const total = (label: string, figures: Figures): SampleRow => ({
    cells: [label, ' --', ' --', 'EUR', ...measures(figures)],
    figures: null,
  });
  return textSample({
    path: 'google-ads/Kampagnenbericht.csv',
    about:
      'German interface: `1.234,56 €` with no-break spaces, `1. Sept. 2026`, `Gesamt: Konto`, and a campaign named “Gesamtpaket Herbst” that is no total',
    platform: 'google-ads',
    currency: 'EUR',
    period: { start: '2026-09-01', end: '2026-09-05', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: [['Kampagnenbericht'], ['1. September 2026 - 5. September 2026']],
    header: [
      'Kampagnenstatus',
      'Kampagne',
      'Tag',
      'Währungscode',
      'Kosten',
      'Klicks',
      'Impr.',
      'CTR',
      'Durchschn. CPC',
      'Conversions',
      'Conv.-Wert',
    ],
    rows: [...rows, total('Gesamt: Kampagnen', visible), total('Gesamt: Konto', sumOf([visible, hidden]))],
  });
}

/** Conversions are modelled, so they have decimals; a row without any keeps 0. */
function withFractions(figures: FullFigures, hundredth: number): FullFigures {
  return figures.conversions === 0n ? figures : { ...figures, conversions: figures.conversions + hundredths(hundredth) };
}

function frenchReport(): Sample {
  const chance = chanceOf('google-ads/Rapport sur les campagnes');
  const french = (text: string): string => withMarks(text, { group: nbsp, decimal: ',' });
  const campaigns: readonly Line[] = [
    {
      name: 'Recherche – Marque',
      rates: { spendCents: 41_900, cpmCents: 8_300, clicksPer100k: 12_800, conversionsPer100k: 6_600, orderCents: 8_700 },
    },
    {
      name: 'Élan d’été',
      rates: { spendCents: 118_300, cpmCents: 1_190, clicksPer100k: 2_300, conversionsPer100k: 1_900, orderCents: 10_200 },
    },
  ];
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    campaigns.map(({ name, rates }): SampleRow => {
      const figures = figuresOf(deliver(rates, chance));
      const { spend, clicks, impressions, conversions, revenue } = figures;
      const rate = `${french(ratio(clicks, impressions, { places: 2, per: 100 }) ?? '0.00')}${nbsp}%`;
      return {
        cells: [
          'Activée',
          name,
          day,
          'EUR',
          `${french(fixed(spend, 2))}${nbsp}€`,
          french(whole(clicks)),
          french(whole(impressions)),
          rate,
          french(fixed(conversions, 2)),
          french(fixed(revenue, 2)),
        ],
        figures,
      };
    }),
  );
  return textSample({
    path: 'google-ads/Rapport sur les campagnes.csv',
    about: 'French interface, saved again by a spreadsheet: semicolons, Windows-1252, CRLF, `1 234,56 €` grouped by no-break spaces',
    platform: 'google-ads',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: { encoding: 'windows-1252', delimiter: ';', lineEnd: '\r\n' },
    before: [padded('Rapport sur les campagnes'), padded('4 mai 2026 - 10 mai 2026')],
    header: [
      'État de la campagne',
      'Campagne',
      'Jour',
      'Code de devise',
      'Coût',
      'Clics',
      'Impr.',
      'CTR',
      'Conversions',
      'Valeur de conv.',
    ],
    rows,
  });
}

/** Spreadsheets fill every record up to the width of the table. */
function padded(cell: string): readonly string[] {
  return [cell, ...Array.from({ length: 9 }, () => '')];
}

function apiFields(): Sample {
  const chance = chanceOf('google-ads/gaql');
  const rows = daysFrom('2026-04-06', '2026-04-12').flatMap((day) =>
    (['MOBILE', 'DESKTOP'] as const).map((device): SampleRow => {
      const spendCents = device === 'MOBILE' ? 61_700 : 38_200;
      const figures = withFractions(
        figuresOf(deliver({ spendCents, cpmCents: 1_600, clicksPer100k: 3_900, conversionsPer100k: 2_700, orderCents: 9_900 }, chance)),
        chance.between(-49, 50),
      );
      const { spend, clicks, impressions, conversions, revenue } = figures;
      // Micros are the very millionths that amounts are kept in here.
      return {
        cells: [
          day,
          '17893254412',
          'Search – Tents',
          'EUR',
          device,
          whole(impressions),
          whole(clicks),
          String(spend),
          fixed(conversions, 2),
          fixed(revenue, 2),
        ],
        figures,
      };
    }),
  );
  return textSample({
    path: 'google-ads/gaql-campaign-stats.csv',
    about: 'API fields as scripts write them: `metrics.cost_micros` in millionths, ids of 11 digits, device as a segment',
    platform: 'google-ads',
    currency: 'EUR',
    period: { start: '2026-04-06', end: '2026-04-12', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: [
      'segments.date',
      'campaign.id',
      'campaign.name',
      'customer.currency_code',
      'segments.device',
      'metrics.impressions',
      'metrics.clicks',
      'metrics.cost_micros',
      'metrics.conversions',
      'metrics.conversions_value',
    ],
    rows,
  });
}

function scriptReport(): Sample {
  const chance = chanceOf('google-ads/CAMPAIGN_PERFORMANCE_REPORT');
  const rows = daysFrom('2026-03-02', '2026-03-11').map((day): SampleRow => {
    const figures = figuresOf(
      deliver({ spendCents: 24_300, cpmCents: 2_700, clicksPer100k: 2_900, conversionsPer100k: 2_500, orderCents: 0 }, chance),
    );
    const { spend, clicks, impressions, conversions } = figures;
    const cells = [
      '1234567890',
      day,
      String(spend),
      whole(clicks),
      whole(impressions),
      whole(conversions),
      `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
      'EUR',
      '17893254412',
      'active',
    ];
    return { cells, figures: { ...figures, revenue: null } };
  });
  const { spend, clicks, impressions, conversions } = sumOf(rows.flatMap((row) => row.figures ?? []));
  const total = [
    'Total',
    ' --',
    fixed(spend ?? 0n, 2),
    whole(clicks ?? 0n),
    whole(impressions ?? 0n),
    whole(conversions ?? 0n),
    `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
    ' --',
    ' --',
    ' --',
  ];
  return textSample({
    path: 'google-ads/CAMPAIGN_PERFORMANCE_REPORT.csv',
    about: 'AdWords report API: rows in millionths, the Total row in euros; nothing but that row says so',
    platform: 'google-ads',
    currency: 'EUR',
    period: { start: '2026-03-02', end: addDays('2026-03-02', 9), grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: [['CAMPAIGN_PERFORMANCE_REPORT 1234567890123 (Mar 2, 2026-Mar 11, 2026)']],
    header: [
      'Customer ID',
      'Day',
      'Cost',
      'Clicks',
      'Impressions',
      'Conv. (1-per-click)',
      'CTR',
      'Currency',
      'Campaign ID',
      'Campaign state',
    ],
    rows: [...rows, { cells: total, figures: null }],
  });
}
