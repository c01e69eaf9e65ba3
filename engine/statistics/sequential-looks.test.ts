import { describe, expect, test } from 'vitest';
import { confidenceSequence } from './confidence-sequence.ts';
import { fixedHorizonRule } from './fixed-horizon-rule.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

/** Share of 2,000 running means of nothing whose interval ever leaves 0 out, at 30 equally spaced looks. */
function falsePositives(halfWidth: (look: number) => number): number {
  const random = seededRandom(4);
  let claims = 0;
  for (let run = 0; run < 2000; run++) {
    let sum = 0;
    const looks = Array.from({ length: 30 }, (_, look) => Math.abs((sum += drawNormal(random))) / (look + 1) > halfWidth(look + 1));
    claims += looks.includes(true) ? 1 : 0;
  }
  return claims / 2000;
}

describe('confidenceSequence', () => {
  test('its radius is that of the published formula', () => {
    // σ √(2 (tρ² + 1) ÷ (t²ρ²) · ln(√(tρ² + 1) ÷ α)) with σ = 2, t = 500 and ρ tuned to 1,000.
    const rho2 = (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 1000;
    const radius = 2 * Math.sqrt(((2 * (500 * rho2 + 1)) / (500 ** 2 * rho2)) * Math.log(Math.sqrt(500 * rho2 + 1) / 0.05));
    const interval = confidenceSequence({ estimate: 1, standardError: 2 / Math.sqrt(500) }, { shareOfPlan: 0.5 });
    expect(interval?.high).toBeCloseTo(1 + radius, 12);
    expect(interval?.low).toBeCloseTo(1 - radius, 12);
  });

  test('thirty looks claim something in less than 5 %, thirty ordinary intervals in more than a quarter', () => {
    const safe = falsePositives(
      (look) => confidenceSequence({ estimate: 0, standardError: look ** -0.5 }, { shareOfPlan: look / 30 })?.high ?? 0,
    );
    const naive = falsePositives((look) => 1.959963984540054 * look ** -0.5);
    expect(safe).toBeLessThan(0.03);
    expect(naive).toBeGreaterThan(0.25);
    expect(naive).toBeCloseTo(fixedHorizonRule({ looks: 30, isEndPlanned: false }).falsePositiveRate, 1);
  });

  test('before anything is counted there is none', () => {
    expect(confidenceSequence({ estimate: 0, standardError: Number.NaN })).toBeNull();
    expect(confidenceSequence({ estimate: 0, standardError: 1 }, { shareOfPlan: 0 })).toBeNull();
  });
});

describe('fixedHorizonRule', () => {
  test.each([
    // Armitage, McPherson & Rowe 1969, table 2.
    { looks: 1, rate: 0.05 },
    { looks: 2, rate: 0.083 },
    { looks: 5, rate: 0.142 },
    { looks: 10, rate: 0.193 },
    { looks: 50, rate: 0.32 },
    { looks: 200, rate: 0.424 },
    // Between the rows of the table; worked out by the paper's recursion with 400 points.
    { looks: 8, rate: 0.176 },
    { looks: 14, rate: 0.22 },
    { looks: 40, rate: 0.303 },
    { looks: 90, rate: 0.366 },
  ])('$looks looks claim $rate of nothing', ({ looks, rate }) => {
    const rule = fixedHorizonRule({ looks, isEndPlanned: false });
    expect(rule.falsePositiveRate).toBeGreaterThan(rate - 0.0021);
    expect(rule.falsePositiveRate).toBeLessThan(rate + 0.0021);
    expect(rule.isAllowed).toBe(looks === 1);
  });

  test('a test that runs to its planned end has one look', () => {
    expect(fixedHorizonRule({ looks: 30, isEndPlanned: true })).toEqual({ isAllowed: true, falsePositiveRate: 0.05 });
  });

  test('more looks than the table has are at least as bad as its last row', () => {
    expect(fixedHorizonRule({ looks: 1e6, isEndPlanned: false }).falsePositiveRate).toBe(0.52991);
  });
});
