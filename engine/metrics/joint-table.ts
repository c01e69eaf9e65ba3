import { askScope, sourcesOf } from '../query/scope.ts';
import { readSums } from './sums.ts';
import type { DimensionId } from '../fields/catalogue.ts';
import type { QueryRunner } from '../query/query.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { TablePair } from './previous-tables.ts';
import type { Sums } from './sums.ts';

/** One combination of values with its sums of each source in both periods; `values` in the order of the dimensions. */
export type JointGroup = {
  readonly values: readonly (string | null)[];
  readonly before: ReadonlyMap<string, Sums>;
  readonly now: ReadonlyMap<string, Sums>;
};

/** Two or three dimensions at once, in the flight and in the period before it; together the groups are the whole of both. */
export type JointTable = {
  /** From coarse to fine. */
  readonly dimensions: readonly DimensionId[];
  readonly groups: readonly JointGroup[];
};

export type JointContext = { readonly runner: QueryRunner; readonly before: PeriodFacts; readonly now: PeriodFacts };

/** Dimensions that a combination may be made of, from coarse to fine. */
const coarse: readonly DimensionId[] = [
  'platform',
  'campaign',
  'ad_group',
  'ad',
  'creative',
  'placement',
  'device',
  'network',
  'format',
  'audience',
  'country',
  'region',
  'age',
  'gender',
];
const maxDimensions = 3;
const maxValues = 50;
/** Rows of an answer; one that is cut would be wrong. */
const rowLimit = 5000;

/**
 * Asks one question of each period: the sums by the dimensions that divide the campaign into the fewest groups. Of those that every
 * source of both periods reports and that have 2 to 50 groups, at most three are taken; of equally many groups the coarser one. Null,
 * and nothing is asked, with fewer than two; null also where an answer has 5,000 rows or more.
 */
export async function askJoint(pairs: readonly TablePair[], { runner, before, now }: JointContext): Promise<JointTable | null> {
  const dimensions = jointDimensions(pairs, before);
  if (dimensions.length < 2) return null;
  const groups = new Map<string, JointCells>();
  for (const [side, facts] of [['before', before] as const, ['now', now] as const])
    if (!(await gather(runner, facts, { dimensions, groups, side }))) return null;
  return { dimensions, groups: [...groups.values()] };
}

function jointDimensions(pairs: readonly TablePair[], before: PeriodFacts): readonly DimensionId[] {
  const chosen = coarse
    .map((dimension) => ({ dimension, count: countValues(dimension, pairs, before) }))
    .filter(({ count }) => count >= 2 && count <= maxValues)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, maxDimensions)
    .map(({ dimension }) => dimension);
  return coarse.filter((dimension) => chosen.includes(dimension));
}

/** Values in either period; 0 where some source does not report the dimension, or not all values are known. */
function countValues(dimension: DimensionId, pairs: readonly TablePair[], { plan }: PeriodFacts): number {
  const sources = sourcesOf(plan.scope);
  if (dimension === 'platform') return new Set(sources.map(({ platform }) => platform)).size;
  const pair = pairs.find(({ current }) => current.dimension === dimension);
  if (pair === undefined || pair.current.hasRest || !sources.every((source) => source.dimensions.includes(dimension))) return 0;
  return new Set([...pair.current.rows, ...pair.previous.rows].map(({ key }) => key)).size;
}

type JointCells = { readonly values: readonly (string | null)[]; readonly before: Map<string, Sums>; readonly now: Map<string, Sums> };

type Gathering = {
  readonly dimensions: readonly DimensionId[];
  readonly groups: Map<string, JointCells>;
  readonly side: 'before' | 'now';
};

/** Adds the answer of one period to the groups; false where it may be cut. */
async function gather(runner: QueryRunner, { plan }: PeriodFacts, { dimensions, groups, side }: Gathering): Promise<boolean> {
  const asked = dimensions.filter((dimension) => dimension !== 'platform');
  const { columns, rows } = await askScope(runner, plan.scope, {
    measures: plan.fields.map((field) => ({ kind: 'sum', id: field, field })),
    dimensions: ['source', ...asked],
    limit: rowLimit,
  });
  if (rows.length >= rowLimit) return false;
  const platforms = new Map(sourcesOf(plan.scope).map(({ id, platform }) => [id, platform]));
  for (const row of rows) {
    const source = row[0] ?? '';
    const values = dimensions.map((dimension) =>
      dimension === 'platform' ? (platforms.get(source) ?? null) : (row[columns.indexOf(dimension)] ?? null),
    );
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, before: new Map(), now: new Map() };
    group[side].set(source, readSums(columns, row, plan.fields));
    groups.set(key, group);
  }
  return true;
}
