import type { DrawInterval } from './draw-quantiles.ts';
import type { CurveForm } from './response-curve.ts';
import type { SpendPoint } from './response-fit.ts';

/** Why a curve is not shown, and what would have to be there for one. */
export type CurveFault = { readonly reason: string; readonly needed: string };

const minLevels = 8;
const minVariation = 0.3;
const minAiccGain = 4;
const maxShapeFactor = 3;
/** Spends closer than this share of the highest are one level. */
const levelWidth = 0.01;

/** What is wrong with the spend itself: too few levels, or too little spread to see a curve in. */
export function faultsOfSpend(spend: { readonly levels: number; readonly variation: number }): readonly CurveFault[] {
  const faults: CurveFault[] = [];
  if (spend.levels < minLevels)
    faults.push({
      reason: 'Spend has too few different levels.',
      needed: `${minLevels} different levels of spend (${spend.levels} found)`,
    });
  if (spend.variation < minVariation)
    faults.push({
      reason: 'Spend varies too little.',
      needed: `a standard deviation of spend of ${minVariation} times its mean (${spend.variation.toFixed(2)} found)`,
    });
  return faults;
}

/** What is wrong when no curved form predicts better than the straight line, or not clearly so. */
export function faultsOfChoice(choice: { readonly form: CurveForm; readonly aiccGain: number }): readonly CurveFault[] {
  if (choice.form === 'linear')
    return [{ reason: 'No curve predicts held-out periods better than a straight line.', needed: 'periods with clearly higher spend' }];
  if (choice.aiccGain >= minAiccGain) return [];
  return [
    {
      reason: 'A curve is not clearly better than a straight line.',
      needed: `an AICc gain of ${minAiccGain} over the straight line (${choice.aiccGain.toFixed(1)} found): more periods, or clearly higher spend`,
    },
  ];
}

/** What is wrong when resampled periods disagree where the curve bends; null counts as disagreement. */
export function faultsOfShape(interval: DrawInterval | null): readonly CurveFault[] {
  if (interval !== null && interval.high <= maxShapeFactor * interval.low) return [];
  const found = interval === null ? 'none found' : `a factor of ${(interval.high / interval.low).toFixed(1)} found`;
  return [
    {
      reason: 'Resampled periods disagree on where saturation begins.',
      needed: `a bend known within a factor of ${maxShapeFactor} (${found}): more periods at low and at high spend`,
    },
  ];
}

/** Number of spends above 0 that lie more than 1 % of the highest apart. */
export function spendLevels(points: readonly SpendPoint[]): number {
  const sorted = points.map((point) => point.spend).toSorted((a, b) => a - b);
  const width = levelWidth * (sorted.at(-1) ?? 0);
  let [levels, last] = [0, Number.NEGATIVE_INFINITY];
  for (const spend of sorted) {
    if (spend - last <= width) continue;
    levels++;
    last = spend;
  }
  return levels;
}

/** Sample standard deviation ÷ mean of spend; 0 for fewer than two points. */
export function spendVariation(points: readonly SpendPoint[]): number {
  if (points.length < 2) return 0;
  const mean = points.reduce((sum, point) => sum + point.spend, 0) / points.length;
  const squares = points.reduce((sum, point) => sum + (point.spend - mean) ** 2, 0);
  return mean > 0 ? Math.sqrt(squares / (points.length - 1)) / mean : 0;
}
