import { analysed } from '../analyse.test-kit.ts';
import { addDays } from '../fields/day.ts';
import { outcomeAt } from '../allocation/response-curve.ts';
import { drawNormal, drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import type { Brief } from '../brief.ts';
import type { Fact } from '../finding.ts';
import type { Outlook } from '../outlook.ts';
import type { ResponseCurve } from '../allocation/response-curve.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** A channel whose conversions follow a known curve of the day's spend, by chance; each brings 50 of revenue. */
type SimulatedChannel = {
  readonly curve: ResponseCurve;
  /** Mean spend of a day; 400 unless given. */
  readonly spend?: number;
  /** Standard deviation of the logarithm of spend; 0.5 unless given, 0 for a constant one. */
  readonly spread?: number;
};

/** From 2 June 2025, a Monday. */
export const firstDay = '2025-06-02';

/** Daily facts of channels by name. */
export function simulatedChannels(
  channels: Readonly<Record<string, SimulatedChannel>>,
  { days, seed }: { readonly days: number; readonly seed: number },
): readonly MemoryFact[] {
  const random = seededRandom(seed);
  return Object.entries(channels).flatMap(([source, { curve, spend: mean = 400, spread = 0.5 }]) =>
    Array.from({ length: days }, (_, at) => {
      const spend = Math.max(20, mean * Math.exp(spread * drawNormal(random) - spread ** 2 / 2)).toFixed(2);
      const conversions = drawPoisson(random, outcomeAt(curve, Number(spend)));
      const measures = { spend, clicks: String(20 * conversions), conversions: String(conversions), revenue: String(50 * conversions) };
      return { source, day: addDays(firstDay, at), measures };
    }),
  );
}

/** Nearly at its ceiling: 99 conversions of 100 at a spend of 400, and 1 more for the next 97. */
export const saturated: ResponseCurve = { form: 'logistic', ceiling: 100, rate: 0.014 };
/** Far from one: 60 conversions at a spend of 400, and 1 more for the next 9. */
export const hungry: ResponseCurve = { form: 'power', scale: 0.8, exponent: 0.72 };
/** Each 10 bring 1, whatever is spent. */
export const straight: ResponseCurve = { form: 'linear', slope: 0.1 };

/** The outlook of facts in memory. */
export async function outlookOf(facts: readonly MemoryFact[], brief: Partial<Brief> = {}): Promise<Outlook> {
  return (await analysed(facts, { brief })).outlook;
}

/** The value in a role; NaN where there is none. */
export function numberIn(facts: readonly Fact[] | undefined, role: string): number {
  return facts?.find((fact) => fact.role === role)?.value ?? Number.NaN;
}
