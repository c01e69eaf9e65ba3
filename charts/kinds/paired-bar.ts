import { drawValueAxis, valueScale } from '../axis.ts';
import type { PairedBarChart } from '../chart-spec.ts';
import { formatNumber } from '../format.ts';
import { fontSize, textAt, type Drawing, type Frame } from '../frame.ts';
import { colour } from '../palette.ts';
import { drawRowTexts, layoutRows } from '../rows.ts';
import { element } from '../svg.ts';
import { textWidth } from '../text-width.ts';

const thickness = 11;
const keyHeight = 26;

/** Two bars per row from zero, the second as a grey outline (plan) or in a second hue. */
export function drawPairedBars(spec: PairedBarChart, frame: Frame): Drawing {
  const print = (value: number | null): string => formatNumber(value, spec.unit, { locale: spec.locale });
  const texts = spec.rows.map((row) => ({ label: row.label, value: `${print(row.first)} / ${print(row.second)}` }));
  const layout = layoutRows(frame, texts, { top: keyHeight, markHeight: 2 * thickness + 2 });
  const values = spec.rows.flatMap((row) => [row.first ?? 0, row.second ?? 0]).filter(Number.isFinite);
  const scale = valueScale({ low: Math.min(0, ...values), high: Math.max(0, ...values) }, layout.plotLeft, layout.plotRight);
  const bars = spec.rows.flatMap((row, index) => {
    const y = layout.centre(index);
    return [
      ...bar(row.first, { y: y - thickness - 1, zero: scale(0), end: scale(row.first ?? 0) }, paint(frame, 'first')),
      ...bar(row.second, { y: y + 1, zero: scale(0), end: scale(row.second ?? 0) }, paint(frame, spec.secondRole)),
    ];
  });
  const axis = drawValueAxis(frame, scale, { top: layout.top, bottom: layout.bottom, unit: spec.unit });
  return { height: layout.bottom + 24, marks: [...drawKey(spec, frame), ...axis, ...bars, ...drawRowTexts(frame, layout, texts)] };
}

type Paint = Readonly<Record<string, string | number>>;

function paint(frame: Frame, role: 'first' | 'plan' | 'other'): Paint {
  if (role === 'first') return { fill: colour(frame.theme, 'accent') };
  if (role === 'other') return { fill: colour(frame.theme, 'previous') };
  return { fill: colour(frame.theme, 'surface'), stroke: colour(frame.theme, 'plan'), 'stroke-width': 1.5, 'stroke-dasharray': '4 3' };
}

function bar(
  value: number | null,
  at: { readonly y: number; readonly zero: number; readonly end: number },
  look: Paint,
): readonly string[] {
  if (value === null || !Number.isFinite(value)) return [];
  const x = Math.min(at.zero, at.end);
  return [element('rect', { class: 'bar', x, y: at.y, width: Math.max(1, Math.abs(at.end - at.zero)), height: thickness, rx: 2, ...look })];
}

function drawKey(spec: PairedBarChart, frame: Frame): readonly string[] {
  const second = 24 + textWidth(spec.firstLabel, fontSize.axis) + 18;
  const entry = (x: number, label: string, look: Paint): readonly string[] => [
    element('rect', { x: x + 1, y: 2, width: 12, height: 11, rx: 2, ...look }),
    textAt(frame, { x: x + 20, y: 12 }, label, { size: fontSize.axis, role: 'muted' }),
  ];
  return [...entry(0, spec.firstLabel, paint(frame, 'first')), ...entry(second, spec.secondLabel, paint(frame, spec.secondRole))];
}
