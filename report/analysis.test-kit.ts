import { kpiIds, kpiOf } from '@pca/engine';
import type { Analysis, DatasetSource, KpiId, MeasureId, Reference, ReportedBounds } from '@pca/engine';
import { sampleSources } from './sample-certificates.test-kit.ts';
import { campaigns, days, flight, platforms, portion, wave, whole } from './sample-sums.test-kit.ts';
import { goal, kpisOf, kpiValue, point, rowsOf, totalsOf } from './sample-values.test-kit.ts';

const targets: readonly (readonly [KpiId | MeasureId, number])[] = [
  ['roas', 4],
  ['cpa', 30],
  ['conversions', 1700],
  ['ctr', 0.008],
  ['vtr', 0.2],
];

/** Five platforms over 61 days: targets met, close and missed, gaps, too few, tiny and huge numbers, hostile names. */
export function sampleAnalysis(): Analysis {
  const results = targets.map(([kpi, target]) => goal(kpi, target));
  return {
    schemaVersion: 2,
    brief: brief(),
    currency: 'EUR',
    period: flight,
    totals: totalsOf(whole),
    kpis: kpisOf(whole, 'total'),
    objectives: [
      { objective: 'sales', isPrimary: true, primaryKpi: 'roas', results: results.slice(0, 3), verdict: 'missed' },
      { objective: 'traffic', isPrimary: false, primaryKpi: 'ctr', results: results.slice(3), verdict: 'met' },
    ],
    verdict: {
      result: 'missed',
      sentence: 'Sales missed its target: ROAS was 2.80, 70 % of the 4.00 promised, on €49,676 of spend across five platforms.',
      refs: ['total.roas', 'total.spend'],
    },
    breakdowns: breakdowns(),
    notCovered: [{ what: 'Creative', why: 'No file holds a creative column.' }],
    series: series(),
    delivery: delivery(),
    previousPeriod: previousPeriod(),
    reported,
    reach: {
      low: '812044',
      high: '1204118',
      note: 'People seen by several platforms cannot be told apart in exports, so reach is a range.',
    },
    datasetSources,
    views: [{ id: 'device-view', label: 'Devices', reason: 'The same spend, split by device.', dimensions: ['device'], isBackend: false }],
    sources: sampleSources,
    notes: [
      'Conversions are claimed by each platform and may overlap.',
      'LinkedIn Ads has 11 conversions; its CPA and ROAS are too few to compare.',
    ],
    outlook: emptyOutlook,
    findings: [],
    results: [],
    recommendations: [],
    places: { total: { view: 'primary', parts: [{ filters: [] }] } },
    references: references(),
    reportedFields: ['reach', 'frequency', 'impression_share'],
  };
}

/** An analysis of files that hold nothing that can be added up. */
export function emptyAnalysis(): Analysis {
  const nothing = totalsOf({});
  return {
    ...sampleAnalysis(),
    brief: {
      name: null,
      client: null,
      flight: null,
      objectives: [],
      targets: [],
      budget: [],
      currency: null,
      timeZone: null,
      thresholds: { met: 1, close: 0.95 },
    },
    currency: null,
    period: null,
    totals: nothing,
    kpis: {},
    objectives: [],
    verdict: { result: 'no-data', sentence: 'No file could be read.', refs: [] },
    breakdowns: [],
    notCovered: [],
    series: [],
    previousPeriod: null,
    reported: [],
    reach: null,
    datasetSources: [],
    views: [],
    sources: [],
    notes: [],
    places: {},
    references: {},
    reportedFields: [],
    delivery: {
      status: 'no-data',
      planned: null,
      plannedToDate: null,
      actual: null,
      pacing: null,
      daily: [],
      byChannel: [],
      outsideFlight: null,
      note: 'No spend is reported.',
    },
  };
}

const emptyOutlook: Analysis['outlook'] = {
  projection: null,
  projectionReason: null,
  curves: [],
  reallocation: null,
  reallocationReason: null,
};

function brief(): Analysis['brief'] {
  return {
    name: 'Spring launch 2026',
    client: 'Nordwind Outdoor & Söhne',
    flight,
    objectives: ['sales', 'traffic'],
    targets: targets.map(([kpi, value]) => ({ kpi, value })),
    budget: [{ channel: null, amount: '52000', ...flight }],
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    thresholds: { met: 1, close: 0.95 },
  };
}

