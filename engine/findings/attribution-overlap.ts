import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { platformClaims } from './platform-claims.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { FindingKind } from './finding-kind.ts';
import type { PlatformClaims } from './platform-claims.ts';

/** More claims than the shop has orders are repetitions for certain; the range without a shop only says what may be. */
const certainty = { proven: 1, possible: 0.1 };
/** Claims may exceed the shop's orders by this share without a word: days end at different hours. */
const tolerance = 0.02;
const id = 'attribution-overlap';

/** Several platforms count the same conversions: claims against what the shop counts, or the range in which the truth lies. */
export const attributionOverlap: FindingKind = {
  id,
  question: 'How many conversions are claimed more than once?',
  needs: 'Conversions of at least two platforms, or of one and of a shop or an analytics tool.',
  find: (facts) => {
    const cited = citedFacts(facts, platformClaims(facts));
    const [claimed, backend] = [valueIn(cited, 'value'), valueIn(cited, 'backend')];
    const isProven = claimed !== null && backend !== null && claimed > backend * (1 + tolerance);
    const repeated = valueIn(cited, isProven ? 'excess' : 'shared');
    if (claimed === null || repeated === null) return silence;
    const draft = {
      id,
      kind: id,
      tone: isProven ? 'bad' : 'neutral',
      entity: null,
      period: null,
      comparator: isProven ? 'account-total' : 'none',
      facts: cited,
      effectMoney: null,
      result: null,
      grade: 'C',
      caveats: ['platform-claimed'],
      stake: Math.min(1, repeated / claimed),
      certainty: isProven ? certainty.proven : certainty.possible,
      topics: ['trust'],
    } as const;
    return { results: [], findings: [draft] };
  },
};

type Claimant = { readonly key: string; readonly place: string };

/**
 * Roles: `value`, the sum of all claims; `claimants`; with several of them `largest`, the least that can be true, and `shared`, what
 * may be counted twice; with a shop `backend`, and `excess` where the claims exceed it.
 */
function citedFacts({ ledger }: CampaignFacts, { claims, backend }: PlatformClaims): readonly Fact[] {
  const [largest] = claims;
  if (largest === undefined) return [];
  const metric = 'conversions';
  const conversionsOf = ({ place }: Claimant): string => `${place}.${metric}`;
  const of = (row: Claimant, role: string): Fact | null =>
    factOf(ledger, conversionsOf(row), { role, metric, entity: { dimension: 'platform', key: row.key } });
  const less = (role: string, other: string): Fact | null => {
    const calculation = { operation: 'difference', inputs: [`${id}.value`, other], unit: 'count' } as const;
    return calculatedFact(ledger, `${id}.${role}`, calculation, { role, metric });
  };
  const sum = { operation: 'sum', inputs: claims.map(conversionsOf), unit: 'count' } as const;
  const given = { origin: 'the platforms that claim conversions', unit: 'count', value: String(claims.length) } as const;
  const claimed = calculatedFact(ledger, `${id}.value`, sum, { role: 'value', metric });
  const excess = backend === null ? null : less('excess', conversionsOf(backend));
  return [
    claimed,
    givenFact(ledger, `${id}.claimants`, given, { role: 'claimants', metric: 'count' }),
    ...(claims.length > 1 ? [of(largest, 'largest'), less('shared', conversionsOf(largest))] : []),
    backend === null ? null : of(backend, 'backend'),
    (excess?.value ?? 0) > 0 ? excess : null,
  ].filter((fact) => fact !== null);
}
