import {
  fieldIdsOfKind,
  kpiIds,
  kpiOf,
  type Analysis,
  type BreakdownRow,
  type KpiId,
  type KpiTargetResult,
  type KpiValue,
  type MeasureId,
  type Reference,
  type SeriesPoint,
  type SourceSummary,
  type Totals,
} from '@pca/engine';
import type { ReportCertificate } from './certificate.ts';

/** Sums of one group; what is absent is not reported. */
type Sums = Readonly<Partial<Record<MeasureId, number>>>;

export const hostileName = `<script>alert("1")</script> & 'Früh\u00ADling' 🌸👩‍👩‍👧`;
export const rightToLeftName = 'حملة الربيع 2026 (retargeting)';
export const endlessName = `Spring_2026|PROSP|LAL_1-3%|${'very-long-naming-convention-'.repeat(12)}|v7`;

const platforms: readonly (readonly [string, Sums])[] = [
  ['Google Ads', { spend: 18_240.55, impressions: 1_482_330, clicks: 41_205, conversions: 912.5, revenue: 78_410.2 }],
  ['Meta Ads', { spend: 15_904.1, impressions: 3_905_118, clicks: 38_412, conversions: 640, revenue: 49_120 }],
  ['TikTok Ads', { spend: 8_120.99, impressions: 5_120_440, clicks: 22_010, conversions: 118, revenue: 9_204.5 }],
  ['LinkedIn Ads', { spend: 5_400, impressions: 310_220, clicks: 1_904, conversions: 11, revenue: 2_150 }],
  ['Amazon DSP', { spend: 2_010.4, impressions: 912_004, clicks: 0 }],
];

const campaigns: readonly (readonly [string | null, Sums])[] = [
  ['Brand search EMEA', { spend: 9_120.2, impressions: 402_100, clicks: 22_104, conversions: 601, revenue: 55_120 }],
  [hostileName, { spend: 8_010.7, impressions: 1_904_220, clicks: 18_220, conversions: 322, revenue: 24_110 }],
  [endlessName, { spend: 7_402, impressions: 2_120_004, clicks: 20_010, conversions: 210, revenue: 14_400 }],
  [rightToLeftName, { spend: 3_120, impressions: 640_100, clicks: 4_120, conversions: 44, revenue: 3_904 }],
  ['Lead form test', { spend: 412.4, impressions: 20_110, clicks: 190, conversions: 3, revenue: 120 }],
  ['Awareness, no conversions', { spend: 2_010.4, impressions: 912_004, clicks: 0 }],
  [null, { spend: 0.01, impressions: 1 }],
];

const whole = addUp(platforms.map(([, sums]) => sums));
const flight = { start: '2026-03-01', end: '2026-04-30' };
const missingDays = ['2026-03-22', '2026-03-23'];
const days = calendar('2026-03-01', 61);

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
    schemaVersion: 1,
    brief: {
      name: 'Spring launch 2026',
      client: 'Nordwind Outdoor & Söhne',
      flight,
      objectives: ['sales', 'traffic'],
      targets: targets.map(([kpi, value]) => ({ kpi, value })),
      budget: [{ channel: null, amount: '52000', ...flight }],
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      thresholds: { met: 1, close: 0.95 },
    },
    currency: 'EUR',
    period: flight,
    totals: totalsOf(whole),
    kpis: kpisOf(whole, 'all'),
    objectives: [
      { objective: 'sales', isPrimary: true, primaryKpi: 'roas', results: results.slice(0, 3), verdict: 'missed' },
      { objective: 'traffic', isPrimary: false, primaryKpi: 'ctr', results: results.slice(3), verdict: 'met' },
    ],
    verdict: {
      result: 'missed',
      sentence: 'Sales missed its target: ROAS was 2.80, 70 % of the 4.00 promised, on €49,676 of spend across five platforms.',
      refs: ['all/roas', 'all/spend'],
    },
    breakdowns: [
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
    ],
    notCovered: [{ what: 'Creative', why: 'No file holds a creative column.' }],
    series: [
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
    ],
    delivery: delivery(),
    previousPeriod: {
      previous: { start: '2025-12-30', end: '2026-02-28' },
      current: flight,
      kpis: Object.fromEntries(
        (['roas', 'cpa', 'ctr', 'cvr'] as const).map((kpi, index) => [
          kpi,
          {
            previous: kpiValue(kpi, portion(whole, 0.9), 'previous'),
            current: kpiValue(kpi, whole, 'all'),
            change: [0.124, -0.031, 0, null][index] ?? null,
          },
        ]),
      ),
      totals: { previous: totalsOf(portion(whole, 0.9)), current: totalsOf(whole) },
      note: 'The weekday mix differs by one Sunday.',
    },
    reported: [
      { field: 'reach', source: 'meta', printed: '812044', max: '90122', sum: '1920331', rows: 61 },
      { field: 'frequency', source: 'meta', printed: null, max: '4.81', sum: '99.2', rows: 61 },
      { field: 'impression_share', source: 'google', printed: null, max: '0.91', sum: '12.4', rows: 40 },
    ],
    reach: {
      low: '812044',
      high: '1204118',
      note: 'People seen by several platforms cannot be told apart in exports, so reach is a range.',
    },
    datasetSources: [
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
    ],
    views: [{ id: 'device-view', label: 'Devices', reason: 'The same spend, split by device.', dimensions: ['device'] }],
    sources: sampleSources,
    notes: [
      'Conversions are claimed by each platform and may overlap.',
      'LinkedIn Ads has 11 conversions; its CPA and ROAS are too few to compare.',
    ],
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
    references: {},
    reportedFields: [],
    delivery: {
      status: 'no-data',
      planned: null,
      actual: null,
      pacing: null,
      daily: [],
      byChannel: [],
      outsideFlight: null,
      note: 'No spend is reported.',
    },
  };
}

