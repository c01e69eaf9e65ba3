import { expect, test } from 'vitest';
import { kpiOf } from './catalogue.ts';
import { kpiInterval } from './kpi-interval.ts';
import type { IntervalMethod } from '../reference.ts';
import type { KpiId } from './catalogue.ts';
import type { RatioFacts } from './kpi-interval.ts';

/** Eight days with the given numerators on 100 each. */
function days(numerators: readonly number[]): RatioFacts {
  return {
    numerator: numerators.reduce((a, b) => a + b, 0),
    denominator: numerators.length * 100,
    days: numerators.map((numerator) => ({ numerator, denominator: 100 })),
  };
}

function check(kpi: KpiId, facts: RatioFacts, method: IntervalMethod): void {
  const found = kpiInterval(kpiOf(kpi), facts);
  expect(found.method).toBe(method);
  expect(found.interval === null).toBe(method === 'none');
  expect(found.reason === null).toBe(method !== 'none');
}

test('a share whose days vary like chance has the Wilson interval', () => check('ctr', days([9, 11, 10, 12, 8, 10, 9, 11]), 'wilson'));
test('a share whose days vary much more has the interval of the days', () =>
  check('ctr', days([1, 30, 2, 25, 3, 28, 1, 30]), 'cluster-delta'));
test('more events than trials are no share', () => check('cvr', { numerator: 12, denominator: 10, days: null }, 'none'));
test('a cost has the interval of its days', () => check('cpc', days([90, 110, 100, 120, 80, 100, 95, 105]), 'cluster-delta'));
test('a cost of one expensive day falls back to the events', () => check('cpa', days([0, 0, 0, 0, 0, 0, 0, 800]), 'poisson'));
test('a cost without days has the interval of its events', () => check('cpa', { numerator: 100, denominator: 5, days: null }, 'poisson'));
test('a cost of nothing has no interval', () => check('cpa', { numerator: 0, denominator: 5, days: null }, 'none'));
test('a value without days has no interval', () => check('roas', { numerator: 100, denominator: 5, days: null }, 'none'));
test('a value of seven days has no interval', () => check('roas', days([1, 2, 3, 4, 5, 6, 7]), 'none'));
test('a value that is the same every day has no interval', () => check('roas', days([4, 4, 4, 4, 4, 4, 4, 4]), 'none'));
