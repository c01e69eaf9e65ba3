import type { ScaleLinear } from 'd3-scale';
import { colour, type ColourRole } from './palette.ts';
import type { Frame } from './frame.ts';
import { element } from './svg.ts';

export type Span = { readonly low: number | null; readonly high: number | null; readonly y: number; readonly role: ColourRole };

/** An interval as a line with caps; an end beyond the plot is cut and ends in an arrow. */
export function drawWhisker(frame: Frame, scale: ScaleLinear<number, number>, span: Span): readonly string[] {
  if (span.low === null || span.high === null || !Number.isFinite(span.low) || !Number.isFinite(span.high)) return [];
  const [left = 0, right = 0] = scale.range();
  const [from, to] = [scale(span.low), scale(span.high)];
  if (to < left || from > right) return [];
  const [x1, x2] = [Math.max(from, left), Math.min(to, right)];
  const stroke = { stroke: colour(frame.theme, span.role), 'stroke-width': 1.5 };
  return [
    element('line', { x1, y1: span.y, x2, y2: span.y, ...stroke }),
    endMark({ x: x1, y: span.y, isCut: from < left, direction: -1 }, stroke),
    endMark({ x: x2, y: span.y, isCut: to > right, direction: 1 }, stroke),
  ];
}

function endMark(
  end: { readonly x: number; readonly y: number; readonly isCut: boolean; readonly direction: 1 | -1 },
  stroke: Readonly<Record<string, string | number>>,
): string {
  if (!end.isCut) return element('line', { x1: end.x, y1: end.y - 4, x2: end.x, y2: end.y + 4, ...stroke });
  const back = end.x - 5 * end.direction;
  return element('path', {
    d: `M${back.toFixed(2)},${(end.y - 4).toFixed(2)}L${end.x.toFixed(2)},${end.y.toFixed(2)}L${back.toFixed(2)},${(end.y + 4).toFixed(2)}`,
    fill: 'none',
    ...stroke,
  });
}
