import { allocationChannel } from '../allocation/allocation-channel.ts';
import { reallocate } from '../allocation/reallocate.ts';
import { extrapolationLimit } from '../allocation/response-curve.ts';
import { valueOf } from '../metrics/references.ts';
import { channelMoveFacts, wholeMoveFacts } from './reallocation-facts.ts';
import type { AllocationChannel } from '../allocation/allocation-request.ts';
import type { PlannedMoves } from '../allocation/reallocation.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Outlook } from '../outlook.ts';
import type { FittedChannel } from './fit-channel.ts';

type Moved = Pick<Outlook, 'reallocation' | 'reallocationReason'>;

/** By what share of its spend a channel may rise or fall: a plan that is near what was seen can be trusted more. */
const bound = 0.3;

/** Below this share of the results a move is not worth its work. */
const leastGain = 0.005;
const tooSmall = 'The best division of the same budget brings less than 0.5 % more.';

/**
 * The same budget over the same channels so that it brings the most, where two curves or more are known; otherwise why not. Channels
 * without a curve keep their spend. Loads the solver only then.
 */
export async function moveBudget(ledger: Ledger, fitted: readonly FittedChannel[]): Promise<Moved> {
  if (fitted.length === 0) return without('No channel has spend with results that could be set against it.');
  const curves = fitted.filter(({ fit }) => fit.status === 'ok').length;
  if (curves < 2) return without(`Moving budget takes two channels whose response is known; there ${known(curves)}.`);
  const movable = fitted.flatMap((one) => withChannel(ledger, one) ?? []);
  const budget = movable.reduce((sum, { channel }) => sum + channel.from, 0);
  const moves = await reallocate({ channels: movable.map(({ channel }) => channel), groups: [], goal: { kind: 'exactly', budget } });
  if (moves.status === 'refused') return without(moves.reason);
  // A plan that may be chance, and one that moves nothing, are no advice.
  if (moves.reason !== null) return without(moves.reason);
  if (moves.gain.value < leastGain * moves.outcome.from) return without(tooSmall);
  return { reallocation: describe(ledger, movable, moves), reallocationReason: null };
}

function without(reallocationReason: string): Moved {
  return { reallocation: null, reallocationReason };
}

function known(curves: number): string {
  return curves === 0 ? 'is none' : 'is only one';
}

type MovableChannel = { readonly fitted: FittedChannel; readonly channel: AllocationChannel };

/** A channel in amounts of the whole period: those of a day with spend, times as many days as make up its spend. */
function withChannel(ledger: Ledger, fitted: FittedChannel): MovableChannel | null {
  const { fit, channel } = fitted;
  const spend = valueOf(ledger.references.get(channel.sums.spend));
  if (fit.status === 'refused' || spend === null || !(spend > 0)) return null;
  const { mean, min, max } = fit.observed;
  const range = {
    from: mean,
    low: Math.max((1 - bound) * mean, min),
    high: Math.min((1 + bound) * mean, extrapolationLimit * max),
    increment: null,
  };
  const daily = allocationChannel(channel.name, fit, range);
  return daily === null ? null : { fitted, channel: timesDays(daily, spend / mean) };
}

function timesDays(daily: AllocationChannel, days: number): AllocationChannel {
  return {
    ...daily,
    from: daily.from * days,
    low: daily.low * days,
    high: daily.high * days,
    observedMax: daily.observedMax * days,
    points: daily.points.map(({ spend, outcome }) => ({ spend: spend * days, outcome: outcome * days })),
    draws: daily.draws.map((outcomes) => outcomes.map((outcome) => outcome * days)),
  };
}

function describe(ledger: Ledger, movable: readonly MovableChannel[], moves: PlannedMoves): Outlook['reallocation'] {
  const bounded = new Set(
    moves.limits.flatMap(({ kind, position }) => (kind === 'channel-minimum' || kind === 'channel-maximum' ? [position] : [])),
  );
  return {
    channels: movable.flatMap(({ fitted: { channel } }, position) => {
      const move = moves.channels[position];
      if (move === undefined) return [];
      const facts = channelMoveFacts(ledger, channel, move);
      return [{ channel: channel.name, entity: channel.entity, facts, isBound: bounded.has(position), isHeld: move.isHeld }];
    }),
    facts: wholeMoveFacts(
      ledger,
      movable.map(({ fitted: { channel } }) => channel),
      moves,
    ),
    warnings: moves.warnings,
  };
}
