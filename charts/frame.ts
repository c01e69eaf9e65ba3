import { colour, type ColourRole, type Theme } from './palette.ts';
import { element, escapeText, type Attributes } from './svg.ts';
import { ellipsise } from './text-width.ts';

/** Where and how a chart is drawn. */
export type Frame = { readonly width: number; readonly theme: Theme; readonly locale: string };

/** A drawn body; its origin is the top left corner. */
export type Drawing = { readonly height: number; readonly marks: readonly string[] };

export const fontSize = { label: 13, value: 13, axis: 11.5 } as const;

type TextStyle = {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly role?: ColourRole;
  readonly weight?: 400 | 600;
  /** Cut to this many pixels; the full text stays in a tooltip. */
  readonly maxWidth?: number;
};

/** A line of text; names in right-to-left scripts are isolated, so that they do not reorder their neighbours. */
export function textAt(frame: Frame, at: { readonly x: number; readonly y: number }, words: string, style: TextStyle = {}): string {
  const size = style.size ?? fontSize.label;
  const shown = style.maxWidth === undefined ? words : ellipsise(words, style.maxWidth, size);
  const attributes: Attributes = {
    x: at.x,
    y: at.y,
    'font-size': size,
    fill: colour(frame.theme, style.role ?? 'ink'),
    'text-anchor': style.anchor === 'start' ? null : style.anchor,
    'font-weight': style.weight,
  };
  const tooltip = shown === words ? [] : [element('title', {}, escapeIsolated(words))];
  return element('text', attributes, ...tooltip, escapeIsolated(shown));
}

/** A straight hairline. */
export function rule(
  frame: Frame,
  ends: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  role: ColourRole,
  width = 1,
): string {
  return element('line', { ...ends, stroke: colour(frame.theme, role), 'stroke-width': width });
}

function escapeIsolated(words: string): string {
  return rightToLeft.test(words) ? `\u2068${escapeText(words)}\u2069` : escapeText(words);
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u202A-\u202E\u2066-\u2069]/;
