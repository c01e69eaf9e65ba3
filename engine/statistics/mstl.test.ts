import { expect, test } from 'vitest';
import { mstl } from './mstl.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const random = seededRandom(4);
const hours = Array.from({ length: 24 * 35 }, (_, hour) => ({
  day: 10 * Math.sin((2 * Math.PI * hour) / 24),
  week: [5, 3, 1, 0, -1, -3, -5][Math.floor(hour / 24) % 7] ?? 0,
  noise: drawNormal(random),
}));
const values = Float64Array.from(hours, ({ day, week, noise }, hour) => 100 + hour / 200 + day + week + noise);
const ones = new Float64Array(values.length).fill(1);

test('a daily and a weekly season are told apart', () => {
  const { seasons } = mstl(values, ones, { periods: [24, 168], seasonalWindow: 'periodic', isRobust: true });
  const misses = hours.map(({ day, week }, i) => (seasons[0]?.[i] ?? 0) + (seasons[1]?.[i] ?? 0) - day - week);
  expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length)).toBeLessThan(0.6);
});

test('the parts add up to the values', () => {
  const { trend, seasons, remainder } = mstl(values, ones, { periods: [24, 168], seasonalWindow: 13 });
  for (const [i, value] of values.entries()) {
    const sum = (trend[i] ?? 0) + (remainder[i] ?? 0) + seasons.reduce((total, season) => total + (season[i] ?? 0), 0);
    expect(sum).toBeCloseTo(value, 9);
  }
});

test('without periods there is a trend alone', () => {
  const { trend, seasons } = mstl(
    Float64Array.from({ length: 30 }, (_, i) => 2 * i),
    new Float64Array(30).fill(1),
    { periods: [], seasonalWindow: 7 },
  );
  expect(seasons).toEqual([]);
  expect(trend[13]).toBeCloseTo(26, 9);
});
