import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { adoptedReallocation } from './adopted-reallocation.ts';
import { eightyOfLog, throughLog } from './eighty-percent.ts';
import { factIn, inRole } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { worseSide } from './worse-side.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** Repeats the division of the budget that met the primary target, where no better one is known. */
export const repeatMix: RecommendationKind = {
  id: 'repeat-mix',
  group: 'repeat',
  recommend: (campaign, { findings, outlook }) => {
    const primary = campaign.objectives.find(({ isPrimary }) => isPrimary);
    if (primary === undefined || primary.verdict !== 'met' || adoptedReallocation(outlook) !== null) return [];
    // Where a channel costs more than the others, the division is not what is worth repeating.
    if (findings.some(({ kind, tone }) => kind === 'efficiency-gap' && tone === 'bad')) return [];
    const met = findings.find(({ kind, facts }) => kind === 'target-met' && factIn(facts, 'value')?.metric === primary.primaryKpi);
    return met === undefined ? [] : [draftOf(campaign, met)];
  },
};

function draftOf(campaign: CampaignFacts, finding: Finding): RecommendationDraft {
  const [value, target] = [factIn(finding.facts, 'value'), inRole(factIn(finding.facts, 'target'), 'threshold')];
  const id = `repeat-mix.${finding.id}`;
  const expected = value === null || target === null ? null : effectOf(campaign, id, { finding, value, target });
  const cost = factOf(campaign.ledger, 'total.spend', { role: 'cost', metric: 'spend' });
  return findingDraft(campaign, { kind: 'repeat-mix', finding, facts: [value, expected, cost, target] });
}

type MetTarget = { readonly finding: Finding; readonly value: Fact; readonly target: Fact };

/** What the same money brings against the target again: the finding's money with the 80 % interval of the KPI. */
function effectOf({ ledger }: CampaignFacts, id: string, { finding, value, target }: MetTarget): Fact | null {
  const money = factIn(finding.facts, 'effect');
  const reference = ledger.references.get(value.id);
  if (money === null || value.low === null || value.high === null || reference?.kind !== 'kpi') return null;
  const ratio = value.value / target.value;
  const log = eightyOfLog(ratio, { low: value.low / target.value, high: value.high / target.value });
  const spend = valueOf(ledger.references.get((isPrice(value) ? reference.numerator : reference.denominator) ?? ''));
  if (log === null || spend === null) return null;
  // Of a price, results × target − spend; of a return, revenue − target × spend.
  const effect = throughLog(log, (at) => (isPrice(value) ? spend * Math.expm1(-at) : spend * target.value * Math.expm1(at)));
  const estimation = {
    method: 'target-effect-80',
    output: 'money gained against the target',
    inputs: [value.id, target.id, money.id],
    series: [],
    unit: 'money',
    value: money.value,
    low: significant(effect.low),
    high: significant(effect.high),
  } as const;
  return estimatedFact(ledger, `${id}.effect`, estimation, { role: 'effect', metric: 'value-at-stake' });
}

function isPrice({ metric }: Fact): boolean {
  return worseSide(metric) === 'above';
}
