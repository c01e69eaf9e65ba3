import { addDays, daysBetween } from '../fields/day.ts';
import { formatMillionths, parseMillionths, toUnits } from '../fields/decimal.ts';
import { matchChannels } from './channel-plan.ts';
import type { DatedLine } from './channel-plan.ts';
import { numberText } from './number-text.ts';
import { significant } from './significant.ts';
import type { SpendFacts } from './spend-facts.ts';
import { textOf } from './sums.ts';
import type { Delivery } from '../analysis.ts';
import type { PlanLine } from '../brief.ts';
import type { Period } from '../fields/period.ts';

/** Pacing within ±5 % of the plan to date is on plan. */
const tolerance = 0.05;
/** Days drawn at most. */
const dayLimit = 1_100;

/** Spend against the plan of the brief: total, by day, by channel, and what was spent outside the flight. */
export function judgeDelivery(budget: readonly PlanLine[], facts: SpendFacts): Delivery {
  const lines = dateLines(budget, facts.period);
  const total = totalLines(lines);
  const actual = facts.actual;
  const planned = total.length === 0 ? null : sum(total.map((line) => line.amount));
  const toDate = planned === null ? null : plannedTo(total, dateOf(facts));
  const pacing =
    facts.obstacle !== null || actual === null || toDate === null || toDate <= 0n ? null : significant(toUnits(actual) / toUnits(toDate));
  const channels = matchChannels(lines, facts);
  return {
    status: statusOf({ hasPlan: planned !== null, hasActual: actual !== null && facts.obstacle === null, pacing }),
    planned: textOf(planned),
    plannedToDate: textOf(toDate),
    actual: textOf(actual),
    pacing,
    daily: drawDays(total, facts),
    byChannel: channels.rows,
    outsideFlight:
      facts.outsideFlight === null ? null : { days: facts.outsideFlight.days, spend: formatMillionths(facts.outsideFlight.spend) },
    note: [...notesOf({ budget, lines, facts, toDate, planned }), ...channels.notes].join(' '),
  };
}

/** Planned amount of the lines up to and including a day, spread evenly and rounded down to millionths. */
export function plannedTo(lines: readonly DatedLine[], day: string): bigint {
  return sum(
    lines.map((line) => {
      const length = BigInt(daysBetween(line.start, line.end) + 1);
      const elapsed = BigInt(Math.max(0, daysBetween(line.start, day) + 1));
      return elapsed >= length ? line.amount : (line.amount * elapsed) / length;
    }),
  );
}

function dateLines(budget: readonly PlanLine[], period: Period | null): readonly DatedLine[] {
  return budget.flatMap((line) => {
    const amount = parseMillionths(line.amount);
    const [start, end] = [line.start ?? period?.start, line.end ?? period?.end];
    return amount === null || start === undefined || end === undefined || end < start
      ? []
      : [{ channel: line.channel, amount, start, end }];
  });
}

/** Lines of the whole campaign where there are any, so that channel lines below a total are not added to it. */
function totalLines(lines: readonly DatedLine[]): readonly DatedLine[] {
  const whole = lines.filter((line) => line.channel === null);
  return whole.length > 0 ? whole : lines;
}

function dateOf(facts: SpendFacts): string {
  return facts.lastDay ?? facts.period?.end ?? '9999-12-31';
}

function statusOf(facts: { readonly hasPlan: boolean; readonly hasActual: boolean; readonly pacing: number | null }): Delivery['status'] {
  if (!facts.hasPlan) return 'no-plan';
  if (!facts.hasActual || facts.pacing === null) return 'no-data';
  if (facts.pacing < 1 - tolerance) return 'under';
  return facts.pacing > 1 + tolerance ? 'over' : 'on-plan';
}

function drawDays(lines: readonly DatedLine[], facts: SpendFacts): Delivery['daily'] {
  const { period, daily } = facts;
  if (period === null || daily === null || daysBetween(period.start, period.end) >= dayLimit) return [];
  const spendOf = new Map(daily.map((point) => [point.day, point.spend]));
  const points: { day: string; planned: string | null; actual: string }[] = [];
  let actual = 0n;
  for (let day = period.start; day <= period.end && day <= dateOf(facts); day = addDays(day, 1)) {
    actual += spendOf.get(day) ?? 0n;
    points.push({ day, planned: lines.length === 0 ? null : formatMillionths(plannedTo(lines, day)), actual: formatMillionths(actual) });
  }
  return points;
}

type NoteFacts = {
  readonly budget: readonly PlanLine[];
  readonly lines: readonly DatedLine[];
  readonly facts: SpendFacts;
  readonly toDate: bigint | null;
  readonly planned: bigint | null;
};

function notesOf({ budget, lines, facts, toDate, planned }: NoteFacts): readonly string[] {
  if (budget.length === 0) return ['The brief has no budget.'];
  const notes = ['The plan is spread evenly over the days of each line.'];
  if (lines.length < budget.length)
    notes.push(`${budget.length - lines.length} budget lines have no days to spread over and are left out.`);
  if (facts.obstacle !== null) notes.push(facts.obstacle);
  if (facts.actual === null) notes.push('No spend is reported in one currency.');
  if (toDate !== null && planned !== null && toDate < planned)
    notes.push(`Data end on ${dateOf(facts)}: ${amountText(toDate)} of ${amountText(planned)} were planned by then.`);
  if (facts.daily === null && facts.actual !== null) notes.push('Not all spend has daily figures, so there is no daily line.');
  return notes;
}

function amountText(amount: bigint): string {
  return numberText(toUnits(amount), { unit: 'money', currency: null });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
