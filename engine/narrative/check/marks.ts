import type { Fact, FactMetric } from '../../finding.ts';
import type { NumberForm } from '../sentence.ts';
import type { DirectionSense } from '../words/direction-words.ts';
import type { IssueCode } from './claim.ts';

type Span = { readonly start: number; readonly end: number; readonly text: string };

/** What was recognised at a place of a sentence. */
export type NameMark = Span & { readonly kind: 'name' };
/** The whole campaign, or what it is compared with. */
export type WholeMark = Span & { readonly kind: 'whole' };
export type PeriodMark = Span & { readonly kind: 'period' };
export type MetricMark = Span & { readonly kind: 'metric'; readonly metrics: readonly FactMetric[] };
/** `fact` and `form` where the writer says them. */
export type NumberMark = Span & {
  readonly kind: 'number';
  readonly isGlued: boolean;
  readonly fact: Fact | null;
  readonly form: NumberForm | null;
};
/** `facts` where the writer says them. */
export type DirectionMark = Span & {
  readonly kind: 'direction';
  readonly senses: readonly DirectionSense[];
  readonly isRank: boolean;
  readonly facts: readonly Fact[] | null;
};
/** A word that no fact can carry. */
type StrayMark = Span & { readonly kind: 'stray'; readonly code: IssueCode };

export type Mark = NameMark | WholeMark | PeriodMark | MetricMark | NumberMark | DirectionMark | StrayMark;

/** The marks of a sentence by kind, each in order, and the text in which all names, periods, metrics and numbers are masked. */
export type Scene = {
  readonly text: string;
  readonly masked: string;
  readonly names: readonly NameMark[];
  readonly wholes: readonly WholeMark[];
  readonly periods: readonly PeriodMark[];
  readonly metrics: readonly MetricMark[];
  /** Numbers and words of direction, in order. */
  readonly statements: readonly (NumberMark | DirectionMark)[];
  readonly strays: readonly StrayMark[];
};

/** Neither letter nor digit, so that nothing is read across what is masked. */
const cover = '█';

/** The text with every span covered; its length stays. */
export function masked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans.reduce((covered, { start, end }) => covered.slice(0, start) + cover.repeat(end - start) + covered.slice(end), text);
}

/** Of spans that overlap the longer ones, the earlier among equals; spans of one place all stay. */
export function longestSpans<T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const isFree = kept.every(
      (other) => other.end <= span.start || span.end <= other.start || (other.start === span.start && other.end === span.end),
    );
    if (isFree) kept.push(span);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
