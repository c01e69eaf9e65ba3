import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { channelOn, exactly, root } from './allocation.test-kit.ts';
import { outcomeOn } from './piecewise-curve.ts';
import { reallocate } from './reallocate.ts';
import { outcomeAt } from './response-curve.ts';
import type { AllocationChannel, AllocationRequest } from './allocation-request.ts';
import type { PlannedMoves } from './reallocation.ts';

async function planned(request: AllocationRequest): Promise<PlannedMoves> {
  const plan = await reallocate(request);
  if (plan.status === 'refused') throw new Error(plan.reason);
  return plan;
}

function spendsOf(plan: PlannedMoves): readonly number[] {
  return plan.channels.map(({ to }) => Math.round(to * 1e6) / 1e6);
}

describe('a budget over two channels', () => {
  test('goes where the marginal returns meet', async () => {
    // 2 ÷ √x = 1 ÷ √y: x = 4y, so 480 and 120 of 600.
    const plan = await planned(exactly(600, channelOn('a', root(2)), channelOn('b', root(1))));
    expect(spendsOf(plan)).toEqual([480, 120]);
    expect(plan.spend).toEqual({ from: 600, to: 600 });
    expect(plan.outcome.from).toBeCloseTo(300 * Math.sqrt(300), 6);
    expect(plan.outcome.to).toBeCloseTo(200 * Math.sqrt(480) + 100 * Math.sqrt(120), 6);
    expect(plan.gain.value).toBeCloseTo(plan.outcome.to - plan.outcome.from, 9);
    // 100 ÷ √480 = 4.56 for the next unit.
    expect(plan.limits).toHaveLength(1);
    expect(plan.limits[0]?.price).toBeCloseTo(100 / Math.sqrt(480), 1);
    expect(plan).toMatchObject({ status: 'weak', reason: expect.stringContaining('no draws'), warnings: [] });
  });

  test('stays where it is when that is best', async () => {
    const plan = await planned(exactly(600, channelOn('a', root(2), { from: 480 }), channelOn('b', root(1), { from: 120 })));
    expect(plan).toMatchObject({ status: 'ok', reason: 'The spends of now are the best within the limits.' });
    expect(plan.gain.value).toBeCloseTo(0, 9);
  });

  test('another budget than now is said', async () => {
    const plan = await planned(exactly(700, channelOn('a', root(2)), channelOn('b', root(1))));
    expect(plan.warnings).toEqual(['Total spend changes, so that the gain is not from the split alone.']);
  });
});

