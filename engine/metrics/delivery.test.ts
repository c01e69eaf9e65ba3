import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDelivery, plannedTo } from './delivery.ts';
import type { Delivery } from '../analysis.ts';
import type { PlanLine } from '../brief.ts';
import type { SpendFacts } from './spend-facts.ts';

const flight = { start: '2025-06-01', end: '2025-06-10' };
const whole: PlanLine = { channel: null, amount: '100', start: null, end: null };

function spend(perDay: bigint, days = 10): SpendFacts {
  const daily = Array.from({ length: days }, (_, i) => ({ day: `2025-06-${String(i + 1).padStart(2, '0')}`, spend: perDay * 1_000_000n }));
  return {
    period: flight,
    lastDay: daily.at(-1)?.day ?? null,
    actual: perDay * BigInt(days) * 1_000_000n,
    daily,
    byName: [
      [
        { name: 'Google Ads', spend: 60_000_000n, ref: 'platform.1.spend' },
        { name: 'Meta', spend: 30_000_000n, ref: 'platform.2.spend' },
      ],
      [],
    ],
    outsideFlight: null,
    obstacle: null,
  };
}

function check(budget: readonly PlanLine[], facts: SpendFacts, expected: Partial<Delivery>): void {
  expect(judgeDelivery(budget, facts)).toMatchObject(expected);
}

describe('judgeDelivery', () => {
  test('spend equal to the plan is on plan', () =>
    check([whole], spend(10n), { status: 'on-plan', pacing: 1, planned: '100', actual: '100' }));
  test('9 of 10 a day is under', () => check([whole], spend(9n), { status: 'under', pacing: 0.9 }));
  test('11 of 10 a day is over', () => check([whole], spend(11n), { status: 'over', pacing: 1.1 }));
  test('data that end early are compared with the plan to date', () =>
    check([whole], spend(10n, 5), {
      status: 'on-plan',
      pacing: 1,
      planned: '100',
      actual: '50',
      note: 'The plan is spread evenly over the days of each line. Data end on 2025-06-05: 50.00 of 100.00 were planned by then.',
    }));
  test('without a budget there is no plan', () =>
    check([], spend(10n), { status: 'no-plan', planned: null, pacing: null, note: 'The brief has no budget.' }));
  test('without spend there are no data', () =>
    check([whole], { ...spend(10n), actual: null, daily: null }, { status: 'no-data', actual: null, pacing: null, daily: [] }));

  test('the daily line adds up plan and spend', () => {
    const { daily } = judgeDelivery([whole], spend(9n));
    expect([daily[0], daily[9]]).toEqual([
      { day: '2025-06-01', planned: '10', actual: '9' },
      { day: '2025-06-10', planned: '100', actual: '90' },
    ]);
  });

  test('channels are matched by name and the rest is listed without a plan', () => {
    const lines = [
      { ...whole, channel: 'google-ads', amount: '50' },
      { ...whole, channel: 'TikTok', amount: '10' },
    ];
    const delivery = judgeDelivery(lines, spend(9n));
    expect(delivery.planned).toBe('60');
    expect(delivery.byChannel).toEqual([
      { channel: 'Google Ads', planned: '50', actual: '60', variance: '10', ref: 'platform.1.spend' },
      { channel: 'TikTok', planned: '10', actual: '0', variance: '-10', ref: null },
      { channel: 'Meta', planned: null, actual: '30', variance: null, ref: 'platform.2.spend' },
    ]);
    expect(delivery.note).toContain('The data have no channel "TikTok".');
  });

  test('channel lines below a total are not added to it', () =>
    check([whole, { ...whole, channel: 'Meta', amount: '40' }], spend(10n), { planned: '100', pacing: 1 }));

  test('the planned line never falls and ends at the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (amount) => {
        const days = Array.from({ length: 10 }, (_, i) =>
          plannedTo([{ channel: null, amount, ...flight }], `2025-06-${String(i + 1).padStart(2, '0')}`),
        );
        expect(days.at(-1)).toBe(amount);
        for (const [at, planned] of days.entries()) expect(planned >= (days[at - 1] ?? 0n)).toBe(true);
      }),
    );
  });
});
