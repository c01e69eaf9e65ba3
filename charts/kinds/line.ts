import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { labelledTicks, valueScale } from '../axis.ts';
import type { LineChart, LineSeries } from '../chart-spec.ts';
import { formatDay } from '../format.ts';
import { fontSize, rule, textAt, type Drawing, type Frame } from '../frame.ts';
import { colour } from '../palette.ts';
import { element } from '../svg.ts';
import { textWidth } from '../text-width.ts';

const [top, plotHeight] = [12, 216];

type Plot = { readonly x: ScaleLinear<number, number>; readonly y: ScaleLinear<number, number> };

/** Lines over days or weeks from zero; a missing day is a gap, never a zero. */
export function drawLines(spec: LineChart, frame: Frame): Drawing {
  const values = spec.series.flatMap((series) =>
    series.values.flatMap((value) => (value === null || !Number.isFinite(value) ? [] : [value])),
  );
  const y = valueScale({ low: Math.min(0, ...values), high: Math.max(0, ...values) }, top + plotHeight, top);
  const ticks = labelledTicks(y, spec.unit, { count: 5, locale: spec.locale });
  const left = Math.max(20, ...ticks.map((tick) => textWidth(tick.label, fontSize.axis))) + 10;
  const right = frame.width - Math.max(0, ...spec.series.map((series) => textWidth(series.label, fontSize.axis))) - 16;
  const x = scaleLinear()
    .domain([0, Math.max(1, spec.starts.length - 1)])
    .range([left, right]);
  const grid = ticks.flatMap((tick) => [
    rule(frame, { x1: left, y1: y(tick.value), x2: right, y2: y(tick.value) }, tick.value === 0 ? 'plan' : 'grid'),
    textAt(frame, { x: left - 8, y: y(tick.value) + 4 }, tick.label, { anchor: 'end', size: fontSize.axis, role: 'muted' }),
  ]);
  const lines = spec.series.toReversed().flatMap((series) => drawSeries(series, frame, { x, y }));
  return {
    height: top + plotHeight + 28,
    marks: [...grid, ...dayLabels(spec, frame, x), ...lines, ...seriesLabels(spec, frame, { x, y })],
  };
}

function drawSeries(series: LineSeries, frame: Frame, plot: Plot): readonly string[] {
  const path = line<number | null>(
    (_value, index) => plot.x(index),
    (value) => plot.y(value ?? 0),
  )
    .defined((value) => value !== null && Number.isFinite(value))
    .digits(2)(series.values);
  const looks = {
    actual: { stroke: colour(frame.theme, 'accent'), 'stroke-width': 2 },
    plan: { stroke: colour(frame.theme, 'plan'), 'stroke-width': 1.75, 'stroke-dasharray': '6 4' },
    previous: { stroke: colour(frame.theme, 'previous'), 'stroke-width': 1.75 },
  } as const;
  const drawn =
    path === null
      ? []
      : [element('path', { d: path, fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round', ...looks[series.role] })];
  return [...drawn, ...lonePoints(series, frame, plot)];
}

/** A day between two gaps has no line to be seen by. */
function lonePoints(series: LineSeries, frame: Frame, plot: Plot): readonly string[] {
  return series.values.flatMap((value, index) => {
    const isLone = value !== null && (series.values[index - 1] ?? null) === null && (series.values[index + 1] ?? null) === null;
    return isLone
      ? [
          element('circle', {
            cx: plot.x(index),
            cy: plot.y(value),
            r: 2.5,
            fill: colour(frame.theme, series.role === 'actual' ? 'accent' : series.role),
          }),
        ]
      : [];
  });
}

/** Day labels at even steps, as many as fit. */
function dayLabels(spec: LineChart, frame: Frame, x: ScaleLinear<number, number>): readonly string[] {
  const [left = 0, right = 0] = x.range();
  const room = Math.max(1, Math.floor((right - left) / 76));
  const steps = spec.grain === 'day' ? [1, 2, 7, 14, 28, 56, 91, 182, 364] : [1, 2, 4, 8, 13, 26, 52, 104];
  const step = steps.find((candidate) => spec.starts.length / candidate <= room) ?? Math.ceil(spec.starts.length / room);
  return spec.starts.flatMap((start, index) => {
    if (index % step !== 0) return [];
    const at = x(index);
    const anchor = at - left < 20 ? 'start' : 'middle';
    return [
      rule(frame, { x1: at, y1: top + plotHeight, x2: at, y2: top + plotHeight + 5 }, 'plan'),
      textAt(frame, { x: at, y: top + plotHeight + 20 }, formatDay(start, spec.locale, 'short'), {
        anchor,
        size: fontSize.axis,
        role: 'muted',
      }),
    ];
  });
}

/** Names stand at the ends of their lines, pushed apart where they would touch. */
function seriesLabels(spec: LineChart, frame: Frame, plot: Plot): readonly string[] {
  const right = plot.x.range()[1] ?? 0;
  const ends = spec.series.flatMap((series, order) => {
    const last = series.values.findLast((value) => value !== null && Number.isFinite(value));
    return last === undefined || last === null ? [] : [{ series, order, y: plot.y(last) }];
  });
  let lowest = top - 15;
  return ends
    .toSorted((a, b) => a.y - b.y || a.order - b.order)
    .map(({ series, y }) => {
      lowest = Math.max(y, lowest + 15);
      const isActual = series.role === 'actual';
      return textAt(frame, { x: right + 8, y: lowest + 4 }, series.label, {
        size: fontSize.axis,
        role: isActual ? 'accent' : 'muted',
        ...(isActual ? { weight: 600 } : {}),
      });
    });
}