function breakdowns(): Analysis['breakdowns'] {
  return [
    {
      id: 'platform',
      dimension: 'platform',
      label: 'Platform',
      view: 'primary',
      coverageOfSpend: 1,
      rows: rowsOf('platform', platforms),
      rest: null,
    },
    {
      id: 'campaign',
      dimension: 'campaign',
      label: 'Campaign',
      view: 'primary',
      coverageOfSpend: 0.82,
      rows: rowsOf('campaign', campaigns),
      rest: {
        place: 'campaign.rest',
        groups: 1204,
        totals: totalsOf({ spend: 19_600.2, impressions: 5_730_000, clicks: 38_000, conversions: 499, revenue: 41_000 }),
      },
    },
    {
      id: 'device',
      dimension: 'device',
      label: 'Device',
      view: 'device-view',
      coverageOfSpend: 0.37,
      rows: rowsOf('device', [
        ['mobile', { spend: 14_000, impressions: 900_000, clicks: 30_000 }],
        ['desktop', { spend: 4_240.55, impressions: 582_330, clicks: 11_205 }],
      ]),
      rest: null,
    },
    {
      id: 'weekday',
      dimension: 'weekday',
      label: 'Weekday',
      view: 'primary',
      coverageOfSpend: 1,
      rows: rowsOf(
        'weekday',
        ['1', '2', '3', '4', '5', '6', '7'].map((day, index) => [day, portion(whole, (1 + (index % 3) * 0.1) / 7.7)] as const),
      ),
      rest: null,
    },
    {
      id: 'gender',
      dimension: 'gender',
      label: 'Gender',
      view: 'primary',
      coverageOfSpend: 0,
      rows: rowsOf('gender', [[null, { spend: 0 }]]),
      rest: null,
    },
  ];
}

const missingDays = ['2026-03-22', '2026-03-23'];

function series(): Analysis['series'] {
  return [
    {
      grain: 'day',
      points: days.filter((day) => !missingDays.includes(day)).map((day, index) => point(day, portion(whole, wave(index) / 61))),
      missingDays,
      note: 'TikTok Ads is reported by period and is not part of the days.',
    },
    {
      grain: 'week',
      points: days.filter((_, index) => index % 7 === 0).map((day, index) => point(day, portion(whole, wave(index * 7) / 9))),
      missingDays: [],
      note: null,
    },
  ];
}

function delivery(): Analysis['delivery'] {
  const actual = whole.spend ?? 0;
  let spent = 0;
  const daily = days.map((day, index) => {
    spent += (actual * wave(index)) / 61;
    return { day, planned: ((52_000 * (index + 1)) / 61).toFixed(2), actual: spent.toFixed(2) };
  });
  const plans: readonly (string | null)[] = ['18000', '16000', '9000', null, '4000'];
  return {
    status: 'under',
    planned: '52000',
    plannedToDate: '52000',
    actual: actual.toFixed(2),
    pacing: actual / 52_000,
    daily,
    note: '4.5 % of the planned budget was not spent.',
    outsideFlight: { days: 2, spend: '120.4' },
    byChannel: platforms.map(([channel, sums], index) => {
      const planned = plans[index] ?? null;
      return {
        channel,
        planned,
        actual: String(sums.spend ?? 0),
        variance: planned === null ? null : ((sums.spend ?? 0) - Number(planned)).toFixed(2),
        ref: `platform.${index + 1}.spend`,
      };
    }),
  };
}

function previousPeriod(): Analysis['previousPeriod'] {
  return {
    previous: { start: '2025-12-30', end: '2026-02-28' },
    current: flight,
    kpis: Object.fromEntries(
      (['roas', 'cpa', 'ctr', 'cvr'] as const).map((kpi, index) => [
        kpi,
        {
          previous: kpiValue(kpi, portion(whole, 0.9), 'previous'),
          current: kpiValue(kpi, whole, 'total'),
          change: [0.124, -0.031, 0, null][index] ?? null,
        },
      ]),
    ),
    totals: { previous: totalsOf(portion(whole, 0.9)), current: totalsOf(whole) },
    note: 'The weekday mix differs by one Sunday.',
  };
}

const reported: readonly ReportedBounds[] = [
  { field: 'reach', source: 'meta', period: null, printed: '812044', max: '90122', sum: '1920331', rows: 61 },
  { field: 'frequency', source: 'meta', period: null, printed: null, max: '4.81', sum: '99.2', rows: 61 },
  { field: 'impression_share', source: 'google', period: null, printed: null, max: '0.91', sum: '12.4', rows: 40 },
];

const datasetSources: readonly DatasetSource[] = [
  {
    id: 'meta',
    platform: 'Meta Ads',
    currency: 'EUR',
    grain: 'day',
    measures: ['spend'],
    dimensions: ['campaign'],
    reported: ['reach'],
    imports: ['i2'],
    view: 'primary',
    timeZone: 'Europe/Berlin',
  },
];

function references(): Readonly<Record<string, Reference>> {
  const entries = kpiIds.map((kpi): readonly [string, Reference] => [
    `total.${kpi}`,
    {
      kind: 'kpi',
      kpi,
      place: 'total',
      numerator: `total.${kpiOf(kpi).numerator}`,
      denominator: null,
      isPartial: false,
      value: null,
      low: null,
      high: null,
      method: 'none',
    },
  ]);
  return Object.fromEntries(entries);
}