describe('limits', () => {
  const [a, b, c] = [channelOn('a', root(2)), channelOn('b', root(1)), channelOn('c', root(1))];
  const cases: readonly {
    readonly title: string;
    readonly request: AllocationRequest;
    readonly spends: readonly number[];
    readonly kinds: readonly string[];
  }[] = [
    { title: 'a maximum', request: exactly(600, { ...a, high: 400 }, b), spends: [400, 200], kinds: ['budget', 'channel-maximum'] },
    { title: 'a minimum', request: exactly(600, a, { ...b, low: 200 }), spends: [400, 200], kinds: ['budget', 'channel-minimum'] },
    {
      title: 'the minimum of a group',
      request: { ...exactly(900, a, b, c), groups: [{ id: 'upper funnel', channels: ['b', 'c'], minimum: 500 }] },
      spends: [400, 250, 250],
      kinds: ['budget', 'group-minimum'],
    },
    {
      title: 'the minimum of a group that is met anyway',
      request: { ...exactly(900, a, b, c), groups: [{ id: 'upper funnel', channels: ['b', 'c'], minimum: 100 }] },
      spends: [600, 150, 150],
      kinds: ['budget'],
    },
    { title: 'a held channel', request: exactly(900, a, b, { ...c, isHeld: true }), spends: [480, 120, 300], kinds: ['budget'] },
  ];
  test.each(cases)('$title is kept', async ({ request, spends, kinds }) => {
    const plan = await planned(request);
    expect(spendsOf(plan)).toEqual(spends);
    expect(plan.limits.map(({ kind }) => kind)).toEqual(kinds);
  });

  // Off the knots, where the next unit brings as much as the last.
  const capped = { ...a, high: 355 };
  const request: AllocationRequest = { channels: [capped, { ...b, low: 305 }, c], groups: [], goal: { kind: 'exactly', budget: 905 } };
  const grouped: AllocationRequest = { ...request, channels: [capped, b, c], groups: [{ id: 'g', channels: ['c'], minimum: 315 }] };
  test.each([
    { kind: 'budget', request, relieved: { ...request, goal: { kind: 'exactly', budget: 906 } } as const },
    { kind: 'channel-maximum', request, relieved: { ...request, channels: [{ ...a, high: 356 }, { ...b, low: 305 }, c] } },
    { kind: 'channel-minimum', request, relieved: { ...request, channels: [capped, { ...b, low: 304 }, c] } },
    { kind: 'group-minimum', request: grouped, relieved: { ...grouped, groups: [{ id: 'g', channels: ['c'], minimum: 314 }] } },
  ])('the price of a $kind is what one unit of relief brings', async ({ kind, request, relieved }) => {
    const [plan, freer] = [await planned(request), await planned(relieved)];
    const price = plan.limits.find((limit) => limit.kind === kind)?.price ?? 0;
    expect(price).toBeGreaterThan(0);
    expect(freer.outcome.to - plan.outcome.to).toBeCloseTo(price, 6);
  });

  test('at most a budget is not spent where nothing comes back', async () => {
    const flat: AllocationChannel = {
      ...a,
      points: [
        { spend: 0, outcome: 0 },
        { spend: 100, outcome: 500 },
        { spend: 1000, outcome: 400 },
      ],
    };
    const plan = await planned({ channels: [flat], groups: [], goal: { kind: 'at-most', budget: 800 } });
    expect(spendsOf(plan)).toEqual([100]);
    expect(plan.limits).toEqual([]);
  });

  test('a target return is held on average', async () => {
    // 100·√x ÷ x = 5 at x = 400.
    const one = await planned({ channels: [b], groups: [], goal: { kind: 'target-return', budget: 900, outcomePerSpend: 5 } });
    expect(one.channels[0]?.to).toBeCloseTo(400, 3);
    expect(one.limits.map(({ kind }) => kind)).toEqual(['target-return']);
    const two = await planned({ channels: [a, b], groups: [], goal: { kind: 'target-return', budget: 2000, outcomePerSpend: 8 } });
    // With x = 4y the return is 100 ÷ √y: 8 at y = 156.25.
    expect(two.outcome.to / two.spend.to).toBeCloseTo(8, 6);
    expect(two.spend.to / (5 * 156.25)).toBeCloseTo(1, 2);
    expect(two.channels[0]?.to).toBeCloseTo(625, -1);
  });

  test('increments are whole, and none of their combinations brings more', async () => {
    const request = exactly(600, { ...a, increment: 70 }, { ...b, increment: 50 });
    const plan = await planned(request);
    const totals = Array.from({ length: 9 }, (_, n) => n * 70).flatMap((x) => {
      const y = (600 - x) / 50;
      return Number.isInteger(y) ? [outcomeOn(a.points, x) + outcomeOn(b.points, y * 50)] : [];
    });
    expect(plan.outcome.to).toBeCloseTo(Math.max(...totals), 6);
    expect(plan.channels.map(({ to }, index) => to % (index === 0 ? 70 : 50))).toEqual([0, 0]);
  });

  test('increments that do not add up leave a part unspent, and say so', async () => {
    const plan = await planned(exactly(610, { ...a, increment: 100 }, { ...b, increment: 100 }));
    expect(plan.spend.to).toBe(600);
    expect(plan.warnings).toContain('The increments do not add up to the budget; a part of it stays unspent.');
  });
});

