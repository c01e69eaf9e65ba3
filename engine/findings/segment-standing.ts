import { kpiOf } from '../metrics/catalogue.ts';
import type { Segment } from './segment-comparison.ts';

/** A group nearer to the others than this is not worth a sentence. */
const smallest = 0.1;
/** Level of all groups of one question together, after Holm, because recommendations rest on it. */
const level = 0.05;
/** The same where no days are known: chance alone makes p-values that are too small. */
const levelWithoutDays = 0.01;
/** Fewer results, of the group or of all others, carry no claim. */
const fewest = 30;
/** Share of the field from which on one side of it is what is usual. */
const usual = 0.5;

/** Whether a group's KPI is on the better side of the rest; null where it was refused or is equal. */
export function isBetter({ comparison, kpi }: Segment): boolean | null {
  if (comparison.status === 'refused' || comparison.lift === 0) return null;
  return comparison.isAboveRest === (kpiOf(kpi.id).better === 'higher');
}

/**
 * The groups of one breakdown that differ from the rest: beyond chance, by a tenth at least, with enough results on both sides. Groups
 * that stand apart only because of a few on the other side are left out: where A and B are alike and C is poor, C is named and neither
 * A nor B.
 * @param segments of one breakdown and one KPI, with p-values that pay for the whole question
 */
export function standingOut(segments: readonly Segment[]): readonly Segment[] {
  const differing = segments.filter(isDifferent);
  return differing.filter((segment) => {
    const opposite = differing.filter((other) => isBetter(other) !== isBetter(segment));
    return hasEnough(segment, segments) && isApart(segment, segments, opposite);
  });
}

function isDifferent({ comparison }: Segment): boolean {
  if (comparison.status === 'refused') return false;
  const limit = comparison.warnings.includes('dispersion-unknown') ? levelWithoutDays : level;
  return comparison.adjustedP <= limit && (comparison.lift === null || isLarge(comparison.lift));
}

/** A group without any result has no price to name. */
function hasEnough({ isNamed, events, comparison }: Segment, all: readonly Segment[]): boolean {
  const others = all.reduce((sum, other) => sum + other.events, 0) - events;
  return isNamed && Math.min(events, others) >= fewest && comparison.status === 'ok' && comparison.lift !== null;
}

/** Whether the group also differs from those that are left without the other side, where that side is not what is usual. */
function isApart(segment: Segment, all: readonly Segment[], opposite: readonly Segment[]): boolean {
  if (exposureOf(opposite) >= usual * exposureOf(all)) return true;
  const left = all.filter((other) => other !== segment && !opposite.includes(other));
  const [numerator, denominator] = [sumOf(left, 'numerator'), sumOf(left, 'denominator')];
  if (!(numerator > 0 && denominator > 0)) return true;
  const { arm, comparison } = segment;
  const lift = arm.numerator / arm.denominator / (numerator / denominator) - 1;
  return isLarge(lift) && comparison.status === 'ok' && lift > 0 === comparison.isAboveRest;
}

function isLarge(lift: number): boolean {
  return Math.abs(lift) >= smallest;
}

/** What results come from: the money of a price, the trials of a share. */
function exposureOf(segments: readonly Segment[]): number {
  const kpi = segments[0]?.kpi.id;
  return kpi === undefined ? 0 : sumOf(segments, kpiOf(kpi).kind === 'cost' ? 'numerator' : 'denominator');
}

function sumOf(segments: readonly Segment[], side: 'numerator' | 'denominator'): number {
  return segments.reduce((sum, { arm }) => sum + arm[side], 0);
}
