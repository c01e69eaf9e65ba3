import { measureEvent, mergeRuns } from './anomaly-events.ts';
import type { AnomalyEvent } from './anomaly-events.ts';
import { strongestLevelShift } from './level-shift.ts';
import type { LevelShift } from './level-shift.ts';
import { mstl } from './mstl.ts';
import { findOutlyingRuns } from './outlying-runs.ts';
import type { OutlyingRun, SeriesModel } from './outlying-runs.ts';
import { findSeasonLevels } from './season-levels.ts';
import { meanOfRoot, stabilise, valueOfRoot } from './stabilised-series.ts';
import type { StabilisedSeries, WatchedSeries } from './stabilised-series.ts';

export type AnomalyOptions = {
  /** `days` have a season of 7, `hours` seasons of 24 and 168. */
  readonly step: 'days' | 'hours';
  /** Smallest deviation from what was expected that is worth a word, as a share of it; 0.2 unless told. */
  readonly minRelativeEffect?: number;
  /** Spans of positions, both ends included, with a known cause, such as a promotion: neither judged nor learnt from. */
  readonly known?: readonly KnownSpan[];
};

type KnownSpan = { readonly first: number; readonly last: number };

/** What stands out of a series, or why that cannot be said. */
export type Anomalies = {
  readonly status: 'ok' | 'weak' | 'refused';
  /**
   * Refused: `few-values`, or `constant` when all values are alike. Weak: `short-series` of less than three weeks, in
   * which only one change of level was looked for.
   */
  readonly reason: 'few-values' | 'constant' | 'short-series' | null;
  /** How many values would do away with the reason; null when more would not help or none are missing. */
  readonly needed: number | null;
  /** By their first position. */
  readonly events: readonly AnomalyEvent[];
  /** The ordinary value at each position, ratios as ratios; null where nothing is known or nothing can be expected. */
  readonly expected: readonly (number | null)[];
};

/**
 * Chance of any outlying run in pure noise, and the same for levels. Measured on 2,000 series of 60 to 120 days for each
 * kind of noise, anything at all is found in 0.6 % (Poisson) to 3.4 % (over-dispersed counts) and 4.3 % (amounts that
 * scatter by 30 %) of them.
 */
const alphas = { runs: 0.025, levels: 0.01 } as const;
const defaultEffect = 0.2;
const minCycles = 3;
const trendSeasons = 4;

type Step = {
  /** Values per season, the longest last. */
  readonly periods: readonly number[];
  /** Runs that lie no farther apart are one event. */
  readonly mergeWithin: number;
  /** Fewest values, and the search for one level in a short series. */
  readonly minValues: number;
  readonly short: { readonly period: number; readonly minSegment: number; readonly stride: number };
};

const steps: Readonly<Record<AnomalyOptions['step'], Step>> = {
  days: { periods: [7], mergeWithin: 2, minValues: 10, short: { period: 7, minSegment: 5, stride: 1 } },
  hours: { periods: [24, 168], mergeWithin: 23, minValues: 72, short: { period: 24, minSegment: 24, stride: 12 } },
};

/**
 * Spikes, drops and changes of level in a daily or hourly series, held against its own season and slow trend. Below
 * three weeks only one change of level is tested for; less, or a constant series, is refused. Values that are null or
 * negative are unknown.
 * @see Cleveland et al. 1990, Journal of Official Statistics 6(1); Rosner 1983, doi:10.1080/00401706.1983.10487848
 */
export function findAnomalies(series: WatchedSeries, options: AnomalyOptions): Anomalies {
  const step = steps[options.step];
  const stabilised = withoutKnown(stabilise(series), options.known ?? []);
  const watched: Watched = { series, stabilised, step, options };
  const known = stabilised.weights.filter((weight) => weight > 0).length;
  const season = step.periods.at(-1) ?? 7;
  const needed = Math.max(step.minValues, Math.ceil(series.values.length / 2));
  if (known < needed) return refused(series, 'few-values', needed);
  return known < minCycles * season ? testShort(watched) : testLong(watched);
}

type Watched = {
  readonly series: WatchedSeries;
  readonly stabilised: StabilisedSeries;
  readonly step: Step;
  readonly options: AnomalyOptions;
};

function withoutKnown(series: StabilisedSeries, known: readonly KnownSpan[]): StabilisedSeries {
  return { ...series, weights: series.weights.map((weight, i) => (known.some(({ first, last }) => i >= first && i <= last) ? 0 : weight)) };
}

/** Whether all known values, or their ratios to their volumes, are the same: then rounding alone would stand out. */
function isConstant({ values, volumes }: WatchedSeries): boolean {
  const known = values.flatMap((value, i) => {
    const volume = volumes === undefined ? 1 : (volumes[i] ?? 0);
    return value === null || !(volume > 0) ? [] : [value / volume];
  });
  return known.every((value) => value === known[0]);
}

function refused({ values }: WatchedSeries, reason: Anomalies['reason'], needed: number | null): Anomalies {
  return { status: 'refused', reason, needed, events: [], expected: values.map(() => null) };
}

