import { calculatedFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { channelResult } from './channel-result.ts';
import { channelTable } from './channel-table.ts';
import { channelCaveats, channelTopics, compareChannels, shownDifference } from './compare-channels.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { largestDrafts } from './largest-drafts.ts';
import { priceOf } from './price-of-event.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { ChannelComparison, ComparedChannel } from './compare-channels.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** Shares nearer to each other than this, in points and relative to the larger one, are not worth a sentence. */
const smallest = { points: 0.05, relative: 0.2 };
/** Fewer results, had or to be expected from the spend, carry no claim. */
const fewest = 30;

/**
 * Channels whose share of the results is far from their share of the spend. That the two are equal is that the channel's price of a
 * result is the one of the others, so that price is what is tested.
 */
export const shareMismatch: FindingKind = {
  id: 'share-mismatch',
  question: 'Does the money go where the results come from?',
  needs: 'Spend and results of at least two channels.',
  find: (facts) => {
    const table = channelTable(facts);
    const price = facts.outcome === null ? null : priceOf(facts.outcome.event);
    if (table === null || price === null) return silence;
    const compared = compareChannels(facts, table, price);
    if (compared === null) return silence;
    const { unit, per } = kpiOf(price);
    const answers = compared.channels.map((channel) => ({ channel, draft: draftOf(facts, compared, channel) }));
    return {
      results: answers.map(({ channel, draft }) =>
        channelResult(channel, {
          id: idOf(channel),
          askedBy: 'share-mismatch',
          metric: price,
          unit,
          per,
          money: draft?.effectMoney ?? null,
        }),
      ),
      findings: largestDrafts(answers.flatMap(({ draft }) => draft ?? [])),
    };
  },
};

function idOf({ place }: ComparedChannel): string {
  return `share-mismatch.${place}`;
}

function draftOf(facts: CampaignFacts, compared: ChannelComparison, channel: ComparedChannel): Draft | null {
  const { entity } = channel;
  const comparison = shownDifference(channel);
  const cited = comparison === null ? [] : citedFacts(facts.ledger, compared, channel);
  const [difference, effect] = [valueIn(cited, 'difference'), valueIn(cited, 'effect')];
  const all = compared.channels.reduce((sum, { events }) => sum + events, 0);
  const larger = Math.max(valueIn(cited, 'value') ?? 0, valueIn(cited, 'comparator') ?? 0);
  if (comparison === null || difference === null || effect === null || larger * all < fewest) return null;
  if (Math.abs(difference) < Math.max(smallest.points, smallest.relative * larger)) return null;
  const claim = { kind: 'share-mismatch', tone: difference > 0 ? 'good' : 'bad' } as const;
  return {
    id: idOf(channel),
    ...claim,
    entity,
    period: null,
    comparator: 'none',
    facts: cited,
    effectMoney: effect,
    result: idOf(channel),
    grade: 'C',
    caveats: channelCaveats(facts, compared.kpi),
    stake: stakeOfMoney(facts, effect),
    certainty: 1 - comparison.adjustedP,
    topics: channelTopics(compared, channel, claim),
  };
}

/** The two shares, their difference, and what the channel's results cost at the price of all channels less what it spent. */
function citedFacts(ledger: Ledger, { all }: ChannelComparison, channel: ComparedChannel): readonly Fact[] {
  const { entity, sides, events } = channel;
  const id = idOf(channel);
  const [value, comparator, expected] = [`${id}.value`, `${id}.comparator`, `${id}.expected`];
  const ratio = (inputs: readonly string[]) => ({ operation: 'ratio', inputs, unit: 'share' }) as const;
  const less = <Unit extends 'points' | 'money'>(inputs: readonly string[], unit: Unit) =>
    ({ operation: 'difference', inputs, unit }) as const;
  const money = { role: 'effect', metric: 'value-at-stake', entity } as const;
  const results = { role: 'value', metric: 'share-of-results', entity, n: events } as const;
  const spend = { role: 'comparator', metric: 'share-of-spend', entity } as const;
  const shares = [
    calculatedFact(ledger, value, ratio([sides.denominator, all.denominator]), results),
    calculatedFact(ledger, comparator, ratio([sides.numerator, all.numerator]), spend),
  ];
  calculatedFact(ledger, expected, { operation: 'product', inputs: [value, all.numerator], unit: 'money' }, money);
  return [
    ...shares,
    calculatedFact(ledger, `${id}.difference`, less([value, comparator], 'points'), { ...results, role: 'difference' }),
    calculatedFact(ledger, `${id}.effect`, less([expected, sides.numerator], 'money'), money),
  ].filter((fact) => fact !== null);
}
