import type { AllocationChannel, AllocationGroup, AllocationRequest } from './allocation-request.ts';
import { extrapolationLimit } from './response-curve.ts';

/** A request that can be solved, with ranges cut to what was observed, or the reason why not. */
export type CheckedRequest =
  | { readonly isPossible: true; readonly request: AllocationRequest; readonly warnings: readonly string[] }
  | { readonly isPossible: false; readonly reason: string; readonly needed: readonly string[] };

/**
 * Keeps held channels where they are, cuts every other range to 1.3 times the highest observed spend and to the end of its
 * curve, and says why when the numbers are no amounts or the limits leave no way to place the budget.
 */
export function checkRequest(request: AllocationRequest): CheckedRequest {
  const fault = faultOfNumbers(request) ?? faultOfGroups(request);
  if (fault !== null) return fault;
  const channels = request.channels.map(cutRange);
  const warnings = request.channels.flatMap(({ id, high }, index) =>
    (channels[index]?.high ?? high) < high && channels[index]?.isHeld === false
      ? [`${id}: the range is cut to ${extrapolationLimit} times the highest observed spend, or to the end of its curve.`]
      : [],
  );
  const cut = { ...request, channels };
  return faultOfRanges(cut) ?? { isPossible: true, request: cut, warnings };
}

type Fault = Extract<CheckedRequest, { readonly isPossible: false }>;

function impossible(reason: string, needed: string): Fault {
  return { isPossible: false, reason, needed: [needed] };
}

function faultOfNumbers({ channels, groups, goal }: AllocationRequest): Fault | null {
  const wrong = channels.find((channel) => !hasAmounts(channel));
  if (wrong !== undefined)
    return impossible(`${wrong.id} has a spend, range or curve that is no amount.`, 'amounts of 0 or more, low ≤ high');
  const amounts = [goal.budget, ...groups.map(({ minimum }) => minimum), ...(goal.kind === 'target-return' ? [goal.outcomePerSpend] : [])];
  if (!amounts.every(isAmount)) return impossible('The budget, a minimum or the target is no amount.', 'amounts of 0 or more');
  if (new Set(channels.map(({ id }) => id)).size < channels.length) return impossible('A channel is listed twice.', 'each channel once');
  const movable = channels.filter(({ isHeld }) => !isHeld).length;
  const least = goal.kind === 'exactly' ? 2 : 1;
  if (movable >= least) return null;
  return impossible(
    movable === 0 ? 'No channel has a curve to move by.' : 'One channel alone has nothing to exchange its budget with.',
    `${least} ${least === 1 ? 'channel' : 'channels'} with a known response curve (${movable} found)`,
  );
}

function hasAmounts({ from, low, high, points, observedMax, increment, draws }: AllocationChannel): boolean {
  return (
    [from, low, high, observedMax].every(isAmount) &&
    low <= high &&
    (increment === null || (isAmount(increment) && increment > 0)) &&
    points.length > 0 &&
    points.every(({ spend, outcome }, index) => Number.isFinite(outcome) && spend > (points[index - 1]?.spend ?? -1)) &&
    draws.every((draw) => draw.length === points.length && draw.every((outcome) => Number.isFinite(outcome)))
  );
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function faultOfGroups({ channels, groups }: AllocationRequest): Fault | null {
  const known = new Set(channels.map(({ id }) => id));
  const members = groups.flatMap((group) => group.channels);
  const stranger = members.find((id) => !known.has(id));
  if (stranger !== undefined) return impossible(`${stranger} is in a group, but not among the channels.`, 'groups of listed channels');
  if (new Set(members).size === members.length) return null;
  return impossible('A channel is in two groups.', 'groups without a common channel');
}

function cutRange(channel: AllocationChannel): AllocationChannel {
  if (channel.isHeld) return { ...channel, low: channel.from, high: channel.from };
  const limit = Math.min(extrapolationLimit * channel.observedMax, channel.points.at(-1)?.spend ?? 0);
  return { ...channel, high: Math.min(channel.high, limit) };
}

function faultOfRanges({ channels, groups, goal }: AllocationRequest): Fault | null {
  const outside = channels.find(isOffCurve);
  if (outside !== undefined)
    return impossible(
      `${outside.id}: its spend or its minimum lies where its curve was not observed.`,
      'a range within the observed spends',
    );
  const stepless = channels.find((channel) => !hasStep(channel));
  if (stepless !== undefined)
    return impossible(`${stepless.id}: no multiple of its increment lies within its range.`, 'a wider range or a smaller increment');
  return faultOfBudget(channels, groups, goal.budget * (1 + 1e-12)) ?? faultOfRoom(channels, goal);
}

function isOffCurve({ from, low, high, points }: AllocationChannel): boolean {
  const [start, end] = [points[0]?.spend ?? 0, points.at(-1)?.spend ?? 0];
  return low > high || low < start || from < start || from > end;
}

function hasStep({ low, high, increment, isHeld }: AllocationChannel): boolean {
  if (increment === null || isHeld) return true;
  return Math.floor(high / increment + 1e-9) >= Math.ceil(low / increment - 1e-9);
}

function faultOfBudget(channels: readonly AllocationChannel[], groups: readonly AllocationGroup[], budget: number): Fault | null {
  const sizes = groups.map((group) => {
    const members = channels.filter(({ id }) => group.channels.includes(id));
    return { group, low: sumOf(members, 'low'), high: sumOf(members, 'high') };
  });
  const full = sizes.find(({ group, high }) => group.minimum > high * (1 + 1e-12));
  if (full !== undefined)
    return impossible(`The minimum of ${full.group.id} cannot be placed in its channels within the observed range.`, 'a lower minimum');
  const least = sizes.reduce((sum, { group, low }) => sum + Math.max(0, group.minimum - low), sumOf(channels, 'low'));
  return least > budget ? impossible('The minimums add up to more than the budget.', 'a higher budget or lower minimums') : null;
}

function faultOfRoom(channels: readonly AllocationChannel[], goal: AllocationRequest['goal']): Fault | null {
  if (goal.kind !== 'exactly' || goal.budget <= sumOf(channels, 'high') * (1 + 1e-12)) return null;
  return impossible(
    'The budget is more than the channels can take within the observed range: beyond it nothing is known.',
    'a lower budget, wider ranges, or periods with higher spend',
  );
}

function sumOf(channels: readonly AllocationChannel[], key: 'low' | 'high'): number {
  return channels.reduce((sum, channel) => sum + channel[key], 0);
}
