import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { holm } from '../statistics/multiplicity.ts';
import { changeResult, dayAssumptions } from './change-facts.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { intervalPValue } from './interval-p-value.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { dimensionMixes, movedFacts } from './mix-claim.ts';
import { areNested } from './movable-dimensions.ts';
import { changeCaveats, noDimensions, outcomeChange, refusedChange } from './outcome-change.ts';
import { seed } from './outcome-mix.ts';
import { stakeOfMoney } from './stake.ts';
import type { Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { DimensionMix } from './mix-claim.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { OutcomeMix } from './outcome-mix.ts';
import type { ComparedGroup } from './period-groups.ts';

/** A shift that moved the KPI by less, of its value before, is not worth a sentence. */
const smallest = 0.05;
/** Part of the change from which a shift is what the change is about. */
const mostOfChange = 0.5;
/** A smaller part is told where it is material by itself. */
const partOfChange = 0.3;
const material = 0.1;
/** Part of a shift that fewer groups must show to stand for more of them. */
const enoughOfAlike = 0.8;
/** Level of all dimensions together. */
const level = 0.05;

/** Spend that moved to groups where money brings less or more than elsewhere, and what that did to the KPI. */
export const mixShift: FindingKind = {
  id: 'mix-shift',
  question: 'Did the result change because spend moved between channels, campaigns or placements?',
  needs: 'Daily spend and results by at least one dimension, in the flight and as long before, or in 28 days of flight.',
  find: (facts) => {
    const change = outcomeChange(facts);
    if (change === null) return silence;
    if ('reason' in change) return refusedChange(facts, 'mix-shift', change);
    if (change.dimensions.length === 0) return refusedChange(facts, 'mix-shift', noDimensions);
    const shifts = judge(change);
    const told = dropAlike(shifts.filter((shift) => isTold(shift)));
    const answers = shifts.map((shift) => ({ shift, draft: told.includes(shift) ? draftOf(facts, change, shift) : null }));
    return {
      results: answers.map(({ shift, draft }) => resultOf(change, shift, draft?.effectMoney ?? null)),
      findings: largestDrafts(answers.flatMap(({ draft }) => draft ?? [])),
    };
  },
};

type Shift = DimensionMix & { readonly before: number; readonly p: number | null; readonly adjustedP: number };
type NamedShift = Shift & { readonly gained: ComparedGroup };

/** A shift that is too small to be measured counts as one more question all the same. */
function judge(change: OutcomeChange): readonly Shift[] {
  const before = Math.abs(change.beforeValue);
  const mixes = dimensionMixes(change, (mix) => isLarge(mix, before));
  const pValues = mixes.map(({ mix, noise }) => (noise === null ? null : intervalPValue(mix.mix, noise.mix)));
  const adjusted = holm(pValues.map((p) => p ?? 1));
  return mixes.map((mix, at) => ({ ...mix, before, p: pValues[at] ?? null, adjustedP: adjusted[at] ?? 1 }));
}

function isLarge({ mix, change }: OutcomeMix, before: number): boolean {
  const [size, whole] = [Math.abs(mix), Math.abs(change)];
  return size >= smallest * before && (size >= mostOfChange * whole || (size >= partOfChange * whole && size >= material * before));
}

function isTold(shift: Shift): shift is NamedShift {
  return shift.noise !== null && shift.adjustedP <= level && shift.gained !== null;
}

/** Of dimensions that speak of the same facts one stays: the one with the larger shift, or one with fewer groups that shows most of it. */
function dropAlike(shifts: readonly NamedShift[]): readonly Shift[] {
  const kept: NamedShift[] = [];
  for (const shift of shifts.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const at = kept.findIndex((other) => areAlike(shift, other));
    const other = kept[at];
    if (other === undefined) kept.push(shift);
    else if (shift.dimension.groups.length < other.dimension.groups.length && sizeOf(shift) >= enoughOfAlike * sizeOf(other))
      kept[at] = shift;
  }
  return kept;
}

function sizeOf({ mix }: Shift): number {
  return Math.abs(mix.mix);
}

function areAlike(a: NamedShift, b: NamedShift): boolean {
  return areNested(a.dimension.dimension, b.dimension.dimension) || holdAlike(a.gained, b.gained);
}

/** Sums of two groups this near to each other are those of one cause under two names. */
const alike = 0.1;

/** Whether two groups of different dimensions hold about the same spend and results in both periods. */
function holdAlike(a: ComparedGroup, b: ComparedGroup): boolean {
  return (['before', 'now'] as const).every((time) =>
    (['numerator', 'denominator'] as const).every((side) => {
      const [first, second] = [a[time].total[side], b[time].total[side]];
      return Math.abs(first - second) <= alike * Math.max(Math.abs(first), Math.abs(second));
    }),
  );
}

function idOf({ dimension }: Shift): string {
  return `mix-shift.${dimension.dimension}`;
}

function draftOf(facts: CampaignFacts, change: OutcomeChange, shift: Shift): Draft | null {
  const { gained, dimension, adjustedP } = shift;
  if (gained === null || gained.entity === null) return null;
  const id = idOf(shift);
  const cited = movedFacts(facts, { ...shift, gained, id, change });
  const effect = valueIn(cited, 'effect');
  if (effect === null || valueIn(cited, 'gain') === null) return null;
  return {
    id,
    kind: 'mix-shift',
    tone: effect > 0 ? 'good' : 'bad',
    entity: gained.entity,
    period: null,
    comparator: change.periods.comparator,
    facts: cited,
    effectMoney: effect,
    result: id,
    grade: 'C',
    caveats: ['observed-not-caused', ...changeCaveats(facts, change)],
    stake: stakeOfMoney(facts, effect),
    certainty: 1 - adjustedP,
    topics: [`metric:${change.kpi}`, `mix:${dimension.dimension}`],
  };
}

function resultOf(change: OutcomeChange, shift: Shift, money: number | null): Result {
  const { mix, noise, dimension, before, p, adjustedP } = shift;
  const cut = (value: number): number => significant(value) ?? 0;
  const value = cut(mix.mix);
  const head = {
    ...changeResult(change, { id: idOf(shift), askedBy: 'mix-shift', method: 'mix-rate', dimension }),
    estimate: value,
    interval: noise === null ? null : { level: 0.95, low: cut(noise.mix.low), high: cut(noise.mix.high), kind: 'day-bootstrap' },
    pValue: p === null ? null : cut(p),
    adjustedP: p === null ? null : cut(adjustedP),
    effect: { absolute: value, relative: cut(mix.mix / before), money },
    assumptions: dayAssumptions,
    seed: noise === null ? null : seed,
  };
  const reason = whyWeak(shift, change);
  return makeResult(reason === null ? { ...head, status: 'ok' } : { ...head, status: 'weak', reason });
}

function whyWeak(shift: Shift, { kpi, beforeValue }: OutcomeChange): string | null {
  const { label } = kpiOf(kpi);
  if (!isLarge(shift.mix, Math.abs(beforeValue))) return `The shift of spend moved ${label} too little to matter.`;
  if (shift.noise === null) return 'There are too few days to see how much they vary.';
  if (shift.adjustedP > level) return `The shift of spend moved ${label} by no more than chance does.`;
  return shift.gained === null ? 'The groups to which spend moved have no name.' : null;
}
