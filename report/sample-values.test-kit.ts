import { fieldIdsOfKind, kpiIds, kpiOf } from '@pca/engine';
import type { BreakdownRow, KpiId, KpiTargetResult, KpiValue, MeasureId, SeriesPoint, Totals } from '@pca/engine';
import { whole } from './sample-sums.test-kit.ts';
import type { Sums } from './sample-sums.test-kit.ts';

export function totalsOf(sums: Sums): Totals {
  // The cast holds because every measure id is given a value.
  return Object.fromEntries(fieldIdsOfKind('measure').map((measure) => [measure, decimalOf(sums[measure])])) as Totals;
}

export function kpisOf(sums: Sums, scope: string): Readonly<Partial<Record<KpiId, KpiValue>>> {
  return Object.fromEntries(kpiIds.map((kpi) => [kpi, kpiValue(kpi, sums, scope)]));
}

export function rowsOf(id: string, groups: readonly (readonly [string | null, Sums])[]): readonly BreakdownRow[] {
  const spend = groups.reduce((sum, [, sums]) => sum + (sums.spend ?? 0), 0);
  return groups.map(([key, sums], index) => ({
    key,
    place: `${id}.${index + 1}`,
    totals: totalsOf(sums),
    kpis: kpisOf(sums, `${id}.${index + 1}`),
    shareOfSpend: spend === 0 ? null : (sums.spend ?? 0) / spend,
  }));
}

export function point(start: string, sums: Sums): SeriesPoint {
  return { start, place: `day.${start}`, totals: totalsOf(sums), kpis: kpisOf(sums, start) };
}

/** The whole campaign judged by one target. */
export function goal(kpi: KpiId | MeasureId, target: number): KpiTargetResult {
  if (!(kpi in whole) && !kpiIds.some((id) => id === kpi))
    return { kpi, target, value: noValue(`total.${kpi}`, 'not reported'), attainment: null, verdict: 'no-data', isUncertain: false };
  const id = kpiIds.find((one) => one === kpi);
  const value = id === undefined ? totalValue(kpi) : kpiValue(id, whole, 'total');
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

export function kpiValue(kpi: KpiId, sums: Sums, scope: string): KpiValue {
  const { numerator, denominator, per, minus } = kpiOf(kpi);
  const [top, bottom] = [sums[numerator], sums[denominator]];
  const ref = `${scope}.${kpi}`;
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

function totalValue(id: KpiId | MeasureId): KpiValue {
  const sum = id in whole ? (whole[fieldIdsOfKind('measure').find((measure) => measure === id) ?? 'spend'] ?? null) : null;
  return { ...noValue(`total.${id}`, null), value: sum };
}

function noValue(ref: string, reason: string | null): KpiValue {
  return { value: null, low: null, high: null, n: null, ref, method: 'none', coverage: null, isTooFew: false, reason };
}

function decimalOf(sum: number | undefined): string | null {
  return sum === undefined ? null : String(Math.round(sum * 100) / 100);
}
