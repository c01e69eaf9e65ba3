import { describe, expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { platformDays, steady } from '../findings/platform-days.test-kit.ts';
import { factOfRole, kindIn, valuesOf } from './recommended.test-kit.ts';
import type { PlanLine } from '../brief.ts';

const line = (channel: string | null, amount: string): PlanLine => ({ channel, amount, start: null, end: null });
const facts = platformDays({ 'Google Ads': steady(20), DV360: steady(20) }, { days: 10 });

describe('a plan that was not kept', () => {
  test('is claimed back once the flight is over', async () => {
    const brief = { flight: { start: '2025-06-02', end: '2025-06-11' }, budget: [line('Google Ads', '1000'), line('DV360', '1500')] };
    const analysis = await analysed(facts, { brief });
    const [credit] = kindIn(analysis, 'claim-credit').filter(({ entity }) => entity?.key === 'DV360');
    expect(valuesOf(credit)).toMatchObject({ value: 1000, comparator: 1500, shortfall: 500, threshold: 1500 });
    expect(credit).toMatchObject({ expectedRole: null, disproof: { metric: 'budget', direction: 'below' } });
    expect(kindIn(analysis, 'catch-up-delivery')).toEqual([]);
  });

  test('is caught up with while it lasts, at the price so far', async () => {
    const brief = { flight: { start: '2025-06-02', end: '2025-06-21' }, budget: [line('Google Ads', '2000'), line('DV360', '3000')] };
    const analysis = await analysed(facts, { brief });
    const [catchUp] = kindIn(analysis, 'catch-up-delivery').filter(({ entity }) => entity?.key === 'DV360');
    // Half of 3000 by now, 1000 of it spent: 500 at a return of 10.
    expect(valuesOf(catchUp)).toMatchObject({ cost: 500, gain: 5000, threshold: 10 });
    expect(factOfRole(catchUp, 'gain')).toMatchObject({ metric: 'revenue' });
    expect(factOfRole(catchUp, 'gain')?.low).toBeLessThan(5000);
    expect(catchUp).toMatchObject({ grade: 'D', expectedRole: 'gain', costRole: 'cost', disproof: { metric: 'roas', direction: 'below' } });
    expect(kindIn(analysis, 'claim-credit')).toEqual([]);
  });
});

test.each([
  ['a plan that was kept', [line(null, '2000')]],
  ['no plan', []],
])('%s asks for nothing', async (_, budget) => {
  const analysis = await analysed(facts, { brief: { flight: { start: '2025-06-02', end: '2025-06-11' }, budget } });
  expect([...kindIn(analysis, 'catch-up-delivery'), ...kindIn(analysis, 'claim-credit')]).toEqual([]);
});

describe('contacts beyond the cap', () => {
  const printed = { source: 'Meta', period: null, printed: '1000', max: '500', sum: '9000', rows: 10 } as const;

  test('are capped without a promise, against the price so far', async () => {
    const seen = platformDays({ Meta: () => ({ spend: '100', impressions: '1000', clicks: '20' }) }, { days: 10 });
    const analysis = await analysed(seen, { input: { reported: [{ field: 'reach', ...printed }] } });
    const [cap] = kindIn(analysis, 'cap-frequency');
    expect(valuesOf(cap)).toEqual({ value: 10, comparator: 7, excess: 300, threshold: 5 });
    expect(cap).toMatchObject({ grade: 'D', expectedRole: null, disproof: { metric: 'cpc', direction: 'above' } });
  });

  test('that no export tells are left alone', async () => {
    expect(kindIn(await analysed(facts), 'cap-frequency')).toEqual([]);
  });
});
