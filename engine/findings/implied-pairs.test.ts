import { expect, test } from 'vitest';
import { impliedPairs } from './implied-pairs.ts';

/** Spend by platform, campaign and device, of one period. */
function jointOf(rows: readonly (readonly [string, string, string, number])[]) {
  const nothing = { numerator: 0, denominator: 0, events: 0 };
  const cells = rows.map(([platform, campaign, device, spend]) => ({
    values: [platform, campaign, device],
    before: nothing,
    now: { numerator: spend, denominator: 1, events: 1 },
  }));
  return { dimensions: ['platform', 'campaign', 'device'], cells, kpi: 'cpa' } as const;
}

test('dimensions nest as platforms nest them where nothing was asked together', () => {
  expect(impliedPairs(['platform', 'campaign', 'device'], null)).toEqual([
    { from: 'platform', to: 'campaign' },
    { from: 'campaign', to: 'platform' },
  ]);
});

test('what was asked together tells what implies what', () => {
  const own = jointOf([
    ['Meta', 'Spring', 'mobile', 10],
    ['Meta', 'Summer', 'desktop', 10],
    ['Google', 'Spring', 'mobile', 10],
    ['Google', 'Summer', 'desktop', 10],
  ]);
  // The campaigns run on both platforms, and each on a device of its own.
  expect(impliedPairs(['platform', 'campaign', 'device', 'ad'], own)).toEqual([
    { from: 'platform', to: 'ad' },
    { from: 'campaign', to: 'device' },
    { from: 'campaign', to: 'ad' },
    { from: 'device', to: 'campaign' },
    { from: 'ad', to: 'platform' },
    { from: 'ad', to: 'campaign' },
  ]);
});
