/** A double cut to 12 significant digits and without −0, so that equal facts print equal bytes; null when not finite. */
export function significant(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const rounded = Number(value.toPrecision(12));
  return rounded === 0 ? 0 : rounded;
}
