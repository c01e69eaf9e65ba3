import { expect, test } from 'vitest';
import { citeGiven, openLedger } from '../metrics/references.ts';
import { ratioEffect } from './ratio-effect.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';

const entity = { dimension: 'ad', key: 'Ad 1' } as const;

/** A group with two sums and their KPI, and the KPI of the rest. */
function ledgerOf(kpi: KpiId, sums: { readonly numerator: number; readonly denominator: number }, rest: number): Ledger {
  const ledger = openLedger();
  const given = (id: string, value: number) => citeGiven(ledger, id, { origin: 'the test', unit: 'number', value: String(value) });
  const sides = { numerator: given('ad.1.numerator', sums.numerator), denominator: given('ad.1.denominator', sums.denominator) };
  const value = sums.numerator / sums.denominator;
  const blank = { place: 'ad.1', isPartial: false, low: null, high: null, method: 'none' } as const;
  ledger.references.set('ad.1.kpi', { kind: 'kpi', kpi, ...sides, ...blank, value });
  given('rest', rest);
  return ledger;
}

test.each([
  // 100 results for 2000 against 10 each: 2000 − 100 · 10.
  { kpi: 'cpa', sums: { numerator: 2000, denominator: 100 }, rest: 10, role: 'effect', gained: 1000 },
  // 3000 of revenue for 2000 against a return of 2: 2000 − 3000 ÷ 2.
  { kpi: 'roas', sums: { numerator: 3000, denominator: 2000 }, rest: 2, role: 'effect', gained: 500 },
  // 50 of 1000 against 8 %: 1000 · 0.08 − 50.
  { kpi: 'cvr', sums: { numerator: 50, denominator: 1000 }, rest: 0.08, role: 'gain', gained: 30 },
] as const)(
  'moving by $kpi brings spend − results × the price of the rest, and keeping the opposite',
  ({ kpi, sums, rest, role, gained }) => {
    const interval = { low: (0.9 * sums.numerator) / sums.denominator / rest, high: (1.1 * sums.numerator) / sums.denominator / rest };
    const claim = { value: 'ad.1.kpi', base: 'rest', interval, entity };
    const moved = ratioEffect(ledgerOf(kpi, sums, rest), 'test', { ...claim, action: 'move' });
    expect(moved).toMatchObject({ id: `test.${role}`, role, entity });
    expect(moved?.value).toBeCloseTo(gained, 9);
    expect(moved?.low).toBeLessThan(gained);
    expect(moved?.high).toBeGreaterThan(gained);
    const kept = ratioEffect(ledgerOf(kpi, sums, rest), 'test', { ...claim, action: 'keep' });
    expect(kept?.value).toBeCloseTo(-gained, 9);
    expect(kept?.low).toBeCloseTo(-(moved?.high ?? 0), 6);
  },
);

test('the bounds are those of the narrowed logarithm', () => {
  const ledger = ledgerOf('cpa', { numerator: 2000, denominator: 100 }, 10);
  const effect = ratioEffect(ledger, 'test', {
    value: 'ad.1.kpi',
    base: 'rest',
    interval: { low: 1.6, high: 2.5 },
    entity,
    action: 'move',
  });
  // 2 · 0.8 ^ 0.653865 = 1.72848 and 2 · 1.25 ^ 0.653865 = 2.31417: 2000 · (1 − 1 ÷ ratio).
  expect(effect?.low).toBeCloseTo(2000 * (1 - 1 / 1.72848), 1);
  expect(effect?.high).toBeCloseTo(2000 * (1 - 1 / 2.31417), 1);
  expect(ledger.references.get('test.effect')).toMatchObject({
    kind: 'estimated',
    method: 'segment-effect-80',
    inputs: ['ad.1.numerator', 'ad.1.denominator', 'rest'],
  });
});

test.each(['aov', 'acos', 'roi'] as const)('%s is no price, no return and no rate', (kpi) => {
  const ledger = ledgerOf(kpi, { numerator: 10, denominator: 10 }, 2);
  const claim = { value: 'ad.1.kpi', base: 'rest', interval: { low: 0.4, high: 0.6 }, entity, action: 'move' } as const;
  expect(ratioEffect(ledger, 'test', claim)).toBeNull();
  expect(ledger.references.has('test.effect')).toBe(false);
});
