import { describe, expect, test } from 'vitest';
import { scoreAdditive, scoreRatio } from './explanatory-power.ts';
import type { RatioSums } from './mix-rate.ts';

const platforms = [
  { id: 'google', forecast: 60, actual: 58 },
  { id: 'meta', forecast: 30, actual: 12 },
  { id: 'linkedin', forecast: 10, actual: 10 },
];

const sums = (numerator: number, denominator: number): RatioSums => ({ numerator, denominator });

describe('scoreAdditive', () => {
  test('the power is the part of the change, the surprise the change of the share', () => {
    const scores = scoreAdditive(platforms, 0);
    expect([scores?.forecast, scores?.actual]).toEqual([100, 80]);
    expect(scores?.elements.map(({ explanatoryPower }) => explanatoryPower)).toEqual(
      [0.1, 0.9, 0].map((power): unknown => expect.closeTo(power, 12)),
    );
    // Bhagwan et al. 2014, equation 4, with natural logarithms.
    const expected = [0.0029525018671635733, 0.01274242775965483, 0.0006958804457949776];
    expect(scores?.elements.map(({ surprise }) => surprise)).toEqual(expected.map((surprise): unknown => expect.closeTo(surprise, 15)));
    expect(scores?.elements.map(({ share }) => share)).toEqual([0.725, 0.3, 0.125]);
  });

  test('an element that appears or vanishes has a surprise of half its share times ln 2', () => {
    const scores = scoreAdditive(
      [
        { id: 'old', forecast: 20, actual: 0 },
        { id: 'new', forecast: 0, actual: 40 },
        { id: 'rest', forecast: 80, actual: 60 },
      ],
      0,
    );
    const [gone, fresh] = scores?.elements ?? [];
    expect([gone?.surprise, fresh?.surprise]).toEqual([expect.closeTo(0.1 * Math.LN2, 12), expect.closeTo(0.2 * Math.LN2, 12)]);
  });

  test('smoothing damps small elements more than large ones', () => {
    const elements = [
      { id: 'small', forecast: 1, actual: 2 },
      { id: 'large', forecast: 99, actual: 198 },
      { id: 'none', forecast: 20, actual: 0 },
    ];
    const [plain, smoothed] = [scoreAdditive(elements, 0), scoreAdditive(elements, 0.05)];
    const left = elements.map((_, index) => (smoothed?.elements[index]?.surprise ?? 0) / (plain?.elements[index]?.surprise ?? 1));
    expect(left[0]).toBeLessThan(0.5);
    expect(left[1]).toBeGreaterThan(0.7);
  });

  test('without a change nothing has power', () => {
    const scores = scoreAdditive(
      [
        { id: 'a', forecast: 5, actual: 6 },
        { id: 'b', forecast: 6, actual: 5 },
      ],
      0,
    );
    expect(scores?.elements.map(({ explanatoryPower }) => explanatoryPower)).toEqual([0, 0]);
  });

  test.each([
    { title: 'no elements', elements: [] },
    {
      title: 'a negative value',
      elements: [
        { id: 'a', forecast: 5, actual: -1 },
        { id: 'b', forecast: 5, actual: 3 },
      ],
    },
    { title: 'a total of 0', elements: [{ id: 'a', forecast: 5, actual: 0 }] },
    { title: 'a value that is not a number', elements: [{ id: 'a', forecast: 5, actual: Number.NaN }] },
  ])('$title has no shares', ({ elements }) => expect(scoreAdditive(elements, 0)).toBeNull());
});

describe('scoreRatio', () => {
  const campaigns = [
    { id: 'brand', forecast: sums(100, 1000), actual: sums(100, 1000) },
    { id: 'generic', forecast: sums(50, 1000), actual: sums(20, 1000) },
    { id: 'video', forecast: sums(10, 2000), actual: sums(10, 2400) },
  ];

  test('the contribution is what the total becomes when one element alone changes', () => {
    const scores = scoreRatio(campaigns, 0);
    expect([scores?.forecast, scores?.actual]).toEqual([0.04, 130 / 4400]);
    const alone = [0, 130 / 4000 - 0.04, 160 / 4400 - 0.04];
    expect(scores?.elements.map(({ contribution }) => contribution)).toEqual(alone.map((value): unknown => expect.closeTo(value, 12)));
    const sum = alone.reduce((total, value) => total + value, 0);
    expect(scores?.elements.map(({ explanatoryPower }) => explanatoryPower)).toEqual(
      alone.map((value): unknown => expect.closeTo(value / sum, 12)),
    );
  });

  test('the surprise is that of both measures', () => {
    const parts = (['numerator', 'denominator'] as const).map((measure) =>
      scoreAdditive(
        campaigns.map(({ id, forecast, actual }) => ({ id, forecast: forecast[measure], actual: actual[measure] })),
        0,
      ),
    );
    const expected = campaigns.map((_, index) => parts.reduce((sum, part) => sum + (part?.elements[index]?.surprise ?? 0), 0));
    expect(scoreRatio(campaigns, 0)?.elements.map(({ surprise }) => surprise)).toEqual(expected);
  });

  test('a total of 0 has no shares', () => {
    expect(scoreRatio([{ id: 'a', forecast: sums(1, 2), actual: sums(1, 0) }], 0)).toBeNull();
    expect(scoreRatio([{ id: 'a', forecast: sums(1, 2), actual: sums(0, 2) }], 0)).toBeNull();
  });
});
