import { describe, expect, test } from 'vitest';
import { generalisedEsd } from './generalised-esd.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const ordinary = Array.from({ length: 40 }, (_, i) => ((i * 7) % 13) / 4);

describe('generalisedEsd', () => {
  test('two outliers that hide each other are both found, the farther first', () => {
    const values = [...ordinary, 30, 31];
    expect(generalisedEsd(values, { maxOutliers: 1, alpha: 0.05 }).outliers).toEqual([41]);
    expect(generalisedEsd(values, { maxOutliers: 5, alpha: 0.05 }).outliers).toEqual([41, 40]);
    expect(generalisedEsd(values, { maxOutliers: 5, alpha: 0.05, isRobust: true }).outliers).toEqual([41, 40]);
  });

  test('more outliers than are looked for stay hidden, unless the centre is robust', () => {
    const values = [...ordinary, ...Array.from({ length: 12 }, (_, i) => 30 + i / 10)];
    expect(generalisedEsd(values, { maxOutliers: 3, alpha: 0.05 }).outliers).toEqual([]);
    expect(generalisedEsd(values, { maxOutliers: 12, alpha: 0.05, isRobust: true }).outliers).toHaveLength(12);
  });

  test.each([[[]], [[1, 2]], [[3, 3, 3, 3, 3]]])('%j has no outliers', (values) => {
    expect(generalisedEsd(values, { maxOutliers: 3, alpha: 0.05 }).outliers).toEqual([]);
    expect(generalisedEsd(values, { maxOutliers: 3, alpha: 0.05, isRobust: true }).outliers).toEqual([]);
  });

  test('normal values have an outlier about as often as alpha says', () => {
    const random = seededRandom(1);
    let found = 0;
    for (let run = 0; run < 400; run++) {
      const values = Array.from({ length: 60 }, () => drawNormal(random));
      if (generalisedEsd(values, { maxOutliers: 5, alpha: 0.05 }).outliers.length > 0) found += 1;
    }
    expect(found / 400).toBeGreaterThan(0.02);
    expect(found / 400).toBeLessThan(0.08);
  });
});
