import { addDays } from '../fields/day.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import type { Analysis } from '../analysis.ts';
import type { Finding, FindingKindId } from '../finding.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** The amounts of one platform on one day, from the number of the day. */
export type DayAmounts = (at: number) => MemoryFact['measures'];

/** What a shop or an analytics tool counts stands in a view of its own. */
const backends = ['GA4', 'Shopify'];

/** Facts of some platforms, one a day, from 2 June 2025 (a Monday) unless told otherwise. */
export function platformDays(
  platforms: Readonly<Record<string, DayAmounts>>,
  { days, start = '2025-06-02' }: { readonly days: number; readonly start?: string },
): readonly MemoryFact[] {
  return Object.entries(platforms).flatMap(([source, amounts]) =>
    Array.from({ length: days }, (_, at) => ({
      source,
      day: addDays(start, at),
      measures: amounts(at),
      ...(backends.includes(source) ? { view: `backend-${source.toLowerCase()}` } : {}),
    })),
  );
}

/** Spend of 100 a day, and conversions of 50 each, one more on every second day, one less on the others. */
export function steady(conversions: number, revenuePerConversion = 50): DayAmounts {
  return (at) => {
    const own = conversions + (at % 2 === 0 ? 1 : -1);
    return { spend: '100', clicks: '200', conversions: String(own), revenue: String(own * revenuePerConversion) };
  };
}

/** The same by chance: Poisson around the given number a day. */
export function random(seed: number, conversions: number): DayAmounts {
  const source = seededRandom(seed);
  return () => {
    const own = drawPoisson(source, conversions);
    return { spend: '100', clicks: '200', conversions: String(own), revenue: String(own * 50) };
  };
}

/** The findings of one kind. */
export function ofKind({ findings }: Analysis, kind: FindingKindId): readonly Finding[] {
  return findings.filter((finding) => finding.kind === kind);
}

/** The values of a finding's facts by role; empty for none. */
export function rolesOf(finding: Finding | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries((finding?.facts ?? []).map(({ role, value }) => [role, value]));
}
