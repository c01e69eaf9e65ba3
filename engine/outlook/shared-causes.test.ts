import { describe, expect, test } from 'vitest';

import { outcomeAt } from '../allocation/response-curve.ts';
import { drawNormal, drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import { sharedCauses } from './shared-causes.ts';
import type { ResponseCurve } from '../allocation/response-curve.ts';
import type { SpendPeriod } from './spend-periods.ts';

const root: ResponseCurve = { form: 'power', scale: 5, exponent: 0.5 };

type World = {
  readonly curve: ResponseCurve;
  /** By what weekend and share of the period multiply spend and outcome. */
  readonly spend?: (isWeekend: boolean, share: number) => number;
  readonly outcome?: (isWeekend: boolean, share: number) => number;
  /** Standard deviation of the logarithm of spend. */
  readonly spread?: number;
};

function periods({ curve, spend = () => 1, outcome = () => 1, spread = 0.3 }: World, seed = 1): readonly SpendPeriod[] {
  const random = seededRandom(seed);
  return Array.from({ length: 60 }, (_, at) => {
    const [isWeekend, share] = [at % 7 > 4, at / 60];
    const own = 400 * spend(isWeekend, share) * Math.exp(spread * drawNormal(random));
    return { spend: own, outcome: drawPoisson(random, outcomeAt(curve, own) * outcome(isWeekend, share)), at, weekday: (at % 7) + 1 };
  });
}

describe('a curve', () => {
  test('that spend has bent stands', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => sharedCauses(periods({ curve: root }, seed), root));
    expect(seeds.filter((cause) => cause !== null).length).toBeLessThanOrEqual(1);
  });

  test('of a ceiling stands', () => {
    const ceiling: ResponseCurve = { form: 'logistic', ceiling: 300, rate: 0.01 };
    expect(sharedCauses(periods({ curve: ceiling, spread: 0.5 }), ceiling)).toBeNull();
  });

  const line: ResponseCurve = { form: 'linear', slope: 0.25 };
  // Each world is a straight line that looks bent: where spend is low, something else makes results good.
  test.each([
    {
      title: 'weekends of low spend and good results',
      spend: (isWeekend: boolean) => (isWeekend ? 0.5 : 1),
      outcome: (isWeekend: boolean) => (isWeekend ? 1.4 : 1),
    },
    {
      title: 'spend that rises while results wane',
      spend: (_: boolean, share: number) => 0.5 + share,
      outcome: (_: boolean, share: number) => 1.25 - 0.5 * share,
    },
    {
      title: 'a burst in the middle that wears out',
      spend: (_: boolean, share: number) => 0.5 + 4 * share * (1 - share),
      outcome: (_: boolean, share: number) => 1.2 - 1.4 * share * (1 - share),
    },
  ])('that comes from $title falls', ({ spend, outcome }) => {
    const bent: ResponseCurve = { form: 'power', scale: 2, exponent: 0.65 };
    const causes = Array.from({ length: 20 }, (_, seed) => sharedCauses(periods({ curve: line, spend, outcome }, seed), bent));
    expect(causes.filter((cause) => cause === null).length).toBeLessThanOrEqual(1);
  });

  test('that says more than the days do falls', () => {
    const flat: ResponseCurve = { form: 'power', scale: 40, exponent: 0.1 };
    expect(sharedCauses(periods({ curve: root }), flat)?.reason).toBe('Weekdays or time explain a part of the curve.');
  });

  test('of spend that moves with the weekday alone cannot be told', () => {
    const spend = (isWeekend: boolean): number => (isWeekend ? 0.5 : 1);
    expect(sharedCauses(periods({ curve: root, spend, spread: 0 }), root)?.reason).toBe(
      'Spend cannot be told apart from weekdays and time.',
    );
  });

  test('of nothing cannot be told', () => expect(sharedCauses([], root)?.needed).toContain('the same weekdays'));
});
