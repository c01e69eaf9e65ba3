import { kpiOf } from '../metrics/catalogue.ts';
import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { partTopics } from './daily-part.ts';
import { caveatsOf } from './kpi-claim.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { ChannelCurve } from '../outlook.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** Where the next unit of money brings less than this share of the average one, more of it is wasted. */
const leastShare = 0.5;
/** The 95 % interval of the marginal return leaves out what it is held against. */
const certainty = 0.95;

/** Channels in which the next unit of money returns much less than the average one, or less than the target. */
export const saturation: FindingKind = {
  id: 'saturation',
  question: 'Where would more money bring little?',
  needs: 'A channel whose spend varies enough from day to day to show what it returns.',
  find: (facts, { curves }) => ({
    results: curves.map(resultOf),
    findings: largestDrafts(curves.flatMap((curve) => draftOf(facts, curve) ?? [])),
  }),
};

function idOf({ place }: ChannelCurve): string {
  return `saturation.${place}`;
}

function factIn({ facts }: ChannelCurve, role: string): Fact | null {
  return facts.find((fact) => fact.role === role) ?? null;
}

function resultOf(curve: ChannelCurve): Result {
  const { entity, place, kpi, grain, n, status, reason, needed, form, warnings, seed } = curve;
  const [marginal, average] = [factIn(curve, 'marginal-return'), factIn(curve, 'average-return')];
  const head = {
    id: idOf(curve),
    askedBy: 'saturation',
    method: 'response-curve',
    inputs: [place, kpi, grain, n, form, ...Object.values(curve.parameters)],
    scope: { place, entity, period: null },
    metric: kpi,
    unit: kpiOf(kpi).unit,
    n: { rows: null, clusters: n, events: average?.n ?? null },
    warnings,
    drilldown: curve.facts.map(({ id }) => id),
  } as const;
  if (status !== 'ok' || marginal === null || average === null)
    return makeResult({
      ...head,
      status: status === 'ok' ? 'refused' : status,
      reason: reason ?? 'The curve says nothing of the next unit.',
      needed,
    });
  const { value, low, high } = marginal;
  return makeResult({
    ...head,
    status,
    seed,
    estimate: value,
    interval: low === null || high === null ? null : { level: 0.95, low, high, kind: 'block-bootstrap' },
    effect: { absolute: significant(value - average.value), relative: significant(value / average.value - 1), money: null },
    assumptions: ['What moved spend from day to day did not move the results by itself.'],
  });
}

function draftOf(facts: CampaignFacts, curve: ChannelCurve): Draft | null {
  const { entity, kpi, place, status } = curve;
  const [marginal, average] = [factIn(curve, 'marginal-return'), factIn(curve, 'average-return')];
  if (status !== 'ok' || marginal === null || average === null) return null;
  const target = factOf(facts.ledger, `target.${kpi}`, { role: 'target', metric: kpi });
  const share = shareOfAverage(marginal.value, average.value, kpi);
  const isBelowTarget = target !== null && isWorse(marginal, target.value, kpi);
  if (!isBelowTarget && !(share <= leastShare && isWorse(marginal, average.value, kpi))) return null;
  const id = idOf(curve);
  const inputs = [marginal.id, average.id];
  const difference = { operation: 'relative-difference', inputs, unit: 'share' } as const;
  const cited = [
    ...curve.facts,
    calculatedFact(facts.ledger, `${id}.difference`, difference, { role: 'difference', metric: kpi, entity }),
    target,
  ];
  return {
    id,
    kind: 'saturation',
    tone: 'bad',
    entity,
    period: null,
    comparator: isBelowTarget ? 'target' : 'none',
    facts: cited.filter((fact) => fact !== null),
    effectMoney: null,
    result: id,
    grade: 'C',
    caveats: ['observed-not-caused', ...caveatsOf(facts, kpi, { coverage: null, isTooFew: false })],
    // The channel's spend, as far as the next unit falls short of the average one.
    stake: shareOfSpend(facts, place) * Math.min(1, Math.max(0, 1 - share)),
    certainty,
    topics: partTopics({ entity }),
  };
}

/** What the next unit returns as a share of the average one: a price is the inverse of a return. */
function shareOfAverage(marginal: number, average: number, kpi: ChannelCurve['kpi']): number {
  return kpiOf(kpi).better === 'lower' ? average / marginal : marginal / average;
}

/** Whether the whole interval of the marginal return lies on the worse side of a limit. */
function isWorse({ low, high }: Fact, limit: number, kpi: ChannelCurve['kpi']): boolean {
  if (low === null || high === null) return false;
  return kpiOf(kpi).better === 'lower' ? low > limit : high < limit;
}

function shareOfSpend({ ledger }: CampaignFacts, place: string): number {
  return valueOf(ledger.references.get(`${place}.share-of-spend`)) ?? (place === 'total' ? 1 : 0);
}
