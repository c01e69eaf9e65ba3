import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import type { PlanLine } from '../brief.ts';

const spending = (spend: number) => () => ({ spend: String(spend) });
const line = (channel: string | null, amount: string): PlanLine => ({ channel, amount, start: null, end: null });
const facts = platformDays({ 'Google Ads': spending(100), DV360: spending(30) }, { days: 10 });
const flight = { start: '2025-06-02', end: '2025-06-11' };

test('a channel below its plan is named with what was not delivered', async () => {
  const budget = [line(null, '1350'), line('Google Ads', '1000'), line('DV360', '400')];
  const found = ofKind(await analysed(facts, { brief: { flight, budget } }), 'under-delivery');
  expect(found.map(({ id }) => id)).toEqual(['under-delivery.line-2']);
  expect(found[0]).toMatchObject({ entity: { dimension: 'platform', key: 'DV360' }, comparator: 'plan', effectMoney: -100, tone: 'bad' });
  expect(rolesOf(found[0])).toEqual({ value: 300, comparator: 400, pacing: 0.75, effect: -100 });
});

test('the whole campaign is judged by the plan up to the last day of the data, and so are its lines', async () => {
  const budget = [line('Google Ads', '2080'), line('DV360', '1000')];
  const running = { start: '2025-06-02', end: '2025-06-21' };
  const found = ofKind(await analysed(facts, { brief: { flight: running, budget } }), 'under-delivery');
  // Half of the days are over: 1300 of 1540, and 300 of DV360's 500.
  expect(found.map(({ id }) => id)).toEqual(['under-delivery.total', 'under-delivery.line-2']);
  expect(rolesOf(found[0])).toEqual({ value: 1300, comparator: 1540, pacing: 0.844155844156, effect: -240 });
  expect(rolesOf(found[1])).toEqual({ value: 300, comparator: 500, pacing: 0.6, effect: -200 });
});

test.each([
  ['a plan that was kept', facts, [line(null, '1300')]],
  ['a plan that was exceeded', facts, [line(null, '900')]],
  ['no plan', facts, []],
  ['an empty table', [], [line(null, '900')]],
])('%s is no under-delivery', async (_, given, budget) => {
  expect(ofKind(await analysed(given, { brief: { flight, budget } }), 'under-delivery')).toEqual([]);
});

test('a plan in another currency is not compared', async () => {
  const analysis = await analysed(facts, { brief: { flight, budget: [line(null, '9000'), line('DV360', '9000')], currency: 'USD' } });
  expect(ofKind(analysis, 'under-delivery')).toEqual([]);
});
