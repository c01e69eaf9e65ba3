import { describe, expect, test } from 'vitest';
import { decomposePriceVolumeMix } from './price-volume-mix.ts';
import { drawIndex, seededRandom } from './seeded-random.ts';
import type { PriceVolumeMix, Purchase } from './price-volume-mix.ts';

const none: Purchase = { cost: 0, volume: 0 };
const bought = (cost: number, volume: number): Purchase => ({ cost, volume });

function decomposed(segments: readonly (readonly [Purchase, Purchase])[]): PriceVolumeMix | null {
  return decomposePriceVolumeMix(segments.map(([before, after], index) => ({ id: `s${index}`, before, after })));
}

function check(segments: readonly (readonly [Purchase, Purchase])[], expected: readonly number[]): void {
  const { volume, mix, price, withoutVolume } = decomposed(segments) ?? { volume: 0, mix: 0, price: 0, withoutVolume: 0 };
  expect([volume, mix, price, withoutVolume]).toEqual(expected.map((part): unknown => expect.closeTo(part, 9)));
}

describe('decomposePriceVolumeMix', () => {
  test.each<{ title: string; segments: readonly (readonly [Purchase, Purchase])[]; expected: readonly number[] }>([
    {
      title: 'twice of everything is volume',
      segments: [
        [bought(10, 100), bought(20, 200)],
        [bought(40, 100), bought(80, 200)],
      ],
      expected: [50, 0, 0, 0],
    },
    {
      title: 'dearer everywhere is price',
      segments: [
        [bought(10, 100), bought(15, 100)],
        [bought(40, 100), bought(60, 100)],
      ],
      expected: [0, 0, 25, 0],
    },
    {
      title: 'a move to the dearer segment is mix',
      segments: [
        [bought(10, 100), bought(5, 50)],
        [bought(40, 100), bought(60, 150)],
      ],
      expected: [0, 15, 0, 0],
    },
    {
      title: 'a segment that replaces another is mix',
      segments: [
        [bought(10, 100), none],
        [none, bought(40, 100)],
      ],
      expected: [0, 30, 0, 0],
    },
    {
      title: 'a campaign that starts is volume',
      segments: [
        [none, bought(10, 100)],
        [none, bought(40, 100)],
      ],
      expected: [50, 0, 0, 0],
    },
    {
      title: 'a campaign that ends is volume',
      segments: [
        [bought(10, 100), none],
        [bought(40, 100), none],
      ],
      expected: [-50, 0, 0, 0],
    },
    {
      title: 'cost of nothing has no price',
      segments: [
        [bought(10, 100), bought(10, 100)],
        [bought(3, 0), bought(7, 0)],
      ],
      expected: [0, 0, 0, 4],
    },
  ])('$title', ({ segments, expected }) => check(segments, expected));

  test('the effects by segment add up to the effects', () => {
    const result = decomposed([
      [bought(10, 100), bought(30, 250)],
      [bought(40, 100), bought(50, 90)],
    ]);
    for (const part of ['volume', 'mix', 'price', 'withoutVolume', 'change'] as const) {
      expect(result?.segments.reduce((sum, segment) => sum + segment[part], 0)).toBeCloseTo(result?.[part] ?? Number.NaN, 12);
    }
  });

  test.each([
    { title: 'no segments', segments: [] },
    { title: 'no volume at all', segments: [[bought(1, 0), bought(2, 0)] as const] },
    { title: 'volumes below 0', segments: [[bought(1, 10), bought(2, -10)] as const] },
    { title: 'volumes that cancel', segments: [[bought(1, 10), bought(2, 10)] as const, [bought(1, 10), bought(2, -10)] as const] },
  ])('$title cannot be decomposed', ({ segments }) => expect(decomposed(segments)).toBeNull());

  test('the effects of 10,000 tables with refunds add up to the change itself', () => {
    const random = seededRandom(5);
    const draw = (): Purchase => {
      const volume = random() < 0.25 ? 0 : 10 ** (random() * 5);
      return bought(volume === 0 ? drawIndex(random, 2) : volume * random() * (random() < 0.1 ? -1 : 1), volume);
    };
    let worst = 0;
    for (let table = 0; table < 10_000; table++) {
      const segments = Array.from({ length: 1 + drawIndex(random, 8) }, () => [draw(), draw()] as const);
      const result = decomposed(segments);
      if (result === null || result.change === 0) continue;
      const { volume, mix, price, withoutVolume, change } = result;
      worst = Math.max(worst, Math.abs(volume + mix + price + withoutVolume - change) / Math.abs(change));
    }
    expect(worst).toBeLessThan(1e-9);
  });
});
