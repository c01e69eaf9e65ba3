import { tCdf } from '../statistics/distributions.ts';
import { findChangePoints } from '../statistics/change-points.ts';
import { criticalZ } from '../statistics/interval.ts';
import { median, robustSpread } from '../statistics/robust-spread.ts';
import { amountOn, dailyParts, sidesOf } from './daily-part.ts';
import type { Period } from '../fields/period.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DailyPart } from './daily-part.ts';

/** What may be printed in another unit or currency. */
type JumpedMeasure = 'spend' | 'revenue' | 'impressions';

/** Days on which one measure of a part is printed in another unit than on the others. */
export type UnitJump = {
  readonly part: DailyPart;
  readonly measure: JumpedMeasure;
  /** What shows it: the measure against one that went on as before. */
  readonly kpi: KpiId;
  readonly period: Period;
  readonly days: number;
  /** The days before in the unit of the first days. */
  readonly before: Period;
  /** What the measure is multiplied by, with 95 % interval. */
  readonly factor: { readonly value: number; readonly low: number; readonly high: number };
  /** Chance of such a step anywhere, in any part, if there were none. */
  readonly p: number;
};

/** What was asked of one measure of one part. */
export type JumpSearch = {
  readonly part: DailyPart;
  readonly measure: JumpedMeasure;
  readonly kpi: KpiId;
  readonly points: readonly RatioDay[];
  /** False below the days that are needed. */
  readonly isAsked: boolean;
  readonly jumps: readonly UnitJump[];
};

/** The logarithms of what a measure is held against, and of the ratio of both. */
type RatioDay = { readonly day: string; readonly other: number; readonly ratio: number };

/** Smaller factors are prices, not units. */
const leastStep = Math.log(5);
/** What is bought or counted stays within this. */
const mostElse = Math.log(2);
/** Standard deviations of a single day that a step is higher. */
const leastDistance = 6;
/** Of the days that are to be in the other unit. */
const settledShare = 0.9;
/** A step of this kind leaves no room for doubt. */
const level = 1e-6;
export const fewestDays = 10;
const minSegment = 2;

/**
 * Days on which money or impressions jump by five times and more while what they are counted with goes on as before, in every channel,
 * or in the whole campaign where there is but one. A price that rises moves one ratio, or the counts with it; a unit moves all ratios
 * of one measure by the same factor.
 */
export function findUnitJumps(facts: CampaignFacts): readonly JumpSearch[] {
  const { whole, channels } = dailyParts(facts);
  const parts = channels.length > 0 || whole === null ? channels : [whole];
  const asked = parts.flatMap((part) => questionsOf(part));
  return asked.map((question) => ({ ...question, jumps: question.isAsked ? jumpsOf(question, asked.length) : [] }));
}

type Question = Omit<JumpSearch, 'jumps'> & { readonly others: readonly (readonly RatioDay[])[] };

/** Each measure against the counts that it has to do with; `first`: it is above the line. */
const pairs: Readonly<Record<JumpedMeasure, readonly { readonly kpi: KpiId; readonly isFirst: boolean }[]>> = {
  spend: [
    { kpi: 'cpm', isFirst: true },
    { kpi: 'cpc', isFirst: true },
  ],
  revenue: [{ kpi: 'aov', isFirst: true }],
  impressions: [
    { kpi: 'cpm', isFirst: false },
    { kpi: 'ctr', isFirst: false },
  ],
};

function questionsOf(part: DailyPart): readonly Question[] {
  // The cast holds because the keys of `pairs` are exactly JumpedMeasure.
  return (Object.keys(pairs) as JumpedMeasure[]).flatMap((measure): readonly Question[] => {
    const [first, ...others] = pairs[measure].flatMap(({ kpi, isFirst }) => {
      const points = ratiosOf(part, kpi, isFirst);
      return points.length === 0 ? [] : [{ kpi, points }];
    });
    if (first === undefined || (measure === 'impressions' && others.length === 0)) return [];
    return [{ part, measure, ...first, others: others.map(({ points }) => points), isAsked: first.points.length >= fewestDays }];
  });
}

function ratiosOf(part: DailyPart, kpi: KpiId, isFirst: boolean): readonly RatioDay[] {
  const sides = sidesOf(part, kpi);
  if (sides === null) return [];
  const [own, other] = isFirst ? [sides.numerator, sides.denominator] : [sides.denominator, sides.numerator];
  return part.days.flatMap((sums) => {
    const [mine, theirs] = [amountOn(sums, own) ?? 0, amountOn(sums, other) ?? 0];
    if (!(mine > 0 && theirs > 0)) return [];
    return [{ day: sums.day, other: Math.log(theirs), ratio: Math.log(mine / theirs) }];
  });
}

