import { calculatedFact, estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { fields } from '../fields/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import type { Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import type { Ledger } from '../metrics/references.ts';
import type { FunnelMove } from './funnel-move.ts';
import type { ResultChain } from './result-chain.ts';
import type { TwoPeriods } from './two-periods.ts';

/** A finding on the chain of results: its id, what the chain leads to, and what is bought. */
export type FunnelClaim = {
  readonly id: string;
  readonly chain: ResultChain;
  readonly move: FunnelMove;
  readonly periods: TwoPeriods;
  readonly result: MeasureId;
  readonly event: MeasureId;
};

/** The method by which the parts of the links are made. */
export const funnelMethod = 'lmdi-1';

/**
 * Roles `value`, `comparator` and `difference` of the results; `part` of the link in their change; `link` and `previous`, the KPI of the
 * link in both periods; `effect`, the part at the price of a result before, where the results are no money.
 */
export function funnelFacts(ledger: Ledger, claim: FunnelClaim): readonly Fact[] {
  const { id, chain, periods, result } = claim;
  const { before, now } = chain;
  const [period, earlier] = [periods.now.period, periods.before.period];
  const inputs = [`${now.place}.${result}`, `${before.place}.${result}`];
  const difference = { operation: 'relative-difference', inputs, unit: 'share' } as const;
  return [
    factOf(ledger, `${now.place}.${result}`, { role: 'value', metric: result, period }),
    factOf(ledger, `${before.place}.${result}`, { role: 'comparator', metric: result, period: earlier }),
    calculatedFact(ledger, `${id}.difference`, difference, { role: 'difference', metric: result, period }),
    partFact(ledger, claim),
    linkFact(ledger, claim, { role: 'link', period, place: now.place }),
    linkFact(ledger, claim, { role: 'previous', period: earlier, place: before.place }),
    result === 'revenue' ? null : moneyOfPart(ledger, claim),
  ].filter((fact) => fact !== null);
}

/** Ids of the sums of every stage in both periods. */
export function stageIds({ links, before, now }: ResultChain): readonly string[] {
  return [now, before].flatMap(({ place }) => links.map(({ to }) => `${place}.${to}`));
}

function partFact(ledger: Ledger, { id, chain, move, result, periods }: FunnelClaim): Fact | null {
  const value = significant(move.part);
  if (value === null || move.test === null) return null;
  const { low, high } = move.test.interval;
  const estimation = {
    method: funnelMethod,
    output: 'effect of the link',
    inputs: stageIds(chain),
    series: [chain.now, chain.before].map(({ place }) => ({ place, measures: chain.links.map(({ to }) => to) })),
    unit: fields[result].unit,
    value,
    low: significant(low),
    high: significant(high),
  };
  return estimatedFact(ledger, `${id}.part`, estimation, { role: 'part', metric: result, period: periods.now.period });
}

type LinkPlace = { readonly role: 'link' | 'previous'; readonly period: Period; readonly place: string };

function linkFact(ledger: Ledger, { id, chain, move }: FunnelClaim, { role, period, place }: LinkPlace): Fact | null {
  const { metric, to } = move.leading;
  const tag = { role, metric, period } as const;
  // The catalogue knows a conversion rate of conversions, not one of leads or installs.
  if (metric !== 'cvr' || to === 'conversions') return factOf(ledger, `${place}.${metric}`, tag);
  const stage = chain.links[chain.links.indexOf(move.leading) - 1]?.to;
  const calculation = { operation: 'ratio', inputs: [`${place}.${to}`, `${place}.${stage}`], unit: 'share' } as const;
  return calculatedFact(ledger, `${id}.${role}`, calculation, tag);
}

function moneyOfPart(ledger: Ledger, { id, chain, event }: FunnelClaim): Fact | null {
  const { place } = chain.before;
  const tag = { role: 'effect', metric: 'value-at-stake' } as const;
  const price = { operation: 'ratio', inputs: [`${place}.spend`, `${place}.${event}`], unit: 'money' } as const;
  calculatedFact(ledger, `${id}.price`, price, tag);
  return calculatedFact(ledger, `${id}.effect`, { operation: 'product', inputs: [`${id}.part`, `${id}.price`], unit: 'money' }, tag);
}
