import { addDays } from '../fields/day.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** Conversions in the flight as a factor of those before, of one part. */
export type PartFactor = (part: { readonly platform: string; readonly device: string; readonly country: string }) => number;

const platforms = ['Google', 'Meta'];
const devices = ['desktop', 'mobile'];
const countries = ['DE', 'FR', 'IT'];

/**
 * Four weeks from 2 June 2025 of two platforms × two devices × three countries: each part spends 300 a day and brings 60 conversions,
 * Poisson by the seed, times the factor from the third week on. Without a seed a tenth more and less in turn, so that sums are as planned.
 */
export function combinationDays(factorOf: PartFactor, seed: number | null): readonly MemoryFact[] {
  const random = seededRandom(seed ?? 0);
  const conversionsOn = (at: number, mean: number): string =>
    seed === null ? (mean * (at % 2 === 0 ? 1.1 : 0.9)).toFixed(3) : String(drawPoisson(random, mean));
  return platforms.flatMap((platform) =>
    devices.flatMap((device) =>
      countries.flatMap((country, index) =>
        Array.from({ length: 28 }, (_, at): MemoryFact => ({
          source: platform,
          day: addDays('2025-06-02', at),
          dimensions: { device, country },
          measures: {
            spend: '300',
            conversions: conversionsOn(at + index, at < 14 ? 60 : 60 * factorOf({ platform, device, country })),
          },
        })),
      ),
    ),
  );
}