function jumpsOf(question: Question, questions: number): readonly UnitJump[] {
  const { part, measure, kpi, points, others } = question;
  return excursionsOf(points).flatMap((span, at, spans): readonly UnitJump[] => {
    const step = stepOf(points, span, questions);
    const period = periodOf(points, span);
    if (step === null || !others.every((ratios) => goesAlong(ratios, period, step.height))) return [];
    const before = periodOf(points, { from: spans[at - 1]?.to ?? 0, to: span.from });
    return [{ part, measure, kpi, period, days: span.to - span.from, before, factor: factorOf(step), p: step.p }];
  });
}

function periodOf(points: readonly RatioDay[], { from, to }: Span): Period {
  return { start: points[from]?.day ?? '', end: points[to - 1]?.day ?? '' };
}

/** Positions from the first to behind the last day of another level. */
type Span = { readonly from: number; readonly to: number };

/** Where the ratio leaves the level of its first days, and comes back. */
function excursionsOf(points: readonly RatioDay[]): readonly Span[] {
  const ratios = points.map(({ ratio }) => ratio);
  if (Math.max(...ratios) - Math.min(...ratios) < leastStep) return [];
  const bounds = [0, ...findChangePoints(ratios, { minSegment }).map(({ index }) => index), ratios.length];
  const segments = bounds.slice(1).map((to, at) => ({ from: bounds[at] ?? 0, to, level: median(ratios.slice(bounds[at], to)) }));
  const [base] = segments;
  const spans: Span[] = [];
  for (const { from, to, level: height } of segments) {
    if (base === undefined || Math.abs(height - base.level) < leastStep) continue;
    const open = spans.at(-1);
    if (open !== undefined && open.to === from) spans[spans.length - 1] = { from: open.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

type Step = { readonly height: number; readonly error: number; readonly p: number };

/** The step of the medians, when it is no price and not chance; null otherwise. */
function stepOf(points: readonly RatioDay[], { from, to }: Span, questions: number): Step | null {
  const [inside, outside] = [points.slice(from, to), points.filter((_, at) => at < from || at >= to)];
  if (inside.length < minSegment || outside.length < minSegment) return null;
  const height = heightOf(inside, outside, 'ratio');
  if (Math.abs(height) < leastStep || Math.abs(heightOf(inside, outside, 'other')) > mostElse) return null;
  if (!isSettled(inside, outside, height)) return null;
  const scale = robustSpread([...residualsOf(inside), ...residualsOf(outside)])?.scale ?? 0;
  if (Math.abs(height) < leastDistance * scale) return null;
  const error = scale * Math.sqrt(1 / inside.length + 1 / outside.length);
  // Every span of days could have been the one.
  const tries = (questions * points.length * (points.length - 1)) / 2;
  const p = error > 0 ? Math.min(1, 2 * tCdf(-Math.abs(height) / error, points.length - 2) * tries) : 0;
  return p < level ? { height, error, p } : null;
}

function heightOf(inside: readonly RatioDay[], outside: readonly RatioDay[], of: 'other' | 'ratio'): number {
  return median(inside.map((point) => point[of])) - median(outside.map((point) => point[of]));
}

/** Whether nearly every day inside, and not only the middle one, lies on the other side of the step. */
function isSettled(inside: readonly RatioDay[], outside: readonly RatioDay[], height: number): boolean {
  const base = median(outside.map(({ ratio }) => ratio));
  const far = inside.filter(({ ratio }) => (ratio - base) / height > 0.5);
  return far.length >= settledShare * inside.length;
}

function residualsOf(points: readonly RatioDay[]): readonly number[] {
  const middle = median(points.map(({ ratio }) => ratio));
  return points.map(({ ratio }) => ratio - middle);
}

/** Whether another ratio of the same measure moves by the same factor on these days, as far as it is known then. */
function goesAlong(ratios: readonly RatioDay[], { start, end }: Period, height: number): boolean {
  const inside = ratios.filter(({ day }) => day >= start && day <= end);
  const outside = ratios.filter(({ day }) => day < start || day > end);
  return inside.length === 0 || outside.length === 0 || Math.abs(heightOf(inside, outside, 'ratio') - height) <= mostElse;
}

function factorOf({ height, error }: Step): UnitJump['factor'] {
  const half = criticalZ(0.95) * error;
  return { value: Math.exp(height), low: Math.exp(height - half), high: Math.exp(height + half) };
}
