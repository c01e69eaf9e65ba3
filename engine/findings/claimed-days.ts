import { findMissingDays } from './find-missing-days.ts';
import { findTrackingBreaks } from './find-tracking-breaks.ts';
import { findUnitJumps } from './find-unit-jumps.ts';
import type { Entity } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Gap } from './find-missing-days.ts';
import type { BreakSearches } from './find-tracking-breaks.ts';
import type { JumpSearch } from './find-unit-jumps.ts';

/** Faults of the data on certain days, the cause that explains most first: another unit, results not counted, rows missing. */
export type DataFaults = {
  readonly jumps: readonly JumpSearch[];
  readonly breaks: BreakSearches;
  readonly gaps: readonly Gap[];
};

/** Several kinds ask of the same facts, which never change. */
const known = new WeakMap<CampaignFacts, DataFaults>();

/** What is wrong with the days of a campaign: a day that one fault explains is left out by those behind it. */
export function dataFaults(facts: CampaignFacts): DataFaults {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const jumps = findUnitJumps(facts);
  const breaks = findTrackingBreaks(
    facts,
    jumps.flatMap((search) => search.jumps),
  );
  const faults = { jumps, breaks, gaps: findMissingDays(facts) };
  known.set(facts, faults);
  return faults;
}

/** One part of a campaign and what is looked at there. */
export type Watched = { readonly entity: Entity | null; readonly measures: readonly MeasureId[] };

/** Days on which the measures of a part say nothing, because a fault of the data explains them. */
export function claimedPeriods(facts: CampaignFacts, { entity, measures }: Watched): readonly Period[] {
  const { jumps, breaks, gaps } = dataFaults(facts);
  const touches = (other: Entity | null): boolean => entity === null || other === null || other.key === entity.key;
  return [
    ...jumps.flatMap((search) =>
      search.jumps.filter(({ part, measure }) => touches(part.entity) && measures.includes(measure)).map(({ period }) => period),
    ),
    ...breaks.breaks
      .filter(({ part, counter }) => touches(part.entity) && behind(counter.measure).some((measure) => measures.includes(measure)))
      .map(({ run }) => run.period),
    ...gaps.filter((gap) => touches(gap.entity)).flatMap(({ missing }) => missing.map((day) => ({ start: day, end: day }))),
  ];
}

/** What else cannot be counted where a measure is not. */
function behind(measure: MeasureId): readonly MeasureId[] {
  if (measure === 'clicks') return ['clicks', 'conversions', 'revenue'];
  return measure === 'conversions' || measure === 'leads' || measure === 'installs' ? [measure, 'revenue'] : [measure];
}
