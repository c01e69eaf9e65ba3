import { normalCdf } from './distributions.ts';
import { benjaminiHochberg } from './multiplicity.ts';
import type { RatioSums } from './mix-rate.ts';

/** Both sums of a ratio, and the events that carry its information. */
export type EventSums = RatioSums & { readonly events: number };

/** One combination of all dimensions in two periods; `values` in the order of the dimensions, null for no name. */
export type ChangedCell = { readonly values: readonly (string | null)[]; readonly before: EventSums; readonly now: EventSums };

/** A combination of two or more values whose ratio changed unlike that of everything around it. */
export type DrivingCombination = {
  /** In the order of the dimensions; null: any value. */
  readonly values: readonly (string | null)[];
  readonly before: EventSums;
  readonly now: EventSums;
  /** Part of the change of the total ratio; above 1 where others changed the other way. */
  readonly share: number;
  /** Part of what the ratio is measured against, 0–1. */
  readonly baseShare: number;
  /** One-sided: the largest of the tests against what is left of each combination with one value less. */
  readonly p: number;
  /** After adjustment for all combinations that were met. */
  readonly adjustedP: number;
};

export type CombinationOptions = {
  /** The side that is given and does not vary by chance, such as spend. */
  readonly base: 'numerator' | 'denominator';
  /** Variance of the events ÷ that of Poisson events, at least 1. */
  readonly dispersion: number;
};

/** Of all combinations that were met, how many are there and which stand out. */
export type CombinationSearch = { readonly met: number; readonly found: readonly DrivingCombination[] };

/** Least part of the change. */
const minSupport = 0.1;
/** A combination that holds this part of a larger one is the same under another name. */
const sameShare = 0.95;
const minEvents = 30;
const falseDiscoveryRate = 0.1;

/**
 * Combinations of values that a change of a ratio of sums is most consistent with: with at least a tenth of the change and more of it
 * than of the base, whose ratio moved further than that of the rest of every larger combination that they are part of, as tested on
 * the logarithm with normal noise of the counts; those first that have most of the change beyond their part of the base. Nothing is found
 * without a change, or without 30 events before. The parts of the change are those of Adtributor and exact: parts of all cells add up to 1.
 * @see Bhagwan et al. 2014, "Adtributor: revenue debugging in advertising systems", NSDI, section 4
 * @see Abuzaid et al. 2018, "DIFF: a relational interface for large-scale data explanation", doi:10.14778/3297753.3297761
 * @see Berger 1982, "Multiparameter hypothesis testing and acceptance sampling", doi:10.2307/1267823, for the largest p-value
 */
export function drivingCombinations(cells: readonly ChangedCell[], options: CombinationOptions): CombinationSearch {
  const whole = { before: addEvents(cells.map(({ before }) => before)), now: addEvents(cells.map(({ now }) => now)) };
  const context = { whole, options, smoothing: averageEvent(whole, options), groups: countMargins(cells) };
  const met = [...context.groups.values()].filter(isCombination);
  if (!(Math.abs(changeOf(whole, whole)) > 0 && ratioOf(whole.before) > 0 && ratioOf(whole.now) > 0)) return { met: met.length, found: [] };
  const measured = met.map((group) => ({ ...group, ...sharesOf(group, context), p: pValueOf(group, context) }));
  const adjusted = benjaminiHochberg(measured.map(({ p }) => p));
  const found = measured
    .map((combination, at): DrivingCombination => ({ ...combination, adjustedP: adjusted[at] ?? 1 }))
    .filter(({ adjustedP }) => adjustedP <= falseDiscoveryRate)
    .toSorted((a, b) => b.share - b.baseShare - (a.share - a.baseShare) || compareText(keyOf(a.values), keyOf(b.values)));
  return { met: met.length, found };
}

type Sides = { readonly before: EventSums; readonly now: EventSums };
type Context = {
  readonly whole: Sides;
  readonly options: CombinationOptions;
  /** Half of what one event brings: it stands in for no event, which has no logarithm. */
  readonly smoothing: number;
  readonly groups: ReadonlyMap<string, ChangedCell>;
};

