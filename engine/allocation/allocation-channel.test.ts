import { expect, test } from 'vitest';

import { seededRandom } from '../statistics/seeded-random.ts';
import { allocationChannel } from './allocation-channel.ts';
import { exactly } from './allocation.test-kit.ts';
import { fitResponse } from './fit-response.ts';
import { outcomeOn } from './piecewise-curve.ts';
import { reallocate } from './reallocate.ts';
import { outcomeAt } from './response-curve.ts';
import { periodsOn } from './response.test-kit.ts';
import type { AllocationChannel } from './allocation-request.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { ResponseFit } from './response-fit.ts';

const range = { from: 500, low: 350, high: 650, increment: null };

function fitOf(curve: ResponseCurve, seed: number): ResponseFit {
  return fitResponse(periodsOn(curve, { seed, count: 90, noise: 0.15 }), { random: seededRandom(seed), grain: 'day', draws: 200 });
}

function channelOf(id: string, fit: ResponseFit): AllocationChannel {
  const channel = allocationChannel(id, fit, range);
  if (channel === null) throw new Error(`${id} is refused`);
  return channel;
}

const rich = fitOf({ form: 'logistic', ceiling: 9000, rate: 0.002 }, 1);
const full = fitOf({ form: 'logistic', ceiling: 2000, rate: 0.008 }, 2);
const straight = fitOf({ form: 'linear', slope: 3 }, 3);

test('a known curve has knots over its range, which hardly sag', () => {
  const channel = channelOf('rich', rich);
  if (rich.status !== 'ok') throw new Error('not known');
  expect([channel.points[0]?.spend, channel.points.at(-1)?.spend]).toEqual([350, 650]);
  expect(channel.points.map(({ spend }) => spend)).toContain(500);
  for (const spend of [351.7, 502.3]) expect(outcomeOn(channel.points, spend) / outcomeAt(rich.curve, spend)).toBeCloseTo(1, 4);
  expect(channel).toMatchObject({ observedMax: rich.observed.max, isHeld: false });
  expect(channel.draws).toHaveLength(200);
});

test('money moves from the full channel to the one with room, the unknown one stays, and the gain is sure', async () => {
  const plan = await reallocate(exactly(1500, channelOf('rich', rich), channelOf('full', full), channelOf('straight', straight)));
  expect(plan).toMatchObject({ status: 'ok', channels: [{ to: 650 }, { to: 350 }, { to: 500, isHeld: true }] });
  if (plan.status === 'refused') throw new Error(plan.reason);
  expect(plan.gain.probability).toBeGreaterThan(0.95);
  expect(plan.warnings).toEqual(['straight: kept as it is, because its response curve is not known.']);
});

test('a channel that is held may spend nothing', async () => {
  const held = allocationChannel('straight', straight, { ...range, from: 0 });
  const plan = await reallocate(exactly(1000, channelOf('rich', rich), channelOf('full', full), ...(held === null ? [] : [held])));
  expect(plan).toMatchObject({ channels: [{}, {}, { from: 0, to: 0, outcomeFrom: 0 }] });
});

test('a refused curve is no channel', () => {
  expect(allocationChannel('none', fitResponse([], { random: seededRandom(1), grain: 'day' }), range)).toBeNull();
});
