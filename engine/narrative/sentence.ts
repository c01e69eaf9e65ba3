import type { Entity, FactMetric } from '../finding.ts';
import type { Period } from '../fields/period.ts';

/** The languages in which findings are told. */
export type TellingLanguage = 'en' | 'de';

/** How a number is written. `effect-interval`: the 80 % interval of an expected effect; `interval`: the 95 % interval of all others. */
export type NumberForm = 'plain' | 'signed' | 'abs' | 'compact' | 'interval' | 'effect-interval';

/** A piece of a sentence; `fact` and `facts` are ids of the facts that it rests on. Joined, the texts are the sentence. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly fact: string; readonly role: string; readonly form: NumberForm }
  /** entity null: the whole campaign. */
  | { readonly kind: 'name'; readonly text: string; readonly fact: string; readonly entity: Entity | null }
  | { readonly kind: 'metric'; readonly text: string; readonly fact: string; readonly metric: FactMetric }
  | { readonly kind: 'dimension'; readonly text: string; readonly fact: string; readonly dimension: Entity['dimension'] }
  | { readonly kind: 'period'; readonly text: string; readonly fact: string; readonly period: Period }
  /** Against what the fact is compared: "the rest". */
  | { readonly kind: 'comparator'; readonly text: string; readonly fact: string }
  /** A noun in the number that the fact asks for: "day", "days". */
  | { readonly kind: 'plural'; readonly text: string; readonly fact: string }
  /** A word chosen by the order of two facts, or by the sign of one. */
  | { readonly kind: 'direction'; readonly text: string; readonly facts: readonly [string] | readonly [string, string] };

/** One sentence about facts, as plain data: which words rest on which fact, and the text of all of them. */
export type Sentence = { readonly language: TellingLanguage; readonly segments: readonly Segment[]; readonly text: string };

/** For whom a finding is told. */
export type TellingContext = {
  readonly language: TellingLanguage;
  /** BCP 47 tag that decides the marks of numbers: `en-GB`, `de-AT`. */
  readonly locale: string;
  /** ISO 4217 code; null where money has no known currency. */
  readonly currency: string | null;
  /** The analysed period: the one of every fact without its own. */
  readonly period: Period | null;
};

/** The sentence that these segments make. */
export function sentenceOf(language: TellingLanguage, segments: readonly Segment[]): Sentence {
  return { language, segments, text: segments.map((segment) => segment.text).join('') };
}