describe('refused', () => {
  const [a, b] = [channelOn('a', root(2)), channelOn('b', root(1))];
  const cases: readonly { readonly title: string; readonly request: AllocationRequest; readonly reason: RegExp }[] = [
    { title: 'no channels', request: exactly(100), reason: /No channel has a curve/u },
    { title: 'one channel', request: exactly(300, a), reason: /One channel alone/u },
    {
      title: 'only held channels',
      request: exactly(600, { ...a, isHeld: true }, { ...b, isHeld: true }),
      reason: /No channel has a curve/u,
    },
    { title: 'a budget above the observed range', request: exactly(3000, a, b), reason: /beyond it nothing is known/u },
    { title: 'minimums above the budget', request: exactly(100, { ...a, low: 80 }, { ...b, low: 80 }), reason: /minimums add up/u },
    {
      title: 'a group that its channels cannot fill',
      request: { ...exactly(900, a, b), groups: [{ id: 'g', channels: ['b'], minimum: 1100 }] },
      reason: /minimum of g/u,
    },
    {
      title: 'a channel in two groups',
      request: {
        ...exactly(600, a, b),
        groups: [
          { id: 'g', channels: ['b'], minimum: 1 },
          { id: 'h', channels: ['b'], minimum: 1 },
        ],
      },
      reason: /in two groups/u,
    },
    {
      title: 'a group of strangers',
      request: { ...exactly(600, a, b), groups: [{ id: 'g', channels: ['x'], minimum: 1 }] },
      reason: /x is in a group/u,
    },
    { title: 'a channel twice', request: exactly(600, a, a), reason: /listed twice/u },
    {
      title: 'a minimum that was never observed',
      request: exactly(2000, { ...a, low: 700, observedMax: 500 }, b),
      reason: /not observed/u,
    },
    { title: 'a minimum above the maximum', request: exactly(600, { ...a, low: 500, high: 400 }, b), reason: /no amount/u },
    { title: 'a negative spend', request: exactly(600, { ...a, from: -1 }, b), reason: /no amount/u },
    { title: 'a budget that is no number', request: exactly(Number.NaN, a, b), reason: /no amount/u },
    {
      title: 'an increment without a multiple in the range',
      request: exactly(600, { ...a, low: 110, high: 190, increment: 100 }, b),
      reason: /no multiple/u,
    },
    {
      title: 'a return that nothing reaches',
      request: { ...exactly(600, { ...a, low: 100 }, b), goal: { kind: 'target-return', budget: 600, outcomePerSpend: 99 } },
      reason: /reach the goal/u,
    },
  ];
  test.each(cases)('$title', async ({ request, reason }) => {
    const plan = await reallocate(request);
    expect(plan.status).toBe('refused');
    expect(plan.status === 'refused' ? plan.reason : '').toMatch(reason);
  });
});

describe('draws', () => {
  const factors = Array.from({ length: 100 }, (_, index) => 0.8 + index * 0.004);
  const withDraws = (id: string, factor: number, given: Partial<AllocationChannel> = {}): AllocationChannel => {
    const channel = channelOn(id, root(factor), given);
    return { ...channel, draws: factors.map((share) => channel.points.map(({ outcome }) => outcome * (id === 'a' ? share : 2 - share))) };
  };

  test('give the gain an interval and a probability, and each channel its range', async () => {
    const plan = await planned(exactly(600, withDraws('a', 2), withDraws('b', 1)));
    expect(plan).toMatchObject({ status: 'ok', reason: null, gain: { interval: { level: 0.8 } } });
    expect(plan.gain.probability).toBeGreaterThan(0.9);
    expect(plan.gain.interval?.low).toBeLessThan(plan.gain.value);
    expect(plan.gain.interval?.high).toBeGreaterThan(plan.gain.value);
    // x = (2f ÷ (2 − f))² · y with f = 0.84 and 1.16.
    expect(plan.channels[0]?.bestSpend?.low).toBeCloseTo(600 / (1 + (1.16 / 1.68) ** 2), -1);
    expect(plan.channels[0]?.bestSpend?.high).toBeCloseTo(600 / (1 + (0.84 / 2.32) ** 2), -1);
    expect(plan.channels[1]?.outcomeChangeInterval?.high).toBeLessThan(0);
    expect(plan.bestOutcome?.low).toBeLessThan(plan.outcome.to);
  });

  test('a gain within chance is weak', async () => {
    const plan = await planned(exactly(600, withDraws('a', 1.02), withDraws('b', 1)));
    expect(plan.status).toBe('weak');
    expect(plan.reason).toMatch(/gains in 5\d % of the draws/u);
  });
});

