import type { Unit } from './format.ts';

type ChartBase = {
  /** Unique in its document: letters, digits and hyphens. */
  readonly id: string;
  /** The message, with its number. */
  readonly title: string;
  /** Metric, unit, period and filter. */
  readonly subtitle: string;
  readonly unit: Unit;
  /** BCP 47 tag for numbers and days. */
  readonly locale: string;
  /** Where the numbers come from. */
  readonly source: string;
  /** What the picture shows, for people who do not see it. */
  readonly description: string;
};

/** One estimate; `low` and `high` are its 95 % interval, null where none can be given. */
export type EstimateRow = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Drawn hollow and said in words. */
  readonly isTooFew: boolean;
};

/** Ranked horizontal bars from zero, in the order given. */
export type BarChart = ChartBase & { readonly kind: 'bar'; readonly valueLabel: string; readonly rows: readonly EstimateRow[] };

/** A dot and its interval per row; `reference` is drawn as a line through all rows. */
export type DotChart = ChartBase & {
  readonly kind: 'dot';
  readonly valueLabel: string;
  readonly rows: readonly EstimateRow[];
  readonly reference: { readonly label: string; readonly value: number } | null;
  /** Index of the row that the chart is about: its name is bold and the others are grey. All are alike without it. */
  readonly focus?: number;
};

/** Actual is solid, plan a grey dashed line, previous light. A null is a gap. */
export type LineSeries = {
  readonly label: string;
  readonly role: 'actual' | 'plan' | 'previous';
  readonly values: readonly (number | null)[];
};

/** One value per start day and series; starts are `YYYY-MM-DD` in order. */
export type LineChart = ChartBase & {
  readonly kind: 'line';
  readonly grain: 'day' | 'week';
  readonly starts: readonly string[];
  readonly series: readonly LineSeries[];
};

export type Tone = 'good' | 'close' | 'bad' | 'neutral';

/** Attainment is actual ÷ target, or target ÷ actual for costs, so that 1 is always "met" and more is always better. */
export type BulletRow = {
  readonly label: string;
  readonly unit: Unit;
  readonly value: number | null;
  readonly target: number;
  readonly attainment: number | null;
  readonly attainmentLow: number | null;
  readonly attainmentHigh: number | null;
  readonly tone: Tone;
  /** `met`, `close`, `missed`, `no data`. */
  readonly word: string;
};

export type BulletChart = ChartBase & { readonly kind: 'bullet'; readonly rows: readonly BulletRow[] };

/** A line without axes, beside a number. */
export type SparklineChart = ChartBase & {
  readonly kind: 'sparkline';
  readonly starts: readonly string[];
  readonly values: readonly (number | null)[];
};

export type PairedRow = { readonly label: string; readonly first: number | null; readonly second: number | null };

/** Two bars per row; the second is drawn as a plan (grey outline) or as a second hue. */
export type PairedBarChart = ChartBase & {
  readonly kind: 'paired-bar';
  readonly firstLabel: string;
  readonly secondLabel: string;
  readonly secondRole: 'plan' | 'other';
  readonly rows: readonly PairedRow[];
};

/** A chart as plain data: what is shown, in what unit, from where. Every picture of it is made from this alone. */
export type ChartSpec = BarChart | DotChart | LineChart | BulletChart | SparklineChart | PairedBarChart;
