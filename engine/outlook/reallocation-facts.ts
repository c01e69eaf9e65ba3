import { fields } from '../fields/catalogue.ts';
import { calculatedFact, estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import type { ChannelMove, PlannedMoves } from '../allocation/reallocation.ts';
import type { Fact } from '../finding.ts';
import type { Estimation } from '../metrics/cite-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Channel } from './channels.ts';

const method = 'budget-reallocation';

/** What one channel spent, what it would spend, and what that brings; a held one keeps its spend and has no effect. */
export function channelMoveFacts(ledger: Ledger, channel: Channel, move: ChannelMove): readonly Fact[] {
  const { place, entity, sums, measure, events } = channel;
  const id = `reallocation.${place}`;
  const spend = { metric: 'spend', entity } as const;
  const from = factOf(ledger, sums.spend, { role: 'from', ...spend });
  if (move.isHeld) return [from, factOf(ledger, sums.spend, { role: 'to', ...spend })].filter((fact) => fact !== null);
  const basis = basisOf([channel]);
  const planned = {
    ...basis,
    output: 'spend in the best division',
    unit: 'money',
    value: significant(move.to) ?? 0,
    low: null,
    high: null,
  } as const;
  const to = estimatedFact(ledger, `${id}.to`, planned, { role: 'to', ...spend });
  const change = { operation: 'difference', inputs: [`${id}.to`, sums.spend], unit: 'money' } as const;
  const difference = calculatedFact(ledger, `${id}.difference`, change, { role: 'difference', ...spend });
  const gain = { value: move.outcomeTo - move.outcomeFrom, interval: move.outcomeChangeInterval };
  const effect = estimatedFact(
    ledger,
    `${id}.effect`,
    { ...basis, output: `${fields[measure].label.toLowerCase()} by the move`, unit: fields[measure].unit, ...boundsOf(gain) },
    { role: 'effect', metric: measure, entity, n: events },
  );
  return [from, to, difference, effect].filter((fact) => fact !== null);
}

/** The budget that is divided anew, what the division brings, and how probable it is that it brings anything. */
export function wholeMoveFacts(ledger: Ledger, channels: readonly Channel[], { gain }: PlannedMoves): readonly Fact[] {
  const [first] = channels;
  if (first === undefined) return [];
  const { measure } = first;
  const { unit, label } = fields[measure];
  const basis = basisOf(channels);
  const budget = calculatedFact(
    ledger,
    'reallocation.budget',
    { operation: 'sum', inputs: channels.map(({ sums }) => sums.spend), unit: 'money' },
    { role: 'budget', metric: 'spend' },
  );
  const ofEffect = { ...basis, output: `${label.toLowerCase()} by the best division`, unit, ...boundsOf(gain) };
  const effect = estimatedFact(ledger, 'reallocation.effect', ofEffect, { role: 'effect', metric: measure });
  const results = channels.map(({ sums }) => sums.outcome);
  calculatedFact(ledger, 'reallocation.results', { operation: 'sum', inputs: results, unit }, { role: 'input', metric: measure });
  const relative = calculatedFact(
    ledger,
    'reallocation.relative-effect',
    { operation: 'ratio', inputs: ['reallocation.effect', 'reallocation.results'], unit: 'share' },
    { role: 'relative-effect', metric: measure },
  );
  const chance = { ...basis, output: 'probability that the best division brings more', unit: 'share', low: null, high: null } as const;
  const probability =
    gain.probability === null
      ? null
      : estimatedFact(
          ledger,
          'reallocation.probability',
          { ...chance, value: significant(gain.probability) ?? 0 },
          { role: 'probability', metric: measure },
        );
  return [budget, effect, relative, probability].filter((fact) => fact !== null);
}

function basisOf(channels: readonly Channel[]): Pick<Estimation, 'method' | 'inputs' | 'series'> {
  return {
    method,
    inputs: channels.flatMap(({ sums }) => [sums.spend, sums.outcome]),
    series: channels.map(({ place, measure }) => ({ place, measures: ['spend', measure] })),
  };
}

function boundsOf({
  value,
  interval,
}: PlannedMoves['gain'] | { readonly value: number; readonly interval: PlannedMoves['gain']['interval'] }) {
  return {
    value: significant(value) ?? 0,
    low: interval === null ? null : significant(interval.low),
    high: interval === null ? null : significant(interval.high),
  };
}