const sampleSources: readonly SourceSummary[] = platforms.map(([platform], index) => ({
  importId: `i${index + 1}`,
  fileName: index === 3 ? `${hostileName}.csv` : `${platform.toLowerCase().replace(' ', '_')}_2026-03-01_2026-04-30.csv`,
  sha256: 'a'.repeat(64),
  platform,
  report: 'Campaign report',
  status: index === 3 ? 'needs_answer' : 'ok',
  view: index === 4 ? 'device-view' : 'primary',
  viewReason: index === 4 ? 'The same spend by device; counted once.' : null,
  currency: 'EUR',
  period: { ...flight, grain: index === 2 ? 'period' : 'day' },
  rowsKept: 1204 * (index + 1),
  rowsDropped: index,
  reconciliation: index === 1 ? 'Spend differs by 0.01 from the printed total.' : 'All printed totals agree to the cent.',
  accountCoverage: index === 0 ? 0.92 : null,
  issues:
    index === 3
      ? [{ code: 'revenue.meaning-unclear', severity: 'question', message: 'Two columns may hold revenue; “Total Value” was used.' }]
      : [],
}));

/** Certificates of three of the five files and of one that was refused. */
export const sampleCertificates: readonly ReportCertificate[] = [
  certificate(0, {}),
  certificate(1, {
    reconciliation: {
      result: 'differs',
      sentence: 'Spend differs by 0.01 from the printed total.',
      totals: [
        {
          record: 1206,
          label: 'Results from 12 campaigns',
          field: 'spend',
          printed: '15904.11',
          imported: '15904.1',
          difference: '-0.01',
          agrees: false,
        },
      ],
    },
  }),
  certificate(3, {
    status: 'needs_answer',
    issues: [
      {
        code: 'revenue.meaning-unclear',
        severity: 'question',
        message: 'Two columns may hold revenue; “Total Value” was used.',
        records: [8, 9],
      },
      { code: 'cell.unreadable', severity: 'warning', message: 'One cell of Clicks reads “n.a.” and was taken as missing.' },
    ],
  }),
  {
    ...certificate(0, {}),
    importId: 'refused-1',
    file: 'holiday photos.xlsx',
    platform: null,
    report: null,
    status: 'refused',
    rows: null,
    rowsKept: 0,
    rowsDropped: [],
    columns: [],
    totals: {},
    reconciliation: null,
    period: null,
    currency: null,
    headerRecord: null,
    issues: [{ code: 'platform.unknown', severity: 'error', message: 'No column looks like an ad platform export.' }],
  },
];

function certificate(index: number, changes: Partial<ReportCertificate>): ReportCertificate {
  const source = sampleSources[index];
  return {
    importId: source?.importId ?? '',
    file: source?.fileName ?? '',
    sha256: source?.sha256 ?? null,
    status: source?.status ?? 'ok',
    platform: source?.platform ?? null,
    report: 'Campaign report (UI)',
    evidence: ['headers “Campaign”, “Cost”, “Impr.”', 'preamble “Campaign report”'],
    encoding: 'UTF-16LE with byte order mark',
    headerRecord: 3,
    rows: { file: 1212, preamble: 2, header: 1, blank: 1, kept: 1204, totals: 2, dropped: 1, footer: 1 },
    rowsKept: 1204,
    rowsDropped: [{ record: 1207, role: 'total', reason: 'First cell reads “Total: account”.' }],
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    period: { ...flight, grain: 'day' },
    totals: { spend: '18240.55', impressions: '1482330', clicks: '41205', revenue: null },
    columns: [
      { column: 0, header: 'Campaign', field: 'campaign', confidence: 'certain', evidence: 'header' },
      { column: 1, header: 'Cost', field: 'spend', confidence: 'certain', evidence: 'header, format 1,234.56' },
      { column: 2, header: '', field: null, confidence: 'default', evidence: 'empty column' },
    ],
    reconciliation: {
      result: 'reconciled',
      sentence: 'All printed totals agree to the cent.',
      totals: [{ record: 1206, label: 'Total', field: 'spend', printed: '18240.55', imported: '18240.55', difference: '0', agrees: true }],
    },
    issues: [],
    ...changes,
  };
}

