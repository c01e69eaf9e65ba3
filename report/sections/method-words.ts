/** How a method's estimate is read. */
type EstimateKind =
  /** The value itself. */
  | 'value'
  /** How much more or less than what it is compared with. */
  | 'difference'
  /** How many times as much. */
  | 'factor';

type Method = { readonly words: string; readonly estimate: EstimateKind };

/** Every method whose answers stand in an analysis, in plain words. */
const methods: Readonly<Record<string, Method>> = {
  'interval-against-target': { words: 'interval against the target', estimate: 'value' },
  'log-ratio-on-days': { words: 'change between days of two periods', estimate: 'difference' },
  'each-against-the-rest': { words: 'each group against all others', estimate: 'difference' },
  'poisson-against-the-rest': { words: 'results against those expected at the price of the others', estimate: 'difference' },
  'rate-of-the-other-days': { words: 'days against the rate of the other days', estimate: 'difference' },
  'step-of-log-ratio': { words: 'largest step between days', estimate: 'factor' },
  'median-of-the-weekday': { words: 'days against the usual weekday', estimate: 'difference' },
  'seasonal-trend': { words: 'days against weekday and trend', estimate: 'difference' },
  'seasonal-trend-outlying-runs': { words: 'days against weekday and trend', estimate: 'difference' },
  'change-points-with-season': { words: 'change of level, weekdays taken out', estimate: 'difference' },
  'two-periods': { words: 'comparison of two periods', estimate: 'difference' },
  'mix-rate': { words: 'change split into mix and rate', estimate: 'difference' },
  adtributor: { words: 'part of each group in the change', estimate: 'difference' },
  'lmdi-1': { words: 'part of each step of the funnel in the change', estimate: 'difference' },
  'empirical-bayes': { words: 'rate drawn towards the usual', estimate: 'value' },
  'response-curve': { words: 'curve of results over spend', estimate: 'value' },
  'spend-forecast': { words: 'forecast of daily spend', estimate: 'value' },
  'weekday-pacing': { words: 'spend against plan, weekdays weighed', estimate: 'value' },
  'slope-on-exposure-against-other-ads': { words: 'slope over contacts, against the other ads', estimate: 'difference' },
  'budget-reallocation': { words: 'budget divided along the curves', estimate: 'difference' },
};

/** A method in plain words; its id, spelt out, where it is new. */
export function methodWords(id: string): string {
  return methods[id]?.words ?? id.replaceAll('-', ' ');
}

/** How the estimate of a method is read; a method that is new is read as a value. */
export function estimateKind(id: string): EstimateKind {
  return methods[id]?.estimate ?? 'value';
}

type Warning = { readonly mark: string; readonly words: string };

const warnings: Readonly<Record<string, Warning>> = {
  'over-dispersed': { mark: 'days vary', words: 'days differ by more than chance, and the interval follows the days' },
  'dispersion-unknown': { mark: 'chance alone', words: 'without days to compare, the interval knows chance alone' },
  'shown-for-its-events': { mark: 'lucky', words: 'shown because it had more results than expected, so its value is likely too high' },
};

/** A warning of a method in a word or two; sentences stay as they are. */
export function warningMark(warning: string): string {
  return warnings[warning]?.mark ?? warning;
}

/** The marks of these warnings, each with what it means; empty where none has a mark. */
export function warningLegend(given: readonly string[]): string {
  return [...new Set(given)]
    .flatMap((id) => warnings[id] ?? [])
    .map(({ mark, words }) => `“${mark}”: ${words}.`)
    .join(' ');
}