test('a curve that grows faster at first is bridged, and the reader is warned', async () => {
  const steep = channelOn('steep', { form: 'hill', ceiling: 3000, halfSpend: 500, steepness: 4 });
  const plan = await planned(exactly(400, steep, channelOn('b', root(1))));
  expect(plan.channels[0]?.to).toBeGreaterThan(0);
  expect(plan.channels[0]?.to).toBeLessThan(500);
  expect(plan.warnings.join(' ')).toContain('steep: returns grow with spend at first');
});

test('ranges are cut to 1.3 times the highest observed spend, and going above it is said', async () => {
  const plan = await planned(exactly(600, channelOn('a', root(2), { observedMax: 350 }), channelOn('b', root(1))));
  expect(plan.channels[0]?.to).toBeCloseTo(455, 9);
  expect(plan.warnings).toHaveLength(2);
  expect(plan.warnings.join(' ')).toMatch(/a: the range is cut.*a: the plan goes above/u);
});

test('no random split within the limits brings more', async () => {
  const curve = fc.oneof(
    fc.record({
      form: fc.constant('hill' as const),
      ceiling: fc.double({ min: 100, max: 1e4, noNaN: true }),
      halfSpend: fc.double({ min: 50, max: 900, noNaN: true }),
      steepness: fc.double({ min: 0.5, max: 1, noNaN: true }),
    }),
    fc.record({
      form: fc.constant('power' as const),
      scale: fc.double({ min: 1, max: 200, noNaN: true }),
      exponent: fc.double({ min: 0.2, max: 1, noNaN: true }),
    }),
  );
  const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(curve, { minLength: 3, maxLength: 3 }), shares, async (curves, split) => {
      const channels = curves.map((given, index) => channelOn(`c${index}`, given));
      const plan = await planned(exactly(900, ...channels));
      const total = split.reduce((sum, share) => sum + share, 0);
      const other = split.reduce(
        (sum, share, index) => sum + outcomeAt(curves[index] ?? { form: 'linear', slope: 0 }, (900 * share) / total),
        0,
      );
      // Straight lines between knots lie a little below the curve.
      expect(plan.outcome.to).toBeGreaterThanOrEqual(other * (1 - 1e-2));
      expect(plan.spend.to).toBeCloseTo(900, 6);
    }),
    { numRuns: 15 },
  );
});

test.each([1e9, 1e-6])('spends and outcomes in units of %d make no difference', async (unit) => {
  const scaled = (channel: AllocationChannel): AllocationChannel => ({
    ...channel,
    from: channel.from * unit,
    low: channel.low * unit,
    high: channel.high * unit,
    observedMax: channel.observedMax * unit,
    points: channel.points.map(({ spend, outcome }) => ({ spend: spend * unit, outcome: outcome / unit })),
  });
  const plan = await planned(exactly(600 * unit, scaled(channelOn('a', root(2), { high: 455 })), scaled(channelOn('b', root(1)))));
  expect(plan.channels.map(({ to }) => to / unit)).toEqual([expect.closeTo(455, 6), expect.closeTo(145, 6)]);
  expect(plan.limits.map(({ kind }) => kind)).toEqual(['budget', 'channel-maximum']);
});

test('the same request gives the same bytes', async () => {
  const request = exactly(600, channelOn('a', root(2)), channelOn('b', root(1)));
  expect(JSON.stringify(await reallocate(request))).toBe(JSON.stringify(await reallocate(request)));
});
