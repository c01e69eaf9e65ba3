import { expect, test } from 'vitest';
import { checkSampleRatio } from './sample-ratio.ts';

test.each([
  // The first is the published example of Kohavi, Tang & Xu 2020, chapter 21; the second from SciPy 1.17, chisquare.
  { counts: [821_588, 815_482], planned: [1, 1], chiSquare: 22.774368840184074, p: 1.8217929e-6, isMismatch: true },
  { counts: [500, 480, 620], planned: [0.33, 0.33, 0.34], chiSquare: 16.466131907308377, p: 0.0002657203936679381, isMismatch: true },
  { counts: [5021, 4979], planned: [50, 50], chiSquare: 0.1764, p: 0.6744, isMismatch: false },
])('$counts against the plan $planned have chi-square $chiSquare', ({ counts, planned, chiSquare, p, isMismatch }) => {
  const result = checkSampleRatio(counts, planned);
  expect(result?.chiSquare).toBeCloseTo(chiSquare, 6);
  expect((result?.p ?? 0) / p).toBeCloseTo(1, 3);
  expect(result?.isMismatch).toBe(isMismatch);
});

test.each([
  { counts: [5], planned: [1] },
  { counts: [5, 6], planned: [1] },
  { counts: [0, 0], planned: [1, 1] },
  { counts: [5, 6], planned: [1, 0] },
  { counts: [-1, 6], planned: [1, 1] },
])('$counts against $planned are no split to check', ({ counts, planned }) => expect(checkSampleRatio(counts, planned)).toBeNull());
