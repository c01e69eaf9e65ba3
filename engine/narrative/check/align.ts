import type { Fact } from '../../finding.ts';
import { amountFaults } from './amount-faults.ts';
import type { Worded } from './amount-faults.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import { directionFaults } from './direction-faults.ts';
import type { DirectionMark, NumberMark, Scene } from './marks.ts';
import { numberFaults } from './number-faults.ts';
import { printedSupport } from './printed-support.ts';
import type { Printed } from './printed-support.ts';

type Ground = { readonly scene: Scene; readonly claim: Claim };

/** What is wrong with each number and each word of direction, given the facts that their segments name. */
export function faultsOfSaid(ground: Ground): readonly SentenceIssue[] {
  const { statements } = ground.scene;
  const printed = statements.flatMap((mark) => (mark.kind === 'number' && mark.fact !== null ? [{ mark, fact: mark.fact }] : []));
  const worded = statements.flatMap((mark) => (mark.kind === 'direction' ? [{ mark, facts: mark.facts ?? [] }] : []));
  const uncited = statements.flatMap((mark) => (mark.kind === 'number' && mark.fact === null ? [withoutFact(mark)] : []));
  return [
    ...uncited,
    ...printed.flatMap(({ mark, fact }) => numberFaults(mark, fact, ground)),
    ...worded.flatMap(({ mark, facts }) => directionFaults(mark, facts, ground)),
    ...amountFaults(printed, worded, ground.scene),
  ];
}

/**
 * Matches the statements of a sentence with the cited facts, both in order: a number takes one, a word of direction two or one, or
 * none when the printed numbers around it say what it says. The fewest issues of all ways to match them; none when one fits.
 */
export function faultsOfRead(ground: Ground): readonly SentenceIssue[] {
  const best: Best = { issues: null };
  match({ ground, best, at: 0, next: 0, issues: [], printed: [], worded: [], open: [] });
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
  readonly worded: readonly Worded[];
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
  const { ground, at, next, issues, open, worded } = state;
  match({ ...state, at: at + 1, open: [...open, mark] });
  for (const taken of [facts, facts.slice(0, 1)]) {
    const faults = taken.length === 0 ? null : directionFaults(mark, taken, ground);
    if (faults !== null)
      match({
        ...state,
        at: at + 1,
        next: next + taken.length,
        issues: [...issues, ...faults],
        worded: [...worded, { mark, facts: taken }],
      });
  }
}

function finish({ ground, best, next, issues, printed, worded, open }: State): void {
  const { scene, claim } = ground;
  const unused = claim.cited.slice(next).map(notUsed);
  // Beside a word of rank nothing is guessed: it could take the facts that were cited for another word.
  const isGuessed = !scene.statements.some((mark) => mark.kind === 'direction' && mark.isRank);
  const guessed = open.map((mark) => ({ mark, facts: isGuessed ? printedSupport(mark, printed, scene) : [] }));
  const unsaid = guessed.flatMap(({ mark, facts }) => directionFaults(mark, facts, ground));
  const all = [...issues, ...unused, ...unsaid, ...amountFaults(printed, [...worded, ...guessed], scene)];
  if (best.issues === null || all.length < best.issues.length) best.issues = all;
}

function notUsed({ id }: Fact): SentenceIssue {
  return { code: 'fact-not-used', text: id, at: 0, message: `${id} is cited and nothing rests on it` };
}

function withoutFact(mark: NumberMark): SentenceIssue {
  return { code: 'number-without-fact', text: mark.text, at: mark.start, message: `No fact is cited for "${mark.text}"` };
}
