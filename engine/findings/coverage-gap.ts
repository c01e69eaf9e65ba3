import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { countedFiles } from './counted-files.ts';
import { coverageFact } from './coverage-fact.ts';
import { judgedKpis } from './kpi-claim.ts';
import { largestDrafts } from './largest-drafts.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CountedFile } from './counted-files.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** A KPI that describes less of the spend than this does not speak for the campaign. */
const minCoverage = 0.8;
/** What is missing is counted, but that it belongs to the campaign is not known. */
const certainty = 0.5;

/** Parts of the money that the numbers do not describe: accounts exported in part, and KPIs that not every source reports. */
export const coverageGap: FindingKind = {
  id: 'coverage-gap',
  question: 'Is there money that the numbers do not describe?',
  needs: 'An export that prints its account’s total, or several sources.',
  find: (facts) => {
    const files = countedFiles(facts);
    const accounts = files.filter(({ file: { platform } }, at) => files.findIndex(({ file }) => file.platform === platform) === at);
    const drafts = [...accounts.map((file) => accountDraft(facts, file)), ...judgedKpis(facts).map((kpi) => kpiDraft(facts, kpi))];
    return { results: [], findings: largestDrafts(drafts.filter((draft) => draft !== null)) };
  },
};

/** An account of which the file shows only some campaigns; the rest of its spend is taken at the same share. */
function accountDraft(facts: CampaignFacts, { file, entity, spend }: CountedFile): Draft | null {
  const { accountCoverage } = file;
  if (accountCoverage === null || !(accountCoverage > 0 && accountCoverage < 1)) return null;
  const { ledger } = facts;
  const id = `coverage-gap.${file.importId}`;
  const given = {
    origin: `${file.fileName}, its rows against the total of the account`,
    unit: 'share',
    value: String(accountCoverage),
  } as const;
  const covered = givenFact(ledger, `${id}.covered`, given, { role: 'covered', metric: 'coverage', entity });
  const missing = spend === null ? null : missingFact(facts, spend, { id, entity });
  return {
    ...blank,
    id,
    entity,
    comparator: 'account-total',
    facts: [covered, missing].filter((fact) => fact !== null),
    stake: stakeOfMoney(facts, missing?.value ?? 0),
    topics: ['trust'],
  };
}

/** Spend ÷ coverage − spend. */
function missingFact({ ledger }: CampaignFacts, spend: string, { id, entity }: Pick<Draft, 'id' | 'entity'>): Fact | null {
  const tag = { role: 'missing', metric: 'spend', entity } as const;
  calculatedFact(ledger, `${id}.account`, { operation: 'ratio', inputs: [spend, `${id}.covered`], unit: 'money' }, tag);
  return calculatedFact(ledger, `${id}.missing`, { operation: 'difference', inputs: [`${id}.account`, spend], unit: 'money' }, tag);
}

function kpiDraft(facts: CampaignFacts, kpi: KpiId): Draft | null {
  const { coverage = null, ref = '', n = null } = facts.kpis[kpi] ?? {};
  if (coverage === null || coverage >= minCoverage) return null;
  const id = `coverage-gap.${kpi}`;
  const described = coverageFact(facts, id, kpi);
  const value = factOf(facts.ledger, ref, { role: 'value', metric: kpi, n });
  if (described === null || value === null) return null;
  return {
    ...blank,
    id,
    entity: null,
    comparator: 'none',
    facts: [value, described],
    caveats: ['partial-coverage'],
    stake: 1 - coverage,
    topics: ['trust'],
  };
}

const blank = {
  kind: 'coverage-gap',
  tone: 'neutral',
  period: null,
  effectMoney: null,
  result: null,
  grade: 'C',
  caveats: [],
  certainty,
} as const;