function testShort({ series, stabilised, step, options }: Watched): Anomalies {
  const { period, ...search } = step.short;
  const roots = [...stabilised.roots];
  const hasSeason = roots.length >= 2 * period;
  const shift = strongestLevelShift(roots, { ...search, weights: [...stabilised.weights], ...(hasSeason ? { period } : {}) });
  const isSure = shift !== null && shift.pValue < alphas.levels;
  // What the values would have been without the step: scatter and season stay in and even out in the sum.
  const event = isSure
    ? measureLevel(
        series,
        stabilised.roots.map((root) => root - shift.step),
        { shift, end: roots.length },
      )
    : null;
  return {
    status: 'weak',
    reason: 'short-series',
    needed: minCycles * (step.periods.at(-1) ?? 7),
    events: event === null ? [] : worthAWord([event], options),
    expected: series.values.map(() => null),
  };
}

function testLong(watched: Watched): Anomalies {
  const { series, options } = watched;
  const story = isConstant(series) ? null : tell(watched);
  if (story === null) return refused(series, 'constant', null);
  const events = [...runEvents(watched, story), ...levelEvents(watched, story)];
  return {
    status: 'ok',
    reason: null,
    needed: null,
    events: worthAWord(events, options).sort((a, b) => a.first - b.first || a.last - b.last),
    expected: expectedValues(series, story),
  };
}

/** The series as ordinary level, steps on top of it, and runs that fit neither. */
type Story = {
  readonly runs: readonly OutlyingRun[];
  readonly shifts: readonly LevelShift[];
  /** The expected roots without any step, and the height of all steps up to each position. */
  readonly base: Float64Array;
  readonly risen: Float64Array;
};

/** Steps first: a smooth trend across a step would make outliers of its neighbours. Null when all values are alike. */
function tell({ series, stabilised, step, options }: Watched): Story | null {
  const { roots, weights } = stabilised;
  const { seasons } = modelOf(stabilised, step).fit(weights, true);
  const shifts = findSeasonLevels(
    {
      roots: [...roots].map((root, i) => seasons.reduce((rest, season) => rest - (season[i] ?? 0), root)),
      weights: [...weights],
      season: step.periods.at(-1) ?? roots.length,
    },
    {
      alpha: alphas.levels,
      minRelativeEffect: options.minRelativeEffect ?? defaultEffect,
      toValue: (root) => valueOfRoot(root, series.measure),
    },
  );
  const risen = roots.map((_, i) => shifts.reduce((sum, shift) => sum + (shift.index <= i ? shift.step : 0), 0));
  const level = { ...stabilised, roots: roots.map((root, i) => root - (risen[i] ?? 0)) };
  const outlying = findOutlyingRuns(level, modelOf(level, step), alphas.runs);
  if (outlying === null) return null;
  const { remainder } = outlying.decomposition;
  return { runs: outlying.runs, shifts, risen, base: level.roots.map((root, i) => root - (remainder[i] ?? 0)) };
}

/** Seasons and a trend over four of the longest, stiff so that it does not follow what it is to judge. */
function modelOf({ roots }: StabilisedSeries, { periods }: Step): SeriesModel {
  const trendWindow = trendSeasons * (periods.at(-1) ?? 7) + 1;
  return {
    fit: (weights, isRobust) => mstl(roots, weights, { periods, seasonalWindow: 'periodic', trendWindow, isRobust }),
    // A local line over a window takes about as many degrees of freedom as two values in each.
    parameters: periods.reduce((sum, period) => sum + period - 1, 1) + (2 * roots.length) / trendWindow,
  };
}

function runEvents({ series, step }: Watched, { runs, base, risen }: Story): readonly AnomalyEvent[] {
  const expectedRoots = base.map((root, i) => root + (risen[i] ?? 0));
  return mergeRuns(runs, step.mergeWithin).map((span) => measureEvent(series, expectedRoots, span));
}

function levelEvents({ series, options }: Watched, { shifts, base, risen }: Story): readonly AnomalyEvent[] {
  return shifts.flatMap((shift, i) => {
    const before = risen[shift.index - 1] ?? 0;
    const end = shifts[i + 1]?.index ?? risen.length;
    // A step that a known span explains begins in it, or right after it since its values are not looked at.
    const hasCause = options.known?.some(({ first, last }) => shift.index >= first && shift.index <= last + 1) ?? false;
    return hasCause
      ? []
      : [
          measureLevel(
            series,
            base.map((root) => root + before),
            { shift, end },
          ),
        ];
  });
}

function measureLevel(
  series: WatchedSeries,
  expectedRoots: Float64Array,
  { shift, end }: { readonly shift: LevelShift; readonly end: number },
): AnomalyEvent {
  const kind = shift.step > 0 ? 'rise' : 'fall';
  return measureEvent(series, expectedRoots, { kind, first: shift.index, last: end - 1, pValue: shift.pValue });
}

function worthAWord(events: readonly AnomalyEvent[], options: AnomalyOptions): AnomalyEvent[] {
  const least = options.minRelativeEffect ?? defaultEffect;
  return events.filter(({ relative }) => relative === null || Math.abs(relative) >= least);
}

function expectedValues({ values, volumes, measure }: WatchedSeries, { base, risen }: Story): readonly (number | null)[] {
  return values.map((value, i) => {
    const volume = volumes === undefined ? 1 : (volumes[i] ?? 0);
    if (value === null || !(volume > 0)) return null;
    return meanOfRoot((base[i] ?? 0) + (risen[i] ?? 0), volume, measure) / volume;
  });
}
