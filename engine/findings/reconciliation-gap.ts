import { fields } from '../fields/catalogue.ts';
import { calculatedFact, givenFact } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { countedFiles } from './counted-files.ts';
import { valueIn } from './fact-in-role.ts';
import { largestDrafts } from './largest-drafts.ts';
import { printedDifferences } from './printed-difference.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { CountedFile } from './counted-files.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { PrintedDifference } from './printed-difference.ts';

/** Files whose rows do not add up to the totals that they print. */
export const reconciliationGap: FindingKind = {
  id: 'reconciliation-gap',
  question: 'Do the rows add up to what the exports print?',
  needs: 'An export that prints its totals or its number of rows.',
  find: (facts) => ({ results: [], findings: largestDrafts(countedFiles(facts).flatMap((file) => draftOf(facts, file) ?? [])) }),
};

function draftOf(facts: CampaignFacts, counted: CountedFile): Draft | null {
  const { file, entity, spend } = counted;
  const differences = printedDifferences(file.reconciliation);
  const difference = differences.find(({ what }) => what === 'spend') ?? differences[0];
  if (difference === undefined) return null;
  const id = `reconciliation-gap.${file.importId}`;
  const cited = citedFacts(facts, counted, { id, difference });
  const affected = spend === null ? 0 : (valueOf(facts.ledger.references.get(spend)) ?? 0);
  const differing = Math.min(1, Math.abs(valueIn(cited, 'relative') ?? 0)) * affected;
  const money = difference.what === 'spend' ? valueIn(cited, 'difference') : differing;
  return {
    id,
    kind: 'reconciliation-gap',
    tone: 'bad',
    entity,
    period: file.period,
    comparator: 'account-total',
    facts: cited,
    effectMoney: null,
    result: null,
    grade: 'C',
    caveats: [],
    stake: stakeOfMoney(facts, money ?? 0),
    certainty: 1,
    topics: ['trust'],
  };
}

type Named = { readonly id: string; readonly difference: PrintedDifference };

/** Roles `value` (the rows), `comparator` (what is printed), `difference` and `relative`. */
function citedFacts({ ledger }: CampaignFacts, { file, entity }: CountedFile, { id, difference }: Named): readonly Fact[] {
  const { what, imported, printed } = difference;
  const [unit, metric] = what === 'rows' ? (['count', 'count'] as const) : ([fields[what].unit, what] as const);
  const given = (role: string, origin: string, value: string): Fact | null =>
    givenFact(ledger, `${id}.${role}`, { origin, unit, value }, { role, metric, entity });
  const inputs = [`${id}.value`, `${id}.comparator`];
  const less = { operation: 'difference', inputs, unit } as const;
  const relative = { operation: 'relative-difference', inputs, unit: 'share' } as const;
  return [
    given('value', `the rows of ${file.fileName}`, imported),
    given('comparator', `the totals that ${file.fileName} prints`, printed),
    calculatedFact(ledger, `${id}.difference`, less, { role: 'difference', metric, entity }),
    calculatedFact(ledger, `${id}.relative`, relative, { role: 'relative', metric, entity }),
  ].filter((fact) => fact !== null);
}
