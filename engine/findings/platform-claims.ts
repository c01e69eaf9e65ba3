import { platforms } from '../platforms/index.ts';
import { sourcesOf } from '../query/scope.ts';
import { namedRows } from './channel-table.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { TableRow } from '../metrics/dimension-table.ts';

type NamedRow = TableRow & { readonly key: string };

/** Who counts conversions of one campaign: ad platforms those that they attribute to themselves, a shop or an analytics tool all. */
export type PlatformClaims = {
  /** Platforms with spend and conversions, most conversions first. */
  readonly claims: readonly NamedRow[];
  /** What counts conversions and sells no advertising; the one with the most, null without any. */
  readonly backend: NamedRow | null;
};

/** Sorts the platforms of a campaign into claimants and backend; empty where there is one platform only. */
export function platformClaims({ tables, facts }: CampaignFacts): PlatformClaims {
  const table = tables.find(({ id }) => id === 'platform');
  const counting = (table === undefined ? [] : namedRows(table))
    .filter(({ sums }) => (sums['conversions'] ?? 0n) > 0n)
    .toSorted((a, b) => ((a.sums['conversions'] ?? 0n) > (b.sums['conversions'] ?? 0n) ? -1 : 1));
  const spenders = sourcesOf(facts.plan.scope).filter(({ measures }) => measures.includes('spend'));
  const isSpender = ({ key }: NamedRow): boolean => spenders.some(({ platform }) => platform === key);
  return { claims: counting.filter(isSpender), backend: counting.find((row) => !isSpender(row) && sellsNothing(row.key)) ?? null };
}

/** A known platform only where it is an analytics tool; an unknown name without spend is a shop or a back office. */
function sellsNothing(name: string): boolean {
  const known = platforms.find((platform) => platform.name === name);
  return known === undefined || known.channel === 'analytics';
}
