import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { findAnomalies } from '../../engine/statistics/anomalies.ts';
import { findChangePoints } from '../../engine/statistics/change-points.ts';
import { mape, scaledError, seasonalScale } from '../../engine/statistics/forecast-errors.ts';
import { forecast } from '../../engine/statistics/forecast.ts';
import { generalisedEsd } from '../../engine/statistics/generalised-esd.ts';
import { solveLeastSquares } from '../../engine/statistics/linear-solver.ts';
import { seasonalNaiveForecast } from '../../engine/statistics/naive-forecast.ts';
import { science } from './science.test-kit.ts';

describe.skipIf(!science.hasScience)('time series with known answers', () => {
  it("Rosner's data have three outliers with the published distances and limits", () => {
    type Rosner = { x: number[]; max_outliers: number; alpha: number; R: number[]; lambda: number[]; n_outliers: number; tol: number };
    const rosner = science.vector<Rosner>('gesd_rosner', 'x', 'R', 'lambda', 'n_outliers', 'tol');
    const found = generalisedEsd(rosner.x, { maxOutliers: rosner.max_outliers, alpha: rosner.alpha });
    expect(found.outliers).toHaveLength(rosner.n_outliers);
    for (const [i, distance] of rosner.R.entries()) expect(Math.abs((found.distances[i] ?? 0) - distance)).toBeLessThanOrEqual(rosner.tol);
    for (const [i, limit] of rosner.lambda.entries()) expect(Math.abs((found.limits[i] ?? 0) - limit)).toBeLessThanOrEqual(rosner.tol);
  });

  it('the Nile falls after 1898, and the example of changepoint changes where it was made to', () => {
    type Nile = { last_index_before_change_1based: number; mean_before: number; mean_after: number };
    const nile = science.vector<Nile>('changepoint_nile', 'last_index_before_change_1based', 'mean_before', 'mean_after');
    const [fall, ...more] = findChangePoints(science.readTable('changepoint/nile.csv').numbers('flow'));
    expect(more).toEqual([]);
    expect(fall?.index).toBe(nile.last_index_before_change_1based);
    expect(fall?.before).toBeCloseTo(nile.mean_before, 6);
    expect(fall?.after).toBeCloseTo(nile.mean_after, 6);
    const { locations_1based_last_before: locations } = science.vector<{ locations_1based_last_before: number[] }>(
      'changepoint_cpt_mean',
      'locations_1based_last_before',
    );
    const changes = findChangePoints(science.readTable('changepoint/cpt_mean_example.csv').numbers('x'));
    expect(changes.map(({ index }) => index)).toEqual(locations);
  });

  it("Longley's ill-conditioned table has the certified coefficients", () => {
    type Longley = { coef: Record<string, number>; residual_sd: number; tol: number };
    const expected = science.vector<Longley>('linear_solver_longley', 'coef', 'residual_sd', 'tol');
    const table = science.readTable('vectors/longley.csv');
    const names = Object.keys(expected.coef).slice(1);
    const columns = names.map((name) => table.numbers(name));
    const outcomes = table.numbers('Employed');
    const fit = solveLeastSquares(
      outcomes.map((_, i) => [1, ...columns.map((column) => column[i] ?? Number.NaN)]),
      outcomes,
    );
    for (const [i, value] of Object.values(expected.coef).entries()) {
      expect(Math.abs((fit?.coefficients[i] ?? 0) / value - 1)).toBeLessThanOrEqual(expected.tol);
    }
    expect(Math.sqrt((fit?.residualSumOfSquares ?? 0) / (fit?.degreesOfFreedom ?? 1))).toBeCloseTo(expected.residual_sd, 9);
  });

  it('the passengers of 1960 are forecast within the gate, and the seasonal naive exactly', () => {
    type Passengers = { mape: { snaive: number }; mase: { snaive: number } };
    const expected = science.vector<Passengers>('forecast_air_passengers', 'mape', 'mase');
    const passengers = science.readTable('forecast/air_passengers.csv').numbers('y');
    const [history, actual] = [passengers.slice(0, 132), passengers.slice(132)];
    const scale = seasonalScale(history, 12);
    const naive = seasonalNaiveForecast(Float64Array.from(history), 12, 12);
    expect(100 * (mape(actual, naive) ?? 0)).toBeCloseTo(expected.mape.snaive, 8);
    expect(scaledError(actual, naive, scale)).toBeCloseTo(expected.mase.snaive, 8);
    const { status, points, sum } = forecast(history, { horizon: 12, periods: [12] });
    const values = points.map(({ value }) => value);
    expect(status).toBe('ok');
    expect(100 * (mape(actual, values) ?? 100)).toBeLessThanOrEqual(5.2);
    expect(scaledError(actual, values, scale)).toBeLessThanOrEqual(0.9);
    expect(points.filter(({ low, high }, i) => (actual[i] ?? 0) >= low && (actual[i] ?? 0) <= high).length).toBeGreaterThanOrEqual(10);
    const total = actual.reduce((all, value) => all + value, 0);
    expect(sum?.low).toBeLessThan(total);
    expect(sum?.high).toBeGreaterThan(total);
  });

  it('of seven labelled windows in prices of ad exchanges at least five are found, with at most 22 false events', () => {
    const names = ['exchange-2_cpc', 'exchange-2_cpm', 'exchange-3_cpc', 'exchange-3_cpm'].map((name) => `${name}_results.csv`);
    const results = names.map((name) => {
      const { values, windows } = readExchange(name);
      const { events } = findAnomalies({ values, measure: 'amount' }, { step: 'hours' });
      const isInside = (event: Span): boolean => windows.some((window) => event.first <= window.last && event.last >= window.first);
      const found = windows.filter((window) => events.some((event) => event.first <= window.last && event.last >= window.first));
      return { windows: windows.length, found: found.length, wrong: mergedWithinADay(events.filter((event) => !isInside(event))).length };
    });
    const total = (of: 'windows' | 'found' | 'wrong'): number => results.reduce((sum, result) => sum + result[of], 0);
    expect(total('windows')).toBe(7);
    expect(total('found')).toBeGreaterThanOrEqual(5);
    expect(total('wrong')).toBeLessThanOrEqual(22);
  });
});

