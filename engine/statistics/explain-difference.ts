import { countCombinations } from './frequent-combinations.ts';
import { hypergeometricUpperTail } from './hypergeometric-tail.ts';
import { benjaminiHochberg } from './multiplicity.ts';
import type { ItemRow } from './frequent-combinations.ts';

/** Rows with the same attributes, counted on both sides; `values` in the order of the dimensions, null for no value. */
export type AttributeGroup = { readonly values: readonly (string | null)[]; readonly outliers: number; readonly inliers: number };

type Attribute = { readonly dimension: string; readonly value: string };

/** A combination of attributes that outliers have far more often than the rest. */
export type DifferenceExplanation = {
  readonly attributes: readonly Attribute[];
  readonly outliers: number;
  readonly inliers: number;
  /** Share of all outliers that have the attributes, 0–1. */
  readonly support: number;
  /** Share of outliers among rows with the attributes ÷ among rows without; null when no outlier is without. */
  readonly riskRatio: number | null;
  /** Share of outliers among rows with the attributes ÷ among all rows. */
  readonly globalRatio: number;
  /** One-sided, Fisher's exact test of rows with and without the attributes. */
  readonly pValue: number;
  /** After adjustment for all combinations that were counted. */
  readonly adjustedP: number;
};

export type DifferenceOptions = {
  /** Least share of the outliers, 0–1. */
  readonly minSupport: number;
  readonly minGlobalRatio: number;
  /** Attributes in one combination, 1–3. */
  readonly maxOrder: 1 | 2 | 3;
  /** Largest adjusted p-value, for instance 0.1. */
  readonly falseDiscoveryRate: number;
};

/**
 * Combinations of attributes that set outliers (rows of the bad days, of the lost conversions) apart from the rest, the
 * largest global ratio first. Level by level: a combination is counted only when all of its parts have the support, as no
 * combination can have more than its parts, and only when no part explains by itself. The p-values are adjusted over all
 * combinations that were met among the outliers; those without the support enter as 1. Rows are taken as independent.
 * Empty when there are no outliers or no inliers. Throws when a group has not one value for each dimension.
 * @see Abuzaid et al. 2018, "DIFF: a relational interface for large-scale data explanation", doi:10.14778/3297753.3297761
 * @see Bailis et al. 2017, "MacroBase: prioritizing attention in fast data", doi:10.1145/3035918.3035928
 * @see Agrawal & Srikant 1994, "Fast algorithms for mining association rules", VLDB
 */
export function explainDifference(
  dimensions: readonly string[],
  groups: readonly AttributeGroup[],
  options: DifferenceOptions,
): readonly DifferenceExplanation[] {
  if (groups.some(({ values }) => values.length !== dimensions.length)) throw new RangeError('a group needs one value for each dimension');
  const total = {
    outliers: groups.reduce((sum, { outliers }) => sum + outliers, 0),
    inliers: groups.reduce((sum, { inliers }) => sum + inliers, 0),
  };
  if (!(total.outliers > 0 && total.inliers > 0)) return [];
  const { attributes, rows } = numberAttributes(dimensions, groups);
  const met = countCombinations(rows, options.maxOrder, (combination) => {
    const { support, globalRatio } = measuresOf(combination, total);
    return support >= options.minSupport && globalRatio < options.minGlobalRatio;
  }).map((combination) => ({ ...combination, ...measuresOf(combination, total) }));
  const pValues = met.map((combination) => (combination.support < options.minSupport ? 1 : pValueOf(combination, total)));
  const adjusted = benjaminiHochberg(pValues);
  return met
    .map(({ items, ...measures }, index): DifferenceExplanation => ({
      attributes: items.flatMap((item) => attributes[item] ?? []),
      ...measures,
      pValue: pValues[index] ?? 1,
      adjustedP: adjusted[index] ?? 1,
    }))
    .filter((explanation) => isLargeEnough(explanation, options))
    .toSorted((a, b) => b.globalRatio - a.globalRatio || b.support - a.support || compareText(textOf(a), textOf(b)));
}

type Sides = { readonly outliers: number; readonly inliers: number };
type Measures = Pick<DifferenceExplanation, 'support' | 'riskRatio' | 'globalRatio'>;

/** Every attribute that occurs gets a number, in the order of the dimensions and then of first appearance. */
function numberAttributes(
  dimensions: readonly string[],
  groups: readonly AttributeGroup[],
): { readonly attributes: readonly Attribute[]; readonly rows: readonly ItemRow[] } {
  const attributes: Attribute[] = [];
  const items: number[][] = groups.map(() => []);
  for (const [index, dimension] of dimensions.entries()) {
    const numbers = new Map<string, number>();
    for (const [row, { values }] of groups.entries()) {
      const value = values[index] ?? null;
      if (value === null) continue;
      const item = numbers.get(value) ?? attributes.push({ dimension, value }) - 1;
      numbers.set(value, item);
      items[row]?.push(item);
    }
  }
  return { attributes, rows: groups.map(({ outliers, inliers }, row) => ({ outliers, inliers, items: items[row] ?? [] })) };
}

function measuresOf({ outliers, inliers }: Sides, total: Sides): Measures {
  const share = outliers / (outliers + inliers);
  const [otherOutliers, otherInliers] = [total.outliers - outliers, total.inliers - inliers];
  return {
    support: outliers / total.outliers,
    riskRatio: otherOutliers > 0 ? (share * (otherOutliers + otherInliers)) / otherOutliers : null,
    globalRatio: (share * (total.outliers + total.inliers)) / total.outliers,
  };
}

function isLargeEnough({ support, globalRatio, adjustedP }: DifferenceExplanation, options: DifferenceOptions): boolean {
  return support >= options.minSupport && globalRatio >= options.minGlobalRatio && adjustedP <= options.falseDiscoveryRate;
}

function pValueOf({ outliers, inliers }: Sides, total: Sides): number {
  return hypergeometricUpperTail({
    hits: outliers,
    draws: outliers + inliers,
    marked: total.outliers,
    population: total.outliers + total.inliers,
  });
}

function textOf({ attributes }: DifferenceExplanation): string {
  return attributes.map(({ dimension, value }) => `${dimension}=${value}`).join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
