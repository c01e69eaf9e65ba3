import { describe, expect, test } from 'vitest';
import { measureFatigue } from './creative-fatigue.ts';
import { drawGamma, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import type { AdHistory, Fatigue } from './creative-fatigue.ts';
import type { Random } from './seeded-random.ts';

type Truth = { readonly slope: number; readonly market?: number; readonly dispersion?: number };

const week = [1, 1.05, 1.1, 1.05, 0.95, 0.85, 0.8];
const alone = { others: [], targetRate: null };

/** Thirty days of 50,000 impressions among 100,000 people at a CTR of 1 % × (1 + contacts)^slope. */
function adOf(random: Random, { slope, market = 0, dispersion = 0 }: Truth): AdHistory {
  const days = Array.from({ length: 30 }, (_, day) => {
    const rate = 0.01 * (1.25 + day / 2) ** slope * (week[day % 7] ?? 1) * Math.exp(market * day);
    const mood = dispersion > 0 ? drawGamma(random, dispersion) / dispersion : 1;
    const mean = 50_000 * rate * mood;
    const events = mean > 600 ? Math.round(mean + Math.sqrt(mean) * drawNormal(random)) : drawPoisson(random, mean);
    return { day, impressions: 50_000, trials: 50_000, events };
  });
  return { days, audience: 100_000 };
}

function check(result: Fatigue, expected: Partial<Fatigue>): void {
  expect(result).toMatchObject(expected);
}

/** Shares of 100 ads that are called worn out, and whose slope is within 0.05 of the truth. */
function tried(truth: Truth, seed: number, others: number): { readonly fatigued: number; readonly near: number } {
  const random = seededRandom(seed);
  const results = Array.from({ length: 100 }, () => {
    const ad = adOf(random, truth);
    return measureFatigue(ad, { others: Array.from({ length: others }, () => adOf(random, { ...truth, slope: 0 })), targetRate: null });
  });
  return {
    fatigued: results.filter(({ isFatigued }) => isFatigued).length / 100,
    near: results.filter(({ slope }) => Math.abs((slope?.value ?? 9) - truth.slope) <= 0.05).length / 100,
  };
}

describe('measureFatigue', () => {
  // The slope of −0.43 is the one told of Meta's research: clicks go with (contacts + 1)^−0.43.
  test.each([
    { slope: -0.43, isFatigued: true },
    { slope: 0, isFatigued: false },
    { slope: 0.1, isFatigued: false },
  ])('a true slope of $slope is found within 0.05 and called right in 95 % of ads', ({ slope, isFatigued }) => {
    const { fatigued, near } = tried({ slope }, 1, 0);
    expect(isFatigued ? fatigued : 1 - fatigued).toBeGreaterThanOrEqual(0.95);
    expect(near).toBeGreaterThanOrEqual(0.95);
  });

  test('a market that falls for all ads is no fatigue', () => {
    const falling = { slope: 0, market: -0.03 };
    expect(tried(falling, 2, 0).fatigued).toBeGreaterThan(0.9);
    expect(tried(falling, 2, 2).fatigued).toBeLessThanOrEqual(0.05);
    expect(tried({ ...falling, slope: -0.43 }, 3, 2).fatigued).toBeGreaterThanOrEqual(0.95);
  });

  test('moods of the day alone wear no ad out', () => {
    expect(tried({ slope: 0, dispersion: 40 }, 4, 0).fatigued).toBeLessThanOrEqual(0.05);
    expect(tried({ slope: -0.43, dispersion: 40 }, 5, 0).fatigued).toBeGreaterThanOrEqual(0.95);
  });

  test('the days until a rate is crossed follow from the slope', () => {
    const ad = adOf(seededRandom(6), { slope: -0.43 });
    const { daysUntilTarget, recentRate } = measureFatigue(ad, { others: [], targetRate: 0.0025 });
    // 0.0025 = 0.01 · (1 + contacts)^−0.43 times the mean weekday 0.9714 at 22.6 contacts: the 46th day.
    expect(recentRate).toBeCloseTo(0.01 * 14.5 ** -0.43 * 0.9714, 3);
    expect(daysUntilTarget?.value).toBeGreaterThan(9);
    expect(daysUntilTarget?.value).toBeLessThan(22);
    expect(daysUntilTarget?.low).toBeLessThan(daysUntilTarget?.value ?? 0);
    expect(measureFatigue(ad, { others: [], targetRate: 0.02 }).daysUntilTarget).toEqual({ low: 0, value: 0, high: 0 });
    expect(measureFatigue(ad, { others: [], targetRate: 0.0001 }).daysUntilTarget).toBeNull();
  });

  test('too little is refused with what is needed', () => {
    const ad = adOf(seededRandom(7), { slope: 0 });
    check(measureFatigue({ ...ad, days: ad.days.slice(0, 6) }, alone), { status: 'refused', reason: 'few-days', needed: 7, slope: null });
    const rare = ad.days.map((day) => ({ ...day, events: day.day % 3 }));
    check(measureFatigue({ ...ad, days: rare }, alone), { status: 'refused', reason: 'few-events', needed: 50 });
    check(measureFatigue({ days: [], audience: null }, alone), { status: 'refused', reason: 'few-days' });
  });

  test('other ads with too little are not compared with', () => {
    const ad = adOf(seededRandom(8), { slope: -0.43 });
    const small = { audience: null, days: ad.days.map((day) => ({ ...day, events: 1 })) };
    check(measureFatigue(ad, { others: [small], targetRate: null }), { status: 'ok', isCompared: false, isFatigued: true });
  });

  test('days may come in any order, and days without impressions are left out', () => {
    const ad = adOf(seededRandom(9), { slope: -0.43 });
    const pause = { day: 30, impressions: 0, trials: 0, events: 0 };
    expect(measureFatigue({ ...ad, days: [pause, ...ad.days.toReversed()] }, alone)).toEqual(measureFatigue(ad, alone));
  });
});
