import type { ScaleLinear } from 'd3-scale';
import { drawValueAxis, extentOf, valueScale } from '../axis.ts';
import type { DotChart } from '../chart-spec.ts';
import { formatNumber } from '../format.ts';
import { fontSize, textAt, type Drawing, type Frame } from '../frame.ts';
import { colour, type ColourRole } from '../palette.ts';
import { drawRowTexts, layoutRows, type RowLayout } from '../rows.ts';
import { element } from '../svg.ts';
import { textWidth } from '../text-width.ts';
import { drawWhisker } from '../whisker.ts';
import { rowTexts } from './bar.ts';

/** A dot and its interval per row, and the value of the whole as a line through them. */
export function drawDots(spec: DotChart, frame: Frame): Drawing {
  const texts = spec.rows.map((row, index) => ({ ...rowTexts(row, spec), isBold: index === spec.focus }));
  const layout = layoutRows(frame, texts, { top: spec.reference === null ? 0 : 24, markHeight: 14 });
  const scale = valueScale(dotExtent(spec), layout.plotLeft, layout.plotRight);
  const dots = spec.rows.flatMap((row, index) => {
    if (row.value === null || !Number.isFinite(row.value)) return [];
    const y = layout.centre(index);
    const role = spec.focus === undefined || spec.focus === index ? 'accent' : 'plan';
    return [
      ...drawWhisker(frame, scale, { low: row.low, high: row.high, y, role: row.isTooFew ? 'plan' : role }),
      dot(frame, { cx: scale(row.value), cy: y }, { role, isTooFew: row.isTooFew }),
    ];
  });
  const axis = drawValueAxis(frame, scale, { top: layout.top, bottom: layout.bottom, unit: spec.unit });
  return {
    height: layout.bottom + 24,
    marks: [...axis, ...drawReference(spec, frame, { scale, layout }), ...dots, ...drawRowTexts(frame, layout, texts)],
  };
}

function dotExtent(spec: DotChart): { readonly low: number; readonly high: number } {
  const extent = extentOf(spec.rows, false);
  const reference = spec.reference?.value;
  if (extent === null) return { low: 0, high: reference ?? 1 };
  return reference === undefined ? extent : { low: Math.min(extent.low, reference), high: Math.max(extent.high, reference) };
}

function dot(
  frame: Frame,
  at: { readonly cx: number; readonly cy: number },
  look: { readonly role: ColourRole; readonly isTooFew: boolean },
): string {
  const solid = colour(frame.theme, look.role);
  const surface = colour(frame.theme, 'surface');
  return element('circle', {
    class: 'dot',
    ...at,
    r: 5,
    fill: look.isTooFew ? surface : solid,
    stroke: look.isTooFew ? solid : surface,
    'stroke-width': 1.5,
  });
}

function drawReference(
  spec: DotChart,
  frame: Frame,
  plot: { readonly scale: ScaleLinear<number, number>; readonly layout: RowLayout },
): readonly string[] {
  if (spec.reference === null) return [];
  const x = plot.scale(spec.reference.value);
  const words = `${spec.reference.label} ${formatNumber(spec.reference.value, spec.unit, { locale: spec.locale })}`;
  const half = textWidth(words, fontSize.axis) / 2;
  return [
    element('line', {
      x1: x,
      y1: plot.layout.top - 5,
      x2: x,
      y2: plot.layout.bottom,
      stroke: colour(frame.theme, 'muted'),
      'stroke-width': 1.25,
      'stroke-dasharray': '4 3',
    }),
    textAt(frame, { x: Math.min(Math.max(x, half), frame.width - half), y: plot.layout.top - 10 }, words, {
      anchor: 'middle',
      size: fontSize.axis,
      role: 'muted',
    }),
  ];
}
