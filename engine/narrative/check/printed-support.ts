import type { Fact } from '../../finding.ts';
import { kpiOfMetric } from './kpi-of-metric.ts';
import type { DirectionMark, NumberMark, Scene } from './marks.ts';

/** A number of the sentence and the fact that it was found to be. */
export type Printed = { readonly mark: NumberMark; readonly fact: Fact };

/**
 * The facts that a word of direction rests on when the writer does not say: a change beside it (`rose by 12 %`, `12 % lower`), else
 * the value before it and the one behind (`24, lower than 37`), two behind (`lower: 24 against 37`; `rose from 24 to 37`, where what
 * stands behind "to" is said of), or two before. Empty when there are none.
 */
export function printedSupport(word: DirectionMark, printed: readonly Printed[], scene: Scene): readonly Fact[] {
  const before = printed.filter(({ mark }) => mark.end <= word.start);
  const behind = printed.filter(({ mark }) => mark.start >= word.end);
  return (
    changeBeside(word, { before: before.at(-1), behind: behind[0] }, scene) ??
    pair(turned(behind, scene)) ??
    pair([before.at(-1), behind[0]]) ??
    pair([behind[0], behind[1]]) ??
    pair([before.at(-2), before.at(-1)]) ??
    []
  );
}

type Neighbours = { readonly before: Printed | undefined; readonly behind: Printed | undefined };

/** The nearer of the two changes beside a word, when no other word of direction lies between. */
function changeBeside(word: DirectionMark, { before, behind }: Neighbours, scene: Scene): readonly [Fact] | null {
  const changes = [before, behind].filter(
    (printed) => printed !== undefined && isChange(printed.fact) && isFree(word, printed.mark, scene),
  );
  const [nearest] = changes.toSorted((a, b) => distance(word, a?.mark) - distance(word, b?.mark));
  return nearest === undefined ? null : [nearest.fact];
}

function isFree(word: DirectionMark, number: NumberMark, { statements }: Scene): boolean {
  const [start, end] = number.end <= word.start ? [number.end, word.start] : [word.end, number.start];
  return !statements.some((mark) => mark.kind === 'direction' && mark.start >= start && mark.end <= end);
}

function distance(word: DirectionMark, number: NumberMark | undefined): number {
  if (number === undefined) return Number.POSITIVE_INFINITY;
  return number.end <= word.start ? word.start - number.end : number.start - word.end;
}

const from = /(?<!\p{L})(?:from|von) $/u;
const to = /(?<!\p{L})(?:to|auf) $/u;

/** `from 24 to 37` as 37 and 24; other order as it stands after "to". Undefined members where there is no such turn. */
function turned([first, second]: readonly Printed[], { masked }: Scene): readonly (Printed | undefined)[] {
  const headOf = (printed: Printed | undefined): string => (printed === undefined ? '' : masked.slice(0, printed.mark.start));
  if (from.test(headOf(first)) && to.test(headOf(second))) return [second, first];
  if (to.test(headOf(first))) return [first, second];
  return [undefined, undefined];
}

function pair([first, second]: readonly (Printed | undefined)[]): readonly [Fact, Fact] | null {
  if (first === undefined || second === undefined) return null;
  const isPair = first.fact.metric === second.fact.metric && first.fact.unit === second.fact.unit && first.fact.id !== second.fact.id;
  return isPair ? [first.fact, second.fact] : null;
}

const changeRole = /difference|change|delta|effect|gap|variance|deviation|drop|rise|lift|saving|loss/iu;

/** Whether a fact is a difference and not a level; facts themselves do not say it. */
export function isChange({ metric, role, unit }: Fact): boolean {
  if (unit === 'points' || metric === 'value-at-stake' || changeRole.test(role)) return true;
  const kpi = kpiOfMetric(metric);
  return unit === 'share' && kpi !== null && kpi.unit !== 'share';
}