/** The sums of all combinations of all sizes, the empty one excluded; null is any value. Cells without a name are in the larger ones only. */
function countMargins(cells: readonly ChangedCell[]): ReadonlyMap<string, ChangedCell> {
  const groups = new Map<string, ChangedCell>();
  for (const cell of cells) {
    for (const values of marginsOf(cell.values)) {
      const known = groups.get(keyOf(values));
      const before = addEvents([cell.before, ...(known === undefined ? [] : [known.before])]);
      const now = addEvents([cell.now, ...(known === undefined ? [] : [known.now])]);
      groups.set(keyOf(values), { values, before, now });
    }
  }
  return groups;
}

/** Every way to leave out some values; what has no name is always left out, once. */
function marginsOf(values: readonly (string | null)[]): readonly (readonly (string | null)[])[] {
  return values.reduce<readonly (readonly (string | null)[])[]>(
    (lists, value) =>
      lists.flatMap((list) =>
        value === null
          ? [[...list, null]]
          : [
              [...list, value],
              [...list, null],
            ],
      ),
    [[]],
  );
}

function isCombination({ values }: ChangedCell): boolean {
  return values.filter((value) => value !== null).length >= 2;
}

function sharesOf(group: Sides, { whole, options: { base } }: Context): { readonly share: number; readonly baseShare: number } {
  return { share: changeOf(group, whole) / changeOf(whole, whole), baseShare: group.now[base] / whole.now[base] };
}

/** What a group adds beyond the ratio of the whole before, over both periods: in the unit of the numerator. */
function changeOf({ before, now }: Sides, whole: Sides): number {
  return now.numerator - before.numerator - ratioOf(whole.before) * (now.denominator - before.denominator);
}

/** 1 for what is too small, has no more of the change than of the base, or is the same as a larger combination. */
function pValueOf(group: ChangedCell, context: Context): number {
  const { share, baseShare } = sharesOf(group, context);
  if (share < minSupport || share <= baseShare || group.before.events < minEvents) return 1;
  return Math.max(
    ...group.values.map((value, at) => {
      const larger = value === null ? undefined : context.groups.get(keyOf(group.values.with(at, null)));
      return larger === undefined ? 0 : restTest(group, larger, context);
    }),
  );
}

/** Whether the ratio of a group moved further than that of the rest of a larger one, in the direction of the whole. */
function restTest(group: Sides, larger: Sides, context: Context): number {
  const { base, dispersion } = context.options;
  const rest = { before: lessEvents(larger.before, group.before), now: lessEvents(larger.now, group.now) };
  const isSame = (['before', 'now'] as const).every((side) => group[side][base] >= sameShare * larger[side][base]);
  if (isSame || [group, rest].some(({ before, now }) => !(before[base] > 0 && now[base] > 0))) return 1;
  const direction = Math.sign(ratioOf(context.whole.now) - ratioOf(context.whole.before));
  const further = direction * (logLiftOf(group, context) - logLiftOf(rest, context));
  const counts = [group.before, group.now, rest.before, rest.now].map(({ events }) => 1 / (Math.max(0, events) + 0.5));
  const error = Math.sqrt(dispersion * counts.reduce((sum, part) => sum + part, 0));
  return normalCdf(-further / error);
}

function logLiftOf({ before, now }: Sides, context: Context): number {
  return Math.log(smoothRatio(now, context) / smoothRatio(before, context));
}

function smoothRatio({ numerator, denominator }: EventSums, { options: { base }, smoothing }: Context): number {
  const counted = (amount: number): number => Math.max(0, amount) + smoothing;
  return base === 'numerator' ? numerator / counted(denominator) : counted(numerator) / denominator;
}

function averageEvent({ before, now }: Sides, { base }: CombinationOptions): number {
  const counted = base === 'numerator' ? 'denominator' : 'numerator';
  return (before[counted] + now[counted]) / Math.max(1, before.events + now.events) / 2;
}

function addEvents(all: readonly EventSums[]): EventSums {
  return all.reduce(
    (sum, { numerator, denominator, events }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
      events: sum.events + events,
    }),
    { numerator: 0, denominator: 0, events: 0 },
  );
}

function lessEvents(a: EventSums, b: EventSums): EventSums {
  return { numerator: a.numerator - b.numerator, denominator: a.denominator - b.denominator, events: a.events - b.events };
}

function ratioOf({ numerator, denominator }: RatioSums): number {
  return numerator / denominator;
}

function keyOf(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
