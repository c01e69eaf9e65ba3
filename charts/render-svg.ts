import type { ChartSpec } from './chart-spec.ts';
import { fontSize, textAt, type Drawing, type Frame } from './frame.ts';
import { drawBars } from './kinds/bar.ts';
import { drawBullets } from './kinds/bullet.ts';
import { drawDots } from './kinds/dot.ts';
import { drawLines } from './kinds/line.ts';
import { drawPairedBars } from './kinds/paired-bar.ts';
import { drawSparkline } from './kinds/sparkline.ts';
import { colour, type Theme } from './palette.ts';
import { element, escapeText } from './svg.ts';

export type RenderOptions = {
  /** Pixels, at least 60; text keeps its size, so a narrow picture is laid out anew. */
  readonly width: number;
  readonly theme: Theme;
  /** `inside`: title, subtitle and source are part of the picture. `none`: the page around it prints them. */
  readonly caption?: 'inside' | 'none';
};

const fontStack = "Inter, Carlito, system-ui, 'Segoe UI', Roboto, sans-serif";

/**
 * A self-contained SVG of a chart with title and description for screen readers. Same specification and options,
 * same text. Values that are null or not finite leave no mark. The ids in it end in the width, so that one chart may
 * stand in a page at several widths.
 */
export function renderSvg(spec: ChartSpec, options: RenderOptions): string {
  const width = Math.max(60, Math.round(options.width));
  const frame: Frame = { width, theme: options.theme, locale: spec.locale };
  const body = draw(spec, frame);
  const caption = options.caption === 'none' ? { head: [], headHeight: 0, foot: [], footHeight: 0 } : drawCaption(spec, frame);
  const height = caption.headHeight + body.height + caption.footHeight;
  const id = `${spec.id.replace(/[^A-Za-z0-9-]/g, '-')}-${width}`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': fontStack,
      style: 'font-variant-numeric:tabular-nums',
    },
    element('title', { id: `${id}-title` }, escapeText(spec.title)),
    element('desc', { id: `${id}-description` }, escapeText(spec.description)),
    ...caption.head,
    element('g', { transform: `translate(0 ${caption.headHeight})` }, ...body.marks),
    ...(caption.foot.length === 0
      ? []
      : [element('g', { transform: `translate(0 ${Math.ceil(caption.headHeight + body.height)})` }, ...caption.foot)]),
  );
}

function draw(spec: ChartSpec, frame: Frame): Drawing {
  switch (spec.kind) {
    case 'bar':
      return drawBars(spec, frame);
    case 'dot':
      return drawDots(spec, frame);
    case 'line':
      return drawLines(spec, frame);
    case 'bullet':
      return drawBullets(spec, frame);
    case 'sparkline':
      return drawSparkline(spec, frame);
    case 'paired-bar':
      return drawPairedBars(spec, frame);
  }
}

type Caption = {
  readonly head: readonly string[];
  readonly headHeight: number;
  readonly foot: readonly string[];
  readonly footHeight: number;
};

function drawCaption(spec: ChartSpec, frame: Frame): Caption {
  const background = element('rect', { width: '100%', height: '100%', fill: colour(frame.theme, 'surface') });
  const title = textAt(frame, { x: 0, y: 18 }, spec.title, { size: 16, weight: 600, maxWidth: frame.width });
  const subtitle = textAt(frame, { x: 0, y: 38 }, spec.subtitle, { size: fontSize.label, role: 'muted', maxWidth: frame.width });
  const source = textAt(frame, { x: 0, y: 18 }, spec.source, { size: fontSize.axis, role: 'muted', maxWidth: frame.width });
  return {
    head: [background, title, subtitle],
    headHeight: 54,
    foot: spec.source === '' ? [] : [source],
    footHeight: spec.source === '' ? 0 : 26,
  };
}
