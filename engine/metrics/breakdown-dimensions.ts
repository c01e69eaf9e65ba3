import { fieldIdsOfKind } from '../fields/catalogue.ts';
import type { DimensionId } from '../fields/catalogue.ts';
import type { BreakdownView, DatasetSource } from '../query/dataset.ts';

/** One breakdown to make: a dimension of one view. */
export type BreakdownTask = { readonly view: string; readonly viewLabel: string | null; readonly dimension: DimensionId };

/** Dimensions that readers look for; absent ones are stated. */
const expected: readonly DimensionId[] = [
  'campaign',
  'ad_group',
  'ad',
  'device',
  'placement',
  'country',
  'region',
  'age',
  'gender',
  'audience',
  'keyword',
  'hour',
];

/** An id is broken down only where the name that people read is missing. */
const namesOfIds: Readonly<Partial<Record<DimensionId, DimensionId>>> = {
  account_id: 'account',
  campaign_id: 'campaign',
  ad_group_id: 'ad_group',
  ad_id: 'ad',
};

/** Most breakdowns of one analysis; further ones are listed as not covered. */
const maxBreakdowns = 60;

/**
 * The dimensions of `primary`, then those of the other views that not every primary source reports.
 * Currency is left to the breakdown by source, platform to the one by platform.
 */
export function breakdownTasks(sources: readonly DatasetSource[], views: readonly BreakdownView[]): readonly BreakdownTask[] {
  const primary = sources.filter((source) => source.view === 'primary');
  const ofPrimary = presentDimensions(primary).map((dimension) => ({ view: 'primary', viewLabel: null, dimension }));
  const ofViews = views.flatMap((view) => {
    const own = sources.filter((source) => source.view === view.id);
    return presentDimensions(own)
      .filter((dimension) => !primary.every((source) => source.dimensions.includes(dimension)) || primary.length === 0)
      .map((dimension) => ({ view: view.id, viewLabel: view.label, dimension }));
  });
  return [...ofPrimary, ...ofViews].slice(0, maxBreakdowns);
}

/** Expected dimensions that no source of any view reports. */
export function absentDimensions(sources: readonly DatasetSource[]): readonly DimensionId[] {
  const present = presentDimensions(sources);
  return expected.filter((dimension) => !isPresentInSome(dimension, present));
}

function isPresentInSome(dimension: DimensionId, present: readonly DimensionId[]): boolean {
  return (
    present.includes(dimension) ||
    present.some((other) => namesOfIds[other] === dimension) ||
    (dimension === 'ad' && present.includes('creative'))
  );
}

function presentDimensions(sources: readonly DatasetSource[]): readonly DimensionId[] {
  return fieldIdsOfKind('dimension').filter((dimension) => {
    const name = namesOfIds[dimension];
    const isOwnBreakdown = dimension !== 'currency' && dimension !== 'platform';
    const isNamed = name !== undefined && sources.some((source) => source.dimensions.includes(name));
    return isOwnBreakdown && !isNamed && sources.some((source) => source.dimensions.includes(dimension));
  });
}
