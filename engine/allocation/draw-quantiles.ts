/** The middle `level` (0–1) of draws. */
export type DrawInterval = { readonly level: number; readonly low: number; readonly high: number };

/** Share of the draws that an interval of curves, gains and spends holds. */
const drawLevel = 0.8;

/**
 * The middle `level` of the draws, by linear interpolation between order statistics; null without draws or with one that is
 * no number.
 * @see Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566, definition 7
 */
export function drawInterval(draws: readonly number[], level: number = drawLevel): DrawInterval | null {
  if (draws.length === 0 || draws.some((draw) => Number.isNaN(draw))) return null;
  const sorted = draws.toSorted((a, b) => a - b);
  return { level, low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
}

function quantile(sorted: readonly number[], p: number): number {
  const position = p * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below === above ? below : below + (position - Math.floor(position)) * (above - below);
}