function goal(kpi: KpiId | MeasureId, target: number): KpiTargetResult {
  if (!(kpi in whole) && !kpiIds.some((id) => id === kpi))
    return { kpi, target, value: noValue(`all/${kpi}`, 'not reported'), attainment: null, verdict: 'no-data', isUncertain: false };
  const id = kpiIds.find((one) => one === kpi);
  const value = id === undefined ? totalValue(kpi) : kpiValue(id, whole, 'all');
  if (value.value === null) return { kpi, target, value, attainment: null, verdict: 'no-data', isUncertain: false };
  const attainment = id !== undefined && kpiOf(id).better === 'lower' ? target / value.value : value.value / target;
  const verdict = attainment >= 1 ? 'met' : attainment >= 0.95 ? 'close' : 'missed';
  return {
    kpi,
    target,
    value,
    attainment,
    verdict,
    isUncertain: value.low !== null && value.high !== null && value.low < target && value.high > target,
  };
}

function totalValue(id: KpiId | MeasureId): KpiValue {
  const sum = id in whole ? (whole[fieldIdsOfKind('measure').find((measure) => measure === id) ?? 'spend'] ?? null) : null;
  return { ...noValue(`all/${id}`, null), value: sum };
}

function kpiValue(kpi: KpiId, sums: Sums, scope: string): KpiValue {
  const { numerator, denominator, per, minus } = kpiOf(kpi);
  const [top, bottom] = [sums[numerator], sums[denominator]];
  const ref = `${scope}/${kpi}`;
  if (top === undefined || bottom === undefined) return noValue(ref, `No source reports both ${numerator} and ${denominator}.`);
  if (bottom === 0) return noValue(ref, `${denominator} is 0.`);
  const value = (top / bottom) * per - (minus ?? 0);
  const n = Math.round(sums.conversions ?? sums.clicks ?? 0);
  const margin = n > 0 ? 1.96 / Math.sqrt(n) : 0;
  return {
    value,
    low: value * (1 - margin),
    high: value * (1 + margin),
    n,
    ref,
    method: 'cluster-delta',
    coverage: kpi === 'roas' ? 0.96 : 1,
    isTooFew: n < 30,
    reason: null,
  };
}

function noValue(ref: string, reason: string | null): KpiValue {
  return { value: null, low: null, high: null, n: null, ref, method: 'none', coverage: null, isTooFew: false, reason };
}

function kpisOf(sums: Sums, scope: string): Readonly<Partial<Record<KpiId, KpiValue>>> {
  return Object.fromEntries(kpiIds.map((kpi) => [kpi, kpiValue(kpi, sums, scope)]));
}

function rowsOf(id: string, groups: readonly (readonly [string | null, Sums])[]): readonly BreakdownRow[] {
  const spend = groups.reduce((sum, [, sums]) => sum + (sums.spend ?? 0), 0);
  return groups.map(([key, sums], index) => ({
    key,
    totals: totalsOf(sums),
    kpis: kpisOf(sums, `${id}/${index}`),
    shareOfSpend: spend === 0 ? null : (sums.spend ?? 0) / spend,
  }));
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
      };
    }),
  };
}

function references(): Readonly<Record<string, Reference>> {
  const entries = kpiIds.map((kpi): readonly [string, Reference] => [
    `all/${kpi}`,
    {
      formula: kpiOf(kpi).formula,
      queries: [],
      inputs: { [kpiOf(kpi).numerator]: String(whole[kpiOf(kpi).numerator] ?? 0), [kpiOf(kpi).denominator]: null },
    },
  ]);
  return Object.fromEntries(entries);
}

function point(start: string, sums: Sums): SeriesPoint {
  return { start, totals: totalsOf(sums), kpis: kpisOf(sums, start) };
}

function totalsOf(sums: Sums): Totals {
  // The cast holds because every measure id is given a value.
  return Object.fromEntries(fieldIdsOfKind('measure').map((measure) => [measure, decimalOf(sums[measure])])) as Totals;
}

function decimalOf(sum: number | undefined): string | null {
  return sum === undefined ? null : String(Math.round(sum * 100) / 100);
}

function addUp(groups: readonly Sums[]): Sums {
  return Object.fromEntries(
    fieldIdsOfKind('measure').flatMap((measure) => {
      const reported = groups.flatMap((sums) => sums[measure] ?? []);
      return reported.length === 0 ? [] : [[measure, reported.reduce((sum, value) => sum + value, 0)]];
    }),
  );
}

function portion(sums: Sums, share: number): Sums {
  return Object.fromEntries(
    Object.entries(sums).map(([measure, sum]) => [measure, sum * share * (measure === 'revenue' ? 0.8 + share * 12 : 1)]),
  );
}

function wave(index: number): number {
  return 1 + 0.35 * Math.sin(index / 4) + 0.2 * Math.sin(index * 1.7) + (index === 40 ? 0.9 : 0);
}

function calendar(first: string, count: number): readonly string[] {
  const start = Date.parse(`${first}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10));
}
