import type { Comparator, Entity, Fact } from '../../finding.ts';
import type { Segment, TellingContext } from '../sentence.ts';

/** A sentence to be held against the facts that it cites. */
export type Claim = {
  readonly text: string;
  readonly context: TellingContext;
  /**
   * Without segments: the facts of the sentence's numbers and of its words of direction (both facts of a comparison), in the order
   * in which they appear, each as often as it appears. With segments: every fact that a segment names, in any order.
   */
  readonly cited: readonly Fact[];
  /** Where the writer says which words rest on which fact; then nothing is guessed. */
  readonly segments?: readonly Segment[];
  /** Facts that the sentence names without giving their number. */
  readonly mentioned?: readonly Fact[];
  /** Every group of the analysis that has a name. */
  readonly entities: readonly Entity[];
  /** What the facts are compared with: then no other comparison may be named. */
  readonly comparator?: Comparator;
  /** Ids of the facts whose interval is the 80 % interval of an expected effect. */
  readonly effects?: readonly string[];
};

export type IssueCode =
  /** A number that is no writing of the fact cited for it. */
  | 'wrong-number'
  /** A number for which no fact is cited. */
  | 'number-without-fact'
  /** A fact is cited and nothing in the sentence rests on it. */
  | 'fact-not-used'
  | 'number-word'
  /** A sign that looks like another or like none. */
  | 'hidden-sign'
  | 'date-without-fact'
  /** A number stands by another group's name than its own, or its group is not named. */
  | 'wrong-entity'
  /** A name that no cited fact is about. */
  | 'name-without-fact'
  /** The metric of a number is not named, or the number stands by another metric's name. */
  | 'wrong-metric'
  | 'wrong-period'
  /** The noun behind a count says what the fact does not count. */
  | 'wrong-unit'
  /** Something is said to be missing that no fact says is zero. */
  | 'absence-without-fact'
  /** The target is said to be met or missed, and its facts say otherwise. */
  | 'wrong-verdict'
  | 'wrong-comparator'
  | 'direction-without-facts'
  | 'wrong-direction'
  /** A segment that is not what its fact says, or segments that are not the text. */
  | 'wrong-segment';

/** What is wrong with a sentence; `at` is the place of `text` in it, in UTF-16 units. */
export type SentenceIssue = { readonly code: IssueCode; readonly text: string; readonly at: number; readonly message: string };
