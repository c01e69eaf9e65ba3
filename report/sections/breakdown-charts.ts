import type { ChartSpec, EstimateRow } from '@pca/charts';
import { kpiOf, type Breakdown, type BreakdownRow, type KpiId, type MeasureId } from '@pca/engine';
import { labelOf, unitOf, type ReportContext } from '../context.ts';
import { plainText } from '../inlines.ts';
import { isMissing, pictureValue } from '../numbers.ts';
import { groupName } from './breakdown-table.ts';

const maxChartRows = 12;

/** Key KPI of each group with its interval, the best first, against the whole campaign; null below two values. */
export function kpiDots(context: ReportContext, breakdown: Breakdown): ChartSpec | null {
  const kpi = context.keyKpi;
  if (kpi === null) return null;
  const rows = rankedRows(breakdown, breakdown.rows.slice(0, maxChartRows), kpi);
  if (rows.filter((row) => row.value !== null).length < 2) return null;
  const overall = context.analysis.kpis[kpi]?.value ?? null;
  return {
    kind: 'dot',
    id: `${chartId(breakdown)}-${kpi.replaceAll('_', '-')}`,
    unit: unitOf(kpi, context.analysis.currency),
    locale: context.locale,
    title: `${labelOf(kpi)} by ${breakdown.label.toLowerCase()}, best first`,
    subtitle: `${labelOf(kpi)}${unitWords(context, kpi)} with 95\u202F% interval; ${scopeWords(breakdown, rows.length)}; ${context.period}`,
    source: context.source,
    description: `Dot and interval of ${labelOf(kpi)} for ${rows.length} groups; hollow dots have fewer than 30 results.`,
    valueLabel: labelOf(kpi),
    rows,
    reference: overall === null ? null : { label: 'All', value: overall },
  };
}

/** Spend of the largest groups as bars; null without spend. */
export function spendBars(context: ReportContext, breakdown: Breakdown): ChartSpec | null {
  const rows = breakdown.rows
    .slice(0, maxChartRows)
    .map((row) => estimate(plainText([groupName(breakdown, row.key)]), pictureValue(row.totals.spend)));
  if (rows.filter((row) => row.value !== null).length < 2) return null;
  return {
    kind: 'bar',
    id: `${chartId(breakdown)}-spend`,
    unit: unitOf('spend', context.analysis.currency),
    locale: context.locale,
    title: `Spend by ${breakdown.label.toLowerCase()}`,
    subtitle: `Spend${unitWords(context, 'spend')}; ${scopeWords(breakdown, rows.length)}; ${context.period}`,
    source: context.source,
    description: `Bars of spend for ${rows.length} groups.`,
    valueLabel: 'Spend',
    // Weekdays keep their order; everything else is ranked.
    rows:
      breakdown.dimension === 'weekday' ? rows : rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareText(a.label, b.label)),
  };
}

const resultMeasures: readonly MeasureId[] = ['revenue', 'conversions', 'leads', 'installs', 'video_views', 'clicks'];

/** Share of spend beside share of result, both over the groups that report the result; null where no result is reported. */
export function shareBars(context: ReportContext, breakdown: Breakdown): ChartSpec | null {
  const measure = resultMeasures.find(
    (candidate) => breakdown.rows.filter((row) => pictureValue(row.totals[candidate]) !== null).length > 1,
  );
  if (measure === undefined) return null;
  const rows = breakdown.rows.filter((row) => pictureValue(row.totals[measure]) !== null && pictureValue(row.totals.spend) !== null);
  const sums = {
    spend: sumOf(rows.map((row) => pictureValue(row.totals.spend))),
    result: sumOf(rows.map((row) => pictureValue(row.totals[measure]))),
  };
  if (sums.spend <= 0 || sums.result <= 0) return null;
  return {
    kind: 'paired-bar',
    id: `${chartId(breakdown)}-shares`,
    unit: { kind: 'share' },
    locale: context.locale,
    title: `Share of spend beside share of ${labelOf(measure).toLowerCase()}`,
    subtitle: `Shares of the groups that report both; ${context.period}`,
    source: context.source,
    description: `Pairs of bars, share of spend and share of ${labelOf(measure).toLowerCase()}, for ${rows.length} groups.`,
    firstLabel: 'Share of spend',
    secondLabel: `Share of ${labelOf(measure).toLowerCase()}`,
    secondRole: 'other',
    rows: rows.slice(0, maxChartRows).map((row) => ({
      label: plainText([groupName(breakdown, row.key)]),
      first: (pictureValue(row.totals.spend) ?? 0) / sums.spend,
      second: (pictureValue(row.totals[measure]) ?? 0) / sums.result,
    })),
  };
}

/** Groups by the KPI, best first, those without a value last; ties keep the name's order. */
export function rankedRows(breakdown: Breakdown, groups: readonly BreakdownRow[], kpi: KpiId): readonly EstimateRow[] {
  const sign = kpiOf(kpi).better === 'lower' ? 1 : -1;
  const rows = groups.map((row) => {
    const value = row.kpis[kpi];
    return {
      label: plainText([groupName(breakdown, row.key)]),
      value: known(value?.value),
      low: known(value?.low),
      high: known(value?.high),
      isTooFew: value?.isTooFew ?? false,
    };
  });
  return rows.toSorted(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) || sign * ((a.value ?? 0) - (b.value ?? 0)) || compareText(a.label, b.label),
  );
}

function known(value: number | null | undefined): number | null {
  return value === undefined || isMissing(value) ? null : value;
}

function estimate(label: string, value: number | null): EstimateRow {
  return { label, value, low: null, high: null, isTooFew: false };
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function unitWords(context: ReportContext, id: KpiId | MeasureId): string {
  return unitOf(id, null).kind === 'money' && context.analysis.currency !== null ? `, ${context.analysis.currency}` : '';
}

function scopeWords(breakdown: Breakdown, shown: number): string {
  const all = breakdown.rows.length + (breakdown.rest?.groups ?? 0);
  return shown < all ? `the ${shown} with most spend of ${all}` : `all ${all} groups`;
}

function chartId(breakdown: Breakdown): string {
  return breakdown.id.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}
