import type { Fact } from '../../finding.ts';
import type { TellingContext } from '../sentence.ts';
import { directionWordsIn } from '../words/direction-words.ts';
import { calendarWordsIn, hiddenSignsIn, numberWordsIn } from '../words/number-words.ts';
import { periodText } from '../words/period-words.ts';
import type { Claim } from './claim.ts';
import { findNumbers, plainText } from './find-numbers.ts';
import { findMetrics, findNames, findWholes, placesOf, withShares } from './find-words.ts';
import { longestSpans, masked } from './marks.ts';
import type { DirectionMark, Mark, NumberMark, PeriodMark, Scene } from './marks.ts';
import { marksOfSegments } from './segment-marks.ts';

/** What stands in the sentence and where: as its segments say, and for the words between them, or without segments, as it reads. */
export function sceneOf(claim: Claim): Scene {
  const text = plainText(claim.text);
  const said = claim.segments === undefined ? [] : marksOfSegments(claim.segments, claim);
  const open = masked(text, said);
  const words = wordMarks(open, claim);
  const hidden = masked(
    open,
    words.filter((mark) => mark.kind !== 'whole'),
  );
  const numbers = numberMarks(hidden, claim.context);
  const bare = masked(hidden, numbers);
  const marks: readonly Mark[] = [
    ...said,
    ...words,
    ...numbers,
    ...directionMarks(bare, claim.context),
    ...strayMarks(bare, claim.context),
  ];
  return gathered(text, masked(text, marks.filter(isCovered)), marks);
}

/** The period that a fact is about, in words; null when nothing is known of it. */
export function periodOfFact(fact: Fact, context: TellingContext): string | null {
  const period = fact.period ?? context.period;
  return period === null ? null : plainText(periodText(period, context.language, context.locale));
}

function wordMarks(text: string, claim: Claim): readonly Mark[] {
  const { language } = claim.context;
  const entities = [...claim.entities, ...factsOf(claim).flatMap((fact) => (fact.entity === null ? [] : [fact.entity]))];
  const named = longestSpans([...findNames(text, entities, language), ...periodMarks(text, claim), ...findMetrics(text, language)]);
  const covered = masked(
    text,
    named.filter((mark) => mark.kind !== 'metric'),
  );
  const marks = named.map((mark) => (mark.kind === 'metric' ? withShares(mark, covered, language) : mark));
  return [...marks, ...findWholes(covered, language)];
}

/** Every fact that the sentence may speak of. */
export function factsOf(claim: Claim): readonly Fact[] {
  return [...claim.cited, ...(claim.mentioned ?? [])];
}

function periodMarks(text: string, claim: Claim): readonly PeriodMark[] {
  const periods = new Set(factsOf(claim).flatMap((fact) => periodOfFact(fact, claim.context) ?? []));
  return [...periods].flatMap((period) =>
    placesOf(text, period).map((start): PeriodMark => ({ kind: 'period', start, end: start + period.length, text: period })),
  );
}

function numberMarks(text: string, context: TellingContext): readonly NumberMark[] {
  return findNumbers(text, context).map((token) => ({ kind: 'number', ...token, fact: null, form: null }));
}

function directionMarks(text: string, { language }: TellingContext): readonly DirectionMark[] {
  return directionWordsIn(text, language).map(({ sense, ...word }) => ({ kind: 'direction', ...word, senses: [sense], facts: null }));
}

function strayMarks(text: string, { language }: TellingContext): readonly Mark[] {
  return [
    ...numberWordsIn(text, language).map((word): Mark => ({ kind: 'stray', ...word, code: 'number-word' })),
    ...hiddenSignsIn(text).map((word): Mark => ({ kind: 'stray', ...word, code: 'hidden-sign' })),
    ...calendarWordsIn(text, language).map((word): Mark => ({ kind: 'stray', ...word, code: 'date-without-fact' })),
  ];
}

/** Words for the whole and words of direction stay readable. */
function isCovered({ kind }: Mark): boolean {
  return kind === 'name' || kind === 'period' || kind === 'metric' || kind === 'number';
}

function gathered(text: string, maskedText: string, marks: readonly Mark[]): Scene {
  const ordered = marks.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const names = ordered.filter((mark) => mark.kind === 'name');
  return {
    text,
    masked: maskedText,
    names,
    // "The campaign Brand" is the name of a group and not the whole campaign.
    wholes: ordered
      .filter((mark) => mark.kind === 'whole')
      .filter((mark) => !names.some((name) => name.start - mark.end <= 2 && name.start >= mark.end)),
    periods: ordered.filter((mark) => mark.kind === 'period'),
    metrics: ordered.filter((mark) => mark.kind === 'metric'),
    statements: ordered.filter((mark) => mark.kind === 'number' || mark.kind === 'direction'),
    strays: ordered.filter((mark) => mark.kind === 'stray'),
  };
}
