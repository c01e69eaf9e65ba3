import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { channelTable, namedRows } from './channel-table.ts';
import { largestDrafts } from './largest-drafts.ts';
import { priceOf } from './price-of-event.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** Most of it, and at least twice what an equal share would be. */
const most = 0.5;
/** Share of the spend that a breakdown must describe before it may speak of the campaign. */
const minCoverage = 0.8;
/** A description of how the campaign was built carries half the weight of a difference that was tested. */
const certainty = 0.5;

/** One channel, campaign or ad that holds most of the spend or of the results. */
export const concentration: FindingKind = {
  id: 'concentration',
  question: 'Does the campaign rest on one channel, campaign or ad?',
  needs: 'Spend by channel, campaign or ad, of at least three.',
  find: (facts) => {
    const ids = [channelTable(facts)?.id, 'campaign', 'ad'];
    const tables = facts.tables.filter(({ id, coverageOfSpend }) => ids.includes(id) && (coverageOfSpend ?? 0) >= minCoverage);
    return { results: [], findings: largestDrafts(tables.flatMap((table) => draftOf(facts, table) ?? [])) };
  },
};

/** A row with its shares of spend and of results, the larger first. */
type Held = { readonly row: TableRow & { readonly key: string }; readonly shares: readonly Fact[] };

function draftOf(facts: CampaignFacts, table: DimensionTable): Draft | null {
  const groups = table.rows.length + (table.hasRest ? 1 : 0);
  const held = namedRows(table).map((row): Held => ({ row, shares: sharesOf(facts, table, row) }));
  const largest = held.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
  if (largest === undefined || groups < 3 || shareOf(largest) < Math.max(most, 2 / groups)) return null;
  const { row, shares } = largest;
  const { dimension } = table;
  return {
    id: `concentration.${row.place}`,
    kind: 'concentration',
    tone: 'neutral',
    entity: { dimension, key: row.key },
    period: null,
    comparator: 'none',
    facts: shares.map((fact, at) => ({ ...fact, role: at === 0 ? 'value' : 'other' })),
    effectMoney: null,
    result: null,
    grade: 'C',
    caveats: [],
    stake: shareOf(largest) - most,
    certainty,
    topics: [...new Set([`${dimension}:${row.key}`, ...(table === channelTable(facts) ? [`channel:${row.key}`] : [])])],
  };
}

function shareOf({ shares }: Held): number {
  return shares[0]?.value ?? 0;
}

function sharesOf({ ledger, outcome }: CampaignFacts, table: DimensionTable, { key, place }: TableRow): readonly Fact[] {
  const entity = { dimension: table.dimension, key };
  const spend = factOf(ledger, `${place}.share-of-spend`, { role: 'spend', metric: 'share-of-spend', entity });
  const price = outcome === null ? null : priceOf(outcome.event);
  const reference = ledger.references.get(`${place}.${price}`);
  const whole = table.plan.kpis.find(({ id }) => id === price)?.denominator;
  if (reference?.kind !== 'kpi' || reference.denominator === null || whole === undefined) return spend === null ? [] : [spend];
  const calculation = { operation: 'ratio', inputs: [reference.denominator, `${table.id}.all.${whole}`], unit: 'share' } as const;
  const tag = { role: 'results', metric: 'share-of-results', entity } as const;
  const results = calculatedFact(ledger, `concentration.${place}.results`, calculation, tag);
  return [spend, results].filter((fact) => fact !== null).toSorted((a, b) => b.value - a.value);
}
