import { toUnits } from '../fields/decimal.ts';
import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { proportionSampleSize } from '../statistics/sample-size.ts';
import { isAffordable } from './affordable.ts';
import { sampleFacts } from './arm-sample.ts';
import { leadingPairs } from './leading-creatives.ts';
import { weakestGrade } from './weakest-grade.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { LeadingPair } from './leading-creatives.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** A test looks for the observed lift, but for none smaller or larger than these. */
const lifts = { least: 0.1, most: 0.2 };
/** Which of the two is better is open. */
const certainty = 0.5;

/**
 * Tests the two leading creatives against each other where the figures do not tell which is better; silent where one creative is proven
 * to lead alone, and where the sample costs too much.
 */
export const testCreative: RecommendationKind = {
  id: 'test-creative',
  group: 'test',
  recommend: (campaign, { findings }) => {
    const best = findings.filter(({ kind }) => kind === 'best-creative');
    if (best.length === 1) return [];
    return leadingPairs(campaign, best).flatMap((pair) => draftOf(campaign, pair, best) ?? []);
  },
};

function draftOf(campaign: CampaignFacts, pair: LeadingPair, best: readonly Finding[]): RecommendationDraft | null {
  const { table, kpi, first, second } = pair;
  const { ledger } = campaign;
  const id = `test-creative.${table.id}`;
  const design = designOf(pair);
  if (design === null) return null;
  const { lift, effect, perArm } = design;
  const { denominator } = kpiOf(kpi.id);
  const all = { events: `${table.id}.all.${kpi.numerator}`, trials: `${table.id}.all.${kpi.denominator}` };
  const basis = { method: 'two-proportion-sample-size', inputs: [all.events, all.trials] };
  const price = { spend: `${table.id}.all.spend`, units: all.trials };
  const { sample, cost } = sampleFacts(ledger, id, { ...basis, perArm, unit: denominator, entity: null, paidArms: 2, price });
  if (sample === null || !isAffordable(campaign, cost)) return null;
  const threshold = thresholdFact(campaign, id, { pair, effect, inputs: basis.inputs });
  const facts = [rateFact(campaign, pair, 'value'), rateFact(campaign, pair, 'rival'), sample, cost, threshold];
  const own = best.filter(({ entity }) => [first, second].some((leader) => leader.entity.key === entity?.key));
  return {
    id,
    entity: first.entity,
    findings: own.map((finding) => finding.id),
    facts: facts.filter((fact) => fact !== null),
    expectedRole: null,
    costRole: 'cost',
    disproof: { metric: kpi.id, role: 'threshold', direction: 'below' },
    sampleSize: { perArm, unit: denominator, role: 'sample' },
    // What is observed is a description; the test makes an experiment of it.
    grade: weakestGrade(own, 'C'),
    money: lift * spendOf(pair),
    certainty,
    moves: [],
  };
}

type Design = { readonly lift: number; readonly effect: number; readonly perArm: number };

/** For 80 % power at 5 %, around the rate of the whole breakdown. */
function designOf({ table, kpi, first, second }: LeadingPair): Design | null {
  const share = toUnits(table.whole[kpi.numerator] ?? 0n) / toUnits(table.whole[kpi.denominator] ?? 0n);
  const observed = first.events / first.trials / (second.events / second.trials) - 1;
  const lift = Math.min(lifts.most, Math.max(lifts.least, observed));
  const perArm = proportionSampleSize({ share, effect: lift * share });
  return perArm === null ? null : { lift, effect: lift * share, perArm };
}

type Detectable = { readonly pair: LeadingPair; readonly effect: number; readonly inputs: readonly string[] };

/** The difference that the sample is made for: a smaller one is none to act on. */
function thresholdFact({ ledger }: CampaignFacts, id: string, { pair, effect, inputs }: Detectable): Fact | null {
  const size = { method: 'two-proportion-sample-size', output: 'difference that the sample shows', inputs, series: [] } as const;
  const estimation = { ...size, unit: 'points', value: significant(effect) ?? 0, low: null, high: null } as const;
  return estimatedFact(ledger, `${id}.threshold`, estimation, { role: 'threshold', metric: pair.kpi.id, entity: pair.first.entity });
}

function rateFact({ ledger }: CampaignFacts, { kpi, first, second }: LeadingPair, role: 'value' | 'rival'): Fact | null {
  const { place, entity, events } = role === 'value' ? first : second;
  return factOf(ledger, `${place}.${kpi.id}`, { role, metric: kpi.id, entity, n: events });
}

function spendOf({ table, first, second }: LeadingPair): number {
  const own = table.rows.filter(({ place }) => place === first.place || place === second.place);
  return table.plan.isMoneyMixed ? 0 : own.reduce((sum, { sums }) => sum + toUnits(sums['spend'] ?? 0n), 0);
}
