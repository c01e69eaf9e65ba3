import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { EstimateRow } from './chart-spec.ts';
import { formatTick, type Unit } from './format.ts';
import { fontSize, rule, textAt, type Frame } from './frame.ts';
import { textWidth } from './text-width.ts';

export type Extent = { readonly low: number; readonly high: number };

/** How far an interval may stretch the axis beyond the largest value; longer ones are cut and marked. */
const stretch = 1.6;

/** Range of the values and of the intervals worth showing; null when no row has a value. */
export function extentOf(rows: readonly EstimateRow[], fromZero: boolean): Extent | null {
  const values = rows.flatMap((row) => finite(row.value));
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(Math.abs(low), Math.abs(high)) * (stretch - 1);
  const bounds = rows.filter((row) => !row.isTooFew).flatMap((row) => [...finite(row.low), ...finite(row.high)]);
  const seen = bounds.filter((bound) => bound >= low - room && bound <= high + room);
  const widest = { low: Math.min(low, ...seen), high: Math.max(high, ...seen) };
  return fromZero ? { low: Math.min(0, widest.low), high: Math.max(0, widest.high) } : widest;
}

/** A linear scale with round ends; a range without width is widened, so that a lone value has an axis. */
export function valueScale(extent: Extent, from: number, to: number): ScaleLinear<number, number> {
  const isFlat = extent.high - extent.low <= 0;
  const pad = isFlat ? Math.abs(extent.high) * 0.1 || 1 : 0;
  return scaleLinear()
    .domain([extent.low - (extent.low === 0 ? 0 : pad), extent.high + pad])
    .range([from, to])
    .nice(5);
}

/** Grid lines and labels below a horizontal value axis. */
export function drawValueAxis(
  frame: Frame,
  scale: ScaleLinear<number, number>,
  place: { readonly top: number; readonly bottom: number; readonly unit: Unit },
): readonly string[] {
  return readableTicks(scale, place.unit, frame).flatMap(({ value, label }) => {
    const x = scale(value);
    return [
      rule(frame, { x1: x, y1: place.top, x2: x, y2: place.bottom }, value === 0 ? 'plan' : 'grid'),
      textAt(frame, { x, y: place.bottom + 17 }, label, { anchor: 'middle', size: fontSize.axis, role: 'muted' }),
    ];
  });
}

/** As many ticks as fit without touching. */
function readableTicks(
  scale: ScaleLinear<number, number>,
  unit: Unit,
  frame: Frame,
): readonly { readonly value: number; readonly label: string }[] {
  const [from = 0, to = 0] = scale.range();
  for (const count of [6, 5, 4, 3, 2]) {
    const ticks = labelledTicks(scale, unit, { count, locale: frame.locale });
    const widest = Math.max(0, ...ticks.map((tick) => textWidth(tick.label, fontSize.axis)));
    if ((widest + 14) * Math.max(1, ticks.length - 1) <= Math.abs(to - from)) return ticks;
  }
  return labelledTicks(scale, unit, { count: 1, locale: frame.locale });
}

export function labelledTicks(
  scale: ScaleLinear<number, number>,
  unit: Unit,
  options: { readonly count: number; readonly locale: string },
): readonly { readonly value: number; readonly label: string }[] {
  const values = scale.ticks(options.count);
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0));
  return values.map((value) => ({ value, label: formatTick(value, step, unit, options.locale) }));
}

function finite(value: number | null): readonly number[] {
  return value !== null && Number.isFinite(value) ? [value] : [];
}
