import type { DimensionId } from '../fields/catalogue.ts';

/** From large to small: an element of a later one tells the element of an earlier one, as an ad tells its campaign. */
const nests: readonly (readonly DimensionId[])[] = [
  ['platform', 'channel', 'account', 'account_id', 'campaign', 'campaign_id', 'ad_group', 'ad_group_id', 'ad', 'ad_id', 'creative'],
  ['country', 'region'],
];

/** Other dimensions whose elements can be given more or less money. */
const single: readonly DimensionId[] = [
  'placement',
  'device',
  'network',
  'format',
  'audience',
  'age',
  'gender',
  'keyword',
  'match_type',
  'product',
];

/** Dimensions in which spend can move from one element to another; of two that say the same the earlier one is told. */
export const movableDimensions: readonly DimensionId[] = [...new Set([...nests.flat(), ...single])];

/** Whether one of two dimensions tells the other, so that both speak of the same facts. */
export function areNested(a: string, b: string): boolean {
  return nests.some((nest) => nest.some((dimension) => dimension === a) && nest.some((dimension) => dimension === b));
}
