import { formatMillionths } from '../fields/decimal.ts';
import type { Delivery } from '../analysis.ts';
import type { Period } from '../fields/period.ts';
import type { NamedSpend, SpendFacts } from './spend-facts.ts';

/** A plan line with its days and its amount in millionths. */
export type DatedLine = Period & { readonly channel: string | null; readonly amount: bigint };

/** Planned against actual by channel, in the plan's order, then channels without a plan by spend. */
export type ChannelComparison = { readonly rows: Delivery['byChannel']; readonly notes: readonly string[] };

/** Matches the names of the plan with platforms or channels of the data, whichever fits more names. */
export function matchChannels(lines: readonly DatedLine[], facts: SpendFacts): ChannelComparison {
  const plan = planByName(lines);
  const actuals = [...facts.byName].sort((a, b) => matchCount(plan, b) - matchCount(plan, a))[0] ?? [];
  const taken = new Set<string>();
  const notes: string[] = [];
  const planned = [...plan.entries()].map(([name, amount]) => {
    const match = findSpend(name, actuals);
    if (match === null) notes.push(`The data have no channel "${name}".`);
    else taken.add(match.name);
    const actual = match?.spend ?? 0n;
    const variance = facts.obstacle === null ? formatMillionths(actual - amount) : null;
    return {
      channel: match?.name ?? name,
      planned: formatMillionths(amount),
      actual: formatMillionths(actual),
      variance,
      ref: match?.ref ?? null,
    };
  });
  const others = actuals
    .filter((actual) => !taken.has(actual.name))
    .map((actual) => ({ channel: actual.name, planned: null, actual: formatMillionths(actual.spend), variance: null, ref: actual.ref }));
  return { rows: [...planned, ...others], notes };
}

function planByName(lines: readonly DatedLine[]): ReadonlyMap<string, bigint> {
  const plan = new Map<string, bigint>();
  for (const line of lines) {
    if (line.channel !== null) plan.set(line.channel, (plan.get(line.channel) ?? 0n) + line.amount);
  }
  return plan;
}

function matchCount(plan: ReadonlyMap<string, bigint>, actuals: readonly NamedSpend[]): number {
  return [...plan.keys()].filter((name) => findSpend(name, actuals) !== null).length;
}

/** Equal but for case and punctuation, else the one name that contains the other ("Google" and "Google Ads"). */
function findSpend(name: string, actuals: readonly NamedSpend[]): NamedSpend | null {
  const wanted = normalise(name);
  const equal = actuals.find((actual) => normalise(actual.name) === wanted);
  if (equal !== undefined) return equal;
  const similar = actuals.filter((actual) => isSimilar(normalise(actual.name), wanted));
  return similar.length === 1 ? (similar[0] ?? null) : null;
}

function isSimilar(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
