import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { channelResult } from './channel-result.ts';
import { channelTable } from './channel-table.ts';
import { channelCaveats, channelTopics, compareChannels, shownDifference } from './compare-channels.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { largestDrafts } from './largest-drafts.ts';
import { moneyEffect } from './money-effect.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';
import type { ChannelComparison, ComparedChannel } from './compare-channels.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** A channel nearer to the others than this is not worth a sentence. */
const smallest = 0.2;
/** Fewer results carry no claim on a price. */
const fewest = 30;

/** Channels whose money brings more or less than that of the others. */
export const efficiencyGap: FindingKind = {
  id: 'efficiency-gap',
  question: 'Which channels are more or less efficient than the others?',
  needs: 'Spend and results of at least two channels, 30 results each.',
  find: (facts) => {
    const table = channelTable(facts);
    if (table === null || facts.outcome === null) return silence;
    const compared = compareChannels(facts, table, facts.outcome.kpi);
    if (compared === null) return silence;
    const answers = compared.channels.map((channel) => ({ channel, draft: draftOf(facts, compared, channel) }));
    return {
      results: answers.map(({ channel, draft }) => resultOf(channel, compared.kpi, draft?.effectMoney ?? null)),
      findings: largestDrafts(answers.flatMap(({ draft }) => draft ?? [])),
    };
  },
};

function idOf({ place }: ComparedChannel): string {
  return `efficiency-gap.${place}`;
}

function resultOf(channel: ComparedChannel, kpi: KpiId, money: number | null) {
  const { unit, per } = kpiOf(kpi);
  return channelResult(channel, { id: idOf(channel), askedBy: 'efficiency-gap', metric: kpi, unit, per, money });
}

function draftOf(facts: CampaignFacts, compared: ChannelComparison, channel: ComparedChannel): Draft | null {
  const { entity, events } = channel;
  const comparison = shownDifference(channel);
  if (comparison === null || events < fewest || Math.abs(comparison.lift ?? 0) < smallest) return null;
  const cited = citedFacts(facts.ledger, compared, channel);
  const effect = valueIn(cited, 'effect');
  if (effect === null) return null;
  const isBetter = comparison.isAboveRest === (kpiOf(compared.kpi).better === 'higher');
  const claim = { kind: 'efficiency-gap', tone: isBetter ? 'good' : 'bad' } as const;
  return {
    id: idOf(channel),
    ...claim,
    entity,
    period: null,
    comparator: 'rest',
    facts: cited,
    effectMoney: effect,
    result: idOf(channel),
    grade: channel.arm.days === undefined ? 'C' : 'B',
    caveats: channelCaveats(facts, compared.kpi),
    stake: stakeOfMoney(facts, effect),
    certainty: 1 - comparison.adjustedP,
    topics: channelTopics(compared, channel, claim),
  };
}

/** The channel's KPI, the one of all others, what lies between them, and what that is worth. */
function citedFacts(ledger: Ledger, compared: ChannelComparison, channel: ComparedChannel): readonly Fact[] {
  const { entity, events } = channel;
  const id = idOf(channel);
  const metric = compared.kpi;
  const comparator = restFact(ledger, compared, channel);
  if (comparator === null) return [];
  const difference = { operation: 'relative-difference', inputs: [channel.kpi, comparator.id], unit: 'share' } as const;
  return [
    factOf(ledger, channel.kpi, { role: 'value', metric, entity, n: events }),
    comparator,
    calculatedFact(ledger, `${id}.difference`, difference, { role: 'difference', metric, entity }),
    moneyEffect(ledger, id, { value: channel.kpi, base: comparator.id, entity }),
  ].filter((fact) => fact !== null);
}

/** The KPI of all other channels together: of all less this one. */
function restFact(ledger: Ledger, { all, kpi }: ChannelComparison, channel: ComparedChannel): Fact | null {
  const { sides } = channel;
  const id = idOf(channel);
  const { label, per, unit, numerator, denominator } = kpiOf(kpi);
  const less = (side: 'numerator' | 'denominator', metric: MeasureId): string => {
    const calculation = { operation: 'difference', inputs: [all[side], sides[side]], unit: fields[metric].unit } as const;
    calculatedFact(ledger, `${id}.rest-${side}`, calculation, { role: 'input', metric });
    return `${id}.rest-${side}`;
  };
  const inputs = [less('numerator', numerator), less('denominator', denominator)];
  const tag = { role: 'comparator', metric: kpi } as const;
  if (per === 1) return calculatedFact(ledger, `${id}.comparator`, { operation: 'ratio', inputs, unit }, tag);
  givenFact(ledger, `${id}.per`, { origin: `the definition of ${label}`, unit: 'number', value: String(1 / per) }, tag);
  return calculatedFact(ledger, `${id}.comparator`, { operation: 'ratio', inputs: [...inputs, `${id}.per`], unit }, tag);
}
