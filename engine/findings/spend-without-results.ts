import { calculatedFact, estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { largestDrafts } from './largest-drafts.ts';
import { caveatsOf } from './kpi-claim.ts';
import { makeResult } from './make-result.ts';
import { priceEffect } from './rest-price.ts';
import { priceOf } from './price-of-event.ts';
import { silence } from './finding-kind.ts';
import { stakeOfMoney } from './stake.ts';
import { valueIn } from './fact-in-role.ts';
import { payForRows, spendingRows } from './wasted-spend.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { SpendingRow } from './wasted-spend.ts';

const dimensions: readonly DimensionTable['dimension'][] = ['keyword', 'search_term', 'placement', 'ad', 'audience'];
/** With so many results, rows of these dimensions are judged by their price in findings of their own. */
const judgedByPrice: { readonly dimensions: readonly DimensionTable['dimension'][]; readonly results: number } = {
  dimensions: ['placement', 'ad', 'audience'],
  results: 30,
};
/** More of the results that the spend buys elsewhere are no waste. */
const mostResults = 0.5;
/** Level of all rows together, after Holm. */
const level = 0.05;
const method = 'poisson-against-the-rest';

/** Keywords, search terms, placements, ads and audiences whose spend brought nothing, or next to nothing. */
export const spendWithoutResults: FindingKind = {
  id: 'spend-without-results',
  question: 'Which spend brought no results?',
  needs: 'Spend and results by keyword, search term, placement, ad or audience.',
  find: (facts) => {
    const price = facts.outcome === null || facts.outcome.rate === null ? null : priceOf(facts.outcome.event);
    if (price === null) return silence;
    const tables = facts.tables.filter(({ dimension, plan }) => dimensions.includes(dimension) && plan.kpis.some(({ id }) => id === price));
    const rows = payForRows(tables.flatMap((table) => spendingRows(table, price)));
    const answers = tables.map((table) => {
      const tested = rows.filter((row) => row.table === table);
      return { table, tested, draft: draftOf(facts, table, tested) };
    });
    return {
      results: answers.map(resultOf),
      findings: largestDrafts(answers.flatMap(({ draft }) => draft ?? [])),
    };
  },
};

type TableAnswer = { readonly table: DimensionTable; readonly tested: readonly SpendingRow[]; readonly draft: Draft | null };

function resultOf({ table, tested, draft }: TableAnswer): Result {
  const head = {
    id: `spend-without-results.${table.id}`,
    askedBy: 'spend-without-results',
    method,
    inputs: tested.flatMap(({ place, results, expected }) => [place, results, expected]),
    scope: { place: `${table.id}.all`, entity: null, period: null },
    metric: 'value-at-stake',
    unit: 'money',
    n: { rows: tested.length, clusters: null, events: null },
  } as const;
  if (tested.length === 0) {
    const reason = 'No row spent three times what a result costs in the others.';
    return makeResult({ ...head, status: 'refused', reason, needed: 'More spend on single rows.' });
  }
  const least = Math.min(...tested.map(({ p }) => p));
  const money = draft?.effectMoney ?? 0;
  return makeResult({
    ...head,
    status: 'ok',
    estimate: money,
    adjustedP: significant(least),
    effect: { absolute: null, relative: null, money },
    assumptions: ['Results come one by one and by chance.'],
    drilldown: tested.map(({ place, kpi }) => `${place}.${kpi.numerator}`),
  });
}

/** One claim for all rows of a breakdown, named by the one with the most at stake. */
function draftOf(facts: CampaignFacts, table: DimensionTable, tested: readonly SpendingRow[]): Draft | null {
  const id = `spend-without-results.${table.id}`;
  const wasted = tested.filter(isWasted).flatMap((row) => {
    const effect = priceEffect(facts.ledger, `${id}.${row.place}`, row);
    return effect === null ? [] : [{ row, effect }];
  });
  const [largest, ...others] = wasted.toSorted((a, b) => a.effect.value - b.effect.value);
  if (largest === undefined) return null;
  const { row } = largest;
  const all = [largest, ...others].map(({ effect }) => effect);
  const cited = [...rowFacts(facts.ledger, `${id}.${row.place}`, largest), ...sumFacts(facts.ledger, id, all)];
  const effectMoney = valueIn(cited, 'total') ?? largest.effect.value;
  return {
    id,
    kind: 'spend-without-results',
    tone: 'bad',
    entity: row.entity,
    period: null,
    comparator: 'rest',
    facts: cited,
    effectMoney,
    result: id,
    grade: 'C',
    caveats: ['observed-not-caused', ...caveatsOf(facts, row.kpi.id, { coverage: table.coverageOfSpend, isTooFew: false })],
    stake: stakeOfMoney(facts, effectMoney),
    certainty: 1 - row.p,
    topics: wasted.map(({ row: { entity } }) => `${entity.dimension}:${entity.key}`),
  };
}

function isWasted({ table, results, expected, p }: SpendingRow): boolean {
  const isJudged = judgedByPrice.dimensions.includes(table.dimension) && results >= judgedByPrice.results;
  return !isJudged && p <= level && results <= mostResults * expected;
}

type Wasted = { readonly row: SpendingRow; readonly effect: Fact };

/** What the row spent, what that brought, what it buys in the others, and the spend that bought nothing. */
function rowFacts(ledger: Ledger, id: string, { row, effect }: Wasted): readonly Fact[] {
  const { entity, place, kpi } = row;
  const { denominator: event } = kpiOf(kpi.id);
  const spend = `${place}.${kpi.numerator}`;
  const bought = { operation: 'ratio', inputs: [spend, `${id}.rest-${kpi.id}`], unit: fields[event].unit } as const;
  return [
    factOf(ledger, spend, { role: 'value', metric: 'spend', entity }),
    factOf(ledger, `${place}.${kpi.denominator}`, { role: 'results', metric: event, entity }),
    calculatedFact(ledger, `${id}.bought`, bought, { role: 'expected', metric: event, entity }),
    factOf(ledger, `${id}.rest-${kpi.id}`, { role: 'comparator', metric: kpi.id }),
    effect,
  ].filter((fact) => fact !== null);
}

/** How many rows there are, and all that bought nothing; none where there is one row. */
function sumFacts(ledger: Ledger, id: string, effects: readonly Fact[]): readonly Fact[] {
  if (effects.length < 2) return [];
  const inputs = effects.map((effect) => effect.id);
  const count = { method, output: 'rows', inputs, series: [], unit: 'count', value: effects.length, low: null, high: null } as const;
  return [
    estimatedFact(ledger, `${id}.rows`, count, { role: 'rows', metric: 'count' }),
    calculatedFact(ledger, `${id}.total`, { operation: 'sum', inputs, unit: 'money' }, { role: 'total', metric: 'value-at-stake' }),
  ].filter((fact) => fact !== null);
}
