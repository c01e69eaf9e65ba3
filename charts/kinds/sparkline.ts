import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { SparklineChart } from '../chart-spec.ts';
import type { Drawing, Frame } from '../frame.ts';
import { colour } from '../palette.ts';
import { element } from '../svg.ts';

const height = 36;

/** The course of a number without axes; its area stands on zero. */
export function drawSparkline(spec: SparklineChart, frame: Frame): Drawing {
  const values = spec.values.flatMap((value) => (value === null || !Number.isFinite(value) ? [] : [value]));
  const x = scaleLinear()
    .domain([0, Math.max(1, spec.values.length - 1)])
    .range([3, frame.width - 4]);
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values) || 1])
    .range([height - 2, 4]);
  const isShown = (value: number | null): boolean => value !== null && Number.isFinite(value);
  const at = (_value: number | null, index: number): number => x(index);
  const stroke = line<number | null>(at, (value) => y(value ?? 0))
    .defined(isShown)
    .digits(2)(spec.values);
  const ground = area<number | null>(at, y(0), (value) => y(value ?? 0))
    .defined(isShown)
    .digits(2)(spec.values);
  if (stroke === null || ground === null) return { height, marks: [] };
  const last = spec.values.findLastIndex(isShown);
  return {
    height,
    marks: [
      element('path', { d: ground, fill: colour(frame.theme, 'accentSoft') }),
      element('path', { d: stroke, fill: 'none', stroke: colour(frame.theme, 'accent'), 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
      element('circle', { cx: x(last), cy: y(spec.values[last] ?? 0), r: 2.5, fill: colour(frame.theme, 'accent') }),
    ],
  };
}
