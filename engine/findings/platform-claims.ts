import { sourcesOf } from '../query/scope.ts';
import { namedRows } from './channel-table.ts';
import type { Backend } from '../metrics/backends.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { TableRow } from '../metrics/dimension-table.ts';

type NamedRow = TableRow & { readonly key: string };

/** Who counts conversions of one campaign: ad platforms those that they attribute to themselves, a shop or an analytics tool all. */
export type PlatformClaims = {
  /** Platforms with spend and conversions, most conversions first. */
  readonly claims: readonly NamedRow[];
  /** A shop or an analytics tool that counts conversions itself; the one with the most, null without any. */
  readonly backend: Backend | null;
};

/** Sorts the platforms of a campaign into claimants and backend; empty where there is one platform only. */
export function platformClaims({ tables, facts, backends }: CampaignFacts): PlatformClaims {
  const table = tables.find(({ id }) => id === 'platform');
  const counting = (table === undefined ? [] : namedRows(table))
    .filter(({ sums }) => (sums['conversions'] ?? 0n) > 0n)
    .toSorted((a, b) => ((a.sums['conversions'] ?? 0n) > (b.sums['conversions'] ?? 0n) ? -1 : 1));
  const spenders = sourcesOf(facts.plan.scope).filter(({ measures }) => measures.includes('spend'));
  const [largest] = backends
    .filter(({ sums }) => (sums['conversions'] ?? 0n) > 0n)
    .toSorted((a, b) => ((a.sums['conversions'] ?? 0n) > (b.sums['conversions'] ?? 0n) ? -1 : 1));
  const isSpender = ({ key }: NamedRow): boolean => spenders.some(({ platform }) => platform === key);
  return { claims: counting.filter(isSpender), backend: largest ?? null };
}