type Span = { readonly first: number; readonly last: number };

/** Hourly values on a grid without holes, and the labelled spans as positions on it. */
function readExchange(name: string): { readonly values: readonly (number | null)[]; readonly windows: readonly Span[] } {
  const table = science.readTable(`anomaly/${name}`);
  const hours = table.text('timestamp').map(hourOf);
  const start = hours[0] ?? 0;
  const values: (number | null)[] = Array.from({ length: (hours.at(-1) ?? start) - start + 1 }, () => null);
  for (const [i, value] of table.numbers('value').entries()) values[(hours[i] ?? start) - start] = value;
  const labelled = readFileSync(join(science.scienceFolder, 'anomaly', 'windows.json'), 'utf8');
  const windows: Readonly<Record<string, readonly (readonly string[])[]>> = JSON.parse(labelled);
  const spans = (windows[`realAdExchange/${name}`] ?? []).map(([from = '', to = '']) => ({
    first: hourOf(from) - start,
    last: hourOf(to) - start,
  }));
  return { values, windows: spans };
}

function hourOf(timestamp: string): number {
  return Math.round(Date.parse(`${timestamp.slice(0, 19).replace(' ', 'T')}Z`) / 3_600_000);
}

/** Events less than 24 hours apart are one, as the gate counts them. */
function mergedWithinADay(events: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { first, last } of events) {
    const open = merged.at(-1);
    if (open !== undefined && first - open.last < 24) merged[merged.length - 1] = { first: open.first, last: Math.max(open.last, last) };
    else merged.push({ first, last });
  }
  return merged;
}
