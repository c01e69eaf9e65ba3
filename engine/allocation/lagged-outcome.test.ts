import { expect, test } from 'vitest';

import { followsOutcome, laggedOutcome } from './lagged-outcome.ts';

test('spend set by the outcome of the period before follows it', () => {
  const outcomes = [5, 9, 2, 8, 4, 7, 1, 6, 3, 9, 2, 5];
  const lagged = laggedOutcome(outcomes.map((outcome, i) => ({ spend: 10 + (outcomes[i - 1] ?? 5), outcome })));
  expect(lagged?.correlation).toBeCloseTo(1, 9);
  expect(followsOutcome(lagged, 12)).toBe(true);
});

test('spend that moves slowly and is answered does not follow', () => {
  const spends = Array.from({ length: 40 }, (_, i) => 100 + 50 * Math.sin(i / 6));
  const lagged = laggedOutcome(spends.map((spend, i) => ({ spend, outcome: 2 * spend + ((i * 7) % 5) })));
  expect(lagged?.correlation).toBeGreaterThan(0.9);
  expect(followsOutcome(lagged, 40)).toBe(false);
});

test.each([
  { title: 'too few periods', points: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ spend: n, outcome: n })) },
  { title: 'a constant spend', points: Array.from({ length: 20 }, (_, n) => ({ spend: 0.1, outcome: n })) },
  { title: 'a constant outcome', points: Array.from({ length: 20 }, (_, n) => ({ spend: n, outcome: 0.1 })) },
  { title: 'no periods', points: [] },
])('$title have no correlation', ({ points }) => {
  expect(laggedOutcome(points)).toBeNull();
  expect(followsOutcome(null, points.length)).toBe(false);
});
