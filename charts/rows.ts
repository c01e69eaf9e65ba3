import { fontSize, textAt, type Frame } from './frame.ts';
import { textWidth } from './text-width.ts';

/** Geometry of a chart with one row per name: names left, numbers right, marks between; on narrow screens names stand above the marks. */
export type RowLayout = {
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  readonly labelMax: number;
  /** Vertical centre of the marks of a row. */
  readonly centre: (index: number) => number;
  /** Baseline of the row's texts. */
  readonly baseline: (index: number) => number;
};

/** `isBold`: the name of the row stands out among the others. */
export type RowTexts = { readonly label: string; readonly value: string; readonly isBold?: boolean };

const narrowWidth = 520;
const gap = 14;

/** Lays out one row per text pair below `top`; `markHeight` is the room that the marks of a row need. */
export function layoutRows(
  frame: Frame,
  texts: readonly RowTexts[],
  options: { readonly top: number; readonly markHeight: number },
): RowLayout {
  const valueWidth = Math.max(0, ...texts.map((text) => textWidth(text.value, fontSize.value)));
  return frame.width < narrowWidth
    ? stackedRows(frame, texts.length, { ...options, valueWidth })
    : sideBySideRows(frame, texts, { ...options, valueWidth });
}

/** The names and numbers of all rows. */
export function drawRowTexts(frame: Frame, layout: RowLayout, texts: readonly RowTexts[]): readonly string[] {
  return texts.flatMap((text, index) => {
    const y = layout.baseline(index);
    return [
      textAt(frame, { x: 0, y }, text.label, { maxWidth: layout.labelMax, ...(text.isBold === true ? { weight: 600 } : {}) }),
      textAt(frame, { x: frame.width, y }, text.value, { anchor: 'end', weight: 600 }),
    ];
  });
}

type RowSpace = { readonly top: number; readonly markHeight: number; readonly valueWidth: number };

function stackedRows(frame: Frame, count: number, space: RowSpace): RowLayout {
  const rowHeight = space.markHeight + 32;
  return {
    plotLeft: 8,
    plotRight: frame.width - 8,
    top: space.top,
    bottom: space.top + count * rowHeight,
    rowHeight,
    labelMax: Math.max(40, frame.width - space.valueWidth - gap),
    centre: (index) => space.top + index * rowHeight + 22 + space.markHeight / 2,
    baseline: (index) => space.top + index * rowHeight + 14,
  };
}

function sideBySideRows(frame: Frame, texts: readonly RowTexts[], space: RowSpace): RowLayout {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text.label, fontSize.label)));
  const labelMax = Math.min(widest + 2, frame.width * 0.32);
  const rowHeight = space.markHeight + 16;
  const centre = (index: number): number => space.top + (index + 0.5) * rowHeight;
  return {
    plotLeft: labelMax + gap,
    plotRight: frame.width - space.valueWidth - gap,
    top: space.top,
    bottom: space.top + texts.length * rowHeight,
    rowHeight,
    labelMax,
    centre,
    baseline: (index) => centre(index) + 4.5,
  };
}
