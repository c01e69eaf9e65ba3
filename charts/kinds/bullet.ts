import type { ScaleLinear } from 'd3-scale';
import { drawValueAxis, valueScale } from '../axis.ts';
import type { BulletChart, BulletRow, Tone } from '../chart-spec.ts';
import { formatPercent, missingText } from '../format.ts';
import { fontSize, textAt, type Drawing, type Frame } from '../frame.ts';
import { colour, type ColourRole } from '../palette.ts';
import { drawRowTexts, layoutRows, type RowLayout, type RowTexts } from '../rows.ts';
import { element } from '../svg.ts';
import { drawWhisker } from '../whisker.ts';

const thickness = 14;
/** Attainment beyond twice the target is cut and marked, or one row would flatten all others. */
const largestShown = 2;

/** Attainment of each target as a bar from zero to the line at 100 %. */
export function drawBullets(spec: BulletChart, frame: Frame): Drawing {
  const texts = spec.rows.map((row) => bulletTexts(row, spec.locale));
  const layout = layoutRows(frame, texts, { top: 24, markHeight: thickness + 4 });
  const highest = Math.max(1.2, ...spec.rows.map((row) => Math.min(row.attainment ?? 0, largestShown)));
  const lowest = Math.min(0, ...spec.rows.map((row) => Math.max(row.attainment ?? 0, -largestShown)));
  const scale = valueScale({ low: lowest, high: highest }, layout.plotLeft, layout.plotRight).clamp(true);
  const bars = spec.rows.flatMap((row, index) => drawRow(row, frame, { scale, y: layout.centre(index) }));
  const axis = drawValueAxis(frame, scale, { top: layout.top, bottom: layout.bottom, unit: { kind: 'share' } });
  return {
    height: layout.bottom + 24,
    marks: [...axis, ...bars, ...targetLine(frame, scale, layout), ...drawRowTexts(frame, layout, texts)],
  };
}

export const toneSigns: Readonly<Record<Tone, string>> = { good: '▲', close: '◆', bad: '▼', neutral: '○' };

function bulletTexts(row: BulletRow, locale: string): RowTexts {
  const attained = row.attainment === null ? missingText : formatPercent(row.attainment, locale);
  return { label: row.label, value: `${toneSigns[row.tone]} ${attained} ${row.word}` };
}

function drawRow(
  row: BulletRow,
  frame: Frame,
  plot: { readonly scale: ScaleLinear<number, number>; readonly y: number },
): readonly string[] {
  if (row.attainment === null || !Number.isFinite(row.attainment)) return [];
  const ends = [plot.scale(0), plot.scale(row.attainment)];
  const x = Math.min(...ends);
  const bar = element('rect', {
    class: 'bar',
    x,
    y: plot.y - thickness / 2,
    width: Math.max(1, Math.max(...ends) - x),
    height: thickness,
    rx: 2,
    fill: colour(frame.theme, toneRole(row.tone)),
  });
  const cut =
    row.attainment > largestShown
      ? [textAt(frame, { x: plot.scale.range()[1] ?? 0, y: plot.y + 4 }, '»', { anchor: 'end', role: 'surface', weight: 600 })]
      : [];
  return [
    bar,
    ...cut,
    ...drawWhisker(frame, plot.scale.copy().clamp(false), { low: row.attainmentLow, high: row.attainmentHigh, y: plot.y, role: 'ink' }),
  ];
}

function toneRole(tone: Tone): ColourRole {
  return tone === 'neutral' ? 'plan' : tone;
}

function targetLine(frame: Frame, scale: ScaleLinear<number, number>, layout: RowLayout): readonly string[] {
  const x = scale(1);
  return [
    element('line', { x1: x, y1: layout.top - 5, x2: x, y2: layout.bottom, stroke: colour(frame.theme, 'ink'), 'stroke-width': 2 }),
    textAt(frame, { x, y: layout.top - 10 }, 'Target', { anchor: 'middle', size: fontSize.axis, role: 'ink', weight: 600 }),
  ];
}
