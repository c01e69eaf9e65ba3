import type { Fact } from '../../finding.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import { directionFaults } from './direction-faults.ts';
import type { DirectionMark, NumberMark, Scene } from './marks.ts';
import { numberFaults } from './number-faults.ts';
import { printedSupport } from './printed-support.ts';
import type { Printed } from './printed-support.ts';

type Ground = { readonly scene: Scene; readonly claim: Claim };

/** What is wrong with each number and each word of direction, given the facts that their segments name. */
export function faultsOfSaid(ground: Ground): readonly SentenceIssue[] {
  return ground.scene.statements.flatMap((mark) => {
    if (mark.kind === 'direction') return directionFaults(mark, mark.facts ?? [], ground);
    return mark.fact === null ? [withoutFact(mark)] : numberFaults(mark, mark.fact, ground);
  });
}

/**
 * Matches the statements of a sentence with the cited facts, both in order: a number takes one, a word of direction two or one, or
 * none when the printed numbers around it say what it says. The fewest issues of all ways to match them; none when one fits.
 */
export function faultsOfRead(ground: Ground): readonly SentenceIssue[] {
  const best: Best = { issues: null };
  match({ ground, best, at: 0, next: 0, issues: [], printed: [], open: [] });
  return best.issues ?? [];
}

/** The most issues that are told apart; a sentence with more is wrong in any case. */
const mostIssues = 12;

type Best = { issues: readonly SentenceIssue[] | null };

type State = {
  readonly ground: Ground;
  readonly best: Best;
  /** Index of the next statement and of the next cited fact. */
  readonly at: number;
  readonly next: number;
  readonly issues: readonly SentenceIssue[];
  readonly printed: readonly Printed[];
  /** Words of direction that took no fact. */
  readonly open: readonly DirectionMark[];
};

function match(state: State): void {
  const { ground, best, at, next, issues } = state;
  if (issues.length >= (best.issues?.length ?? mostIssues + 1)) return;
  const mark = ground.scene.statements[at];
  if (mark === undefined) finish(state);
  else if (mark.kind === 'number') matchNumber(state, mark, ground.claim.cited[next]);
  else matchDirection(state, mark, ground.claim.cited.slice(next, next + 2));
}

function matchNumber(state: State, mark: NumberMark, fact: Fact | undefined): void {
  const { ground, at, next, issues, printed } = state;
  if (fact !== undefined) {
    const faults = numberFaults(mark, fact, ground);
    match({ ...state, at: at + 1, next: next + 1, issues: [...issues, ...faults], printed: [...printed, { mark, fact }] });
    if (faults.length === 0) return;
  }
  match({ ...state, at: at + 1, issues: [...issues, withoutFact(mark)] });
}

function matchDirection(state: State, mark: DirectionMark, facts: readonly Fact[]): void {
  const { ground, at, next, issues, open } = state;
  match({ ...state, at: at + 1, open: [...open, mark] });
  for (const taken of [facts, facts.slice(0, 1)]) {
    const faults = taken.length === 0 ? null : directionFaults(mark, taken, ground);
    if (faults !== null) match({ ...state, at: at + 1, next: next + taken.length, issues: [...issues, ...faults] });
  }
}

function finish({ ground, best, next, issues, printed, open }: State): void {
  const unused = ground.claim.cited.slice(next).map((fact): SentenceIssue => ({
    code: 'fact-not-used',
    text: fact.id,
    at: ground.scene.text.length,
    message: `${fact.id} is cited and nothing rests on it`,
  }));
  // Beside a word of rank nothing is guessed: it could take the facts that were cited for another word.
  const isGuessed = !ground.scene.statements.some((mark) => mark.kind === 'direction' && mark.isRank);
  const unsaid = open.flatMap((word) => directionFaults(word, isGuessed ? printedSupport(word, printed, ground.scene) : [], ground));
  const all = [...issues, ...unused, ...unsaid];
  if (best.issues === null || all.length < best.issues.length) best.issues = all;
}

function withoutFact(mark: NumberMark): SentenceIssue {
  return { code: 'number-without-fact', text: mark.text, at: mark.start, message: `No fact is cited for "${mark.text}"` };
}
