import { drawValueAxis, extentOf, valueScale } from '../axis.ts';
import type { BarChart, EstimateRow } from '../chart-spec.ts';
import { formatNumber } from '../format.ts';
import type { Drawing, Frame } from '../frame.ts';
import { colour } from '../palette.ts';
import { drawRowTexts, layoutRows, type RowTexts } from '../rows.ts';
import { element } from '../svg.ts';
import { drawWhisker } from '../whisker.ts';

const thickness = 14;

/** Horizontal bars, every one from zero. */
export function drawBars(spec: BarChart, frame: Frame): Drawing {
  const texts = spec.rows.map((row) => rowTexts(row, spec));
  const layout = layoutRows(frame, texts, { top: 0, markHeight: thickness });
  const extent = extentOf(spec.rows, true) ?? { low: 0, high: 1 };
  const scale = valueScale(extent, layout.plotLeft, layout.plotRight);
  const bars = spec.rows.flatMap((row, index) => {
    if (row.value === null || !Number.isFinite(row.value)) return [];
    const y = layout.centre(index);
    const ends = [scale(0), scale(row.value)];
    const x = Math.min(...ends);
    const width = Math.max(1, Math.max(...ends) - x);
    return [
      bar(frame, { x, y: y - thickness / 2, width }, row.isTooFew),
      ...drawWhisker(frame, scale, { low: row.low, high: row.high, y, role: 'ink' }),
    ];
  });
  const axis = drawValueAxis(frame, scale, { top: layout.top, bottom: layout.bottom, unit: spec.unit });
  return { height: layout.bottom + 24, marks: [...axis, ...bars, ...drawRowTexts(frame, layout, texts)] };
}

/** The name and the number of a row as they are printed beside its mark. */
export function rowTexts(row: EstimateRow, spec: Pick<BarChart, 'unit' | 'locale'>): RowTexts {
  const value = formatNumber(row.value, spec.unit, { locale: spec.locale });
  return { label: row.label, value: row.isTooFew && row.value !== null ? `${value} too few` : value };
}

function bar(frame: Frame, at: { readonly x: number; readonly y: number; readonly width: number }, isTooFew: boolean): string {
  const solid = colour(frame.theme, 'accent');
  const paint = isTooFew ? { fill: colour(frame.theme, 'surface'), stroke: solid, 'stroke-width': 1.5 } : { fill: solid };
  return element('rect', { class: 'bar', ...at, height: thickness, rx: 2, ...paint });
}
