import { groupedText } from '../../metrics/number-text.ts';
import type { TellingContext } from '../sentence.ts';

/** A number in a text with everything that changes its meaning: sign, currency, scale and unit; an interval is one. */
export type NumberToken = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Part of a word, as in `v3`: never a number of a fact. */
  readonly isGlued: boolean;
};

/** Spaces of every width as one, and a hyphen before a digit as a minus; the length stays. */
export function plainText(text: string): string {
  return text.replaceAll(/[\u00A0\u2009\u202F]/gu, ' ').replaceAll(/(?<=^|[\s(+])-(?=\d)/gu, '−');
}

/** The numbers of a plain text, in order. What is not to be read must be masked by a character that is neither letter nor digit. */
export function findNumbers(text: string, { locale }: TellingContext): readonly NumberToken[] {
  // A space divides thousands in some locales only: elsewhere it divides two numbers.
  const isSpaced = /\s/u.test(groupedText('1000000', locale));
  const tokens: NumberToken[] = [];
  let at = 0;
  for (const match of text.matchAll(/\d/gu)) {
    if (match.index < at) continue;
    const token = intervalAt(text, match.index, isSpaced) ?? numberAt(text, { first: match.index, isSpaced, from: at });
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const digits = { spaced: /\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*/uy, plain: /\d+(?:[.,'’]\d+)*/uy };
const prefix = /(?:[+−] ?)?(?:(?:[A-Z]{3} ?|\p{Sc} ?)(?:[+−] ?)?)?$/u;
const scale = /^ ?(?:bn|[kKM](?!\p{L})|Mio\.|Mrd\.|Tsd\.|(?:million(?:en)?|billion(?:en)?|milliarden?|thousand|tausend)(?!\p{L}))/iu;
const unit =
  /^ ?(?:[%‰]|\p{Sc}|(?:[A-Z]{3}|percentage points?|points?|percent|per cent|pp|Prozentpunkte?n?|Prozent|x|-?fold|-?fache?s?|mal|times|seconds?|Sekunden?|sec|s|ms)(?![\p{L}\p{N}]))|^×/u;
const intervalHead = /(?:80|95)(?: % interval |-%-Intervall )/uy;
const intervalDash = /(?:–| to | bis )/uy;

type Start = { readonly first: number; readonly isSpaced: boolean; readonly from: number };

function numberAt(text: string, { first, isSpaced, from }: Start): NumberToken {
  const before = prefix.exec(text.slice(Math.max(from, first - 6), first))?.[0] ?? '';
  const start = first - before.length;
  const end = endOfNumber(text, first, isSpaced);
  const isGlued = /[\p{L}\p{N}]-?$/u.test(text.slice(0, start)) || /^-?\p{L}|^\p{N}/u.test(text.slice(end));
  return { start, end, text: text.slice(start, end), isGlued };
}

function endOfNumber(text: string, first: number, isSpaced: boolean): number {
  const end = first + matchAt(isSpaced ? digits.spaced : digits.plain, text, first);
  const scaled = end + (scale.exec(text.slice(end, end + 14))?.[0].length ?? 0);
  return scaled + (unit.exec(text.slice(scaled, scaled + 20))?.[0].length ?? 0);
}

/** `95 % interval 1.20–3.40 EUR` as one token; null where none stands. */
function intervalAt(text: string, first: number, isSpaced: boolean): NumberToken | null {
  const low = first + matchAt(intervalHead, text, first);
  if (low === first) return null;
  const lowEnd = boundEnd(text, low, isSpaced);
  const high = lowEnd + matchAt(intervalDash, text, lowEnd);
  const highEnd = boundEnd(text, high, isSpaced);
  if (lowEnd === low || high === lowEnd || highEnd === high) return null;
  return { start: first, end: highEnd, text: text.slice(first, highEnd), isGlued: false };
}

function boundEnd(text: string, at: number, isSpaced: boolean): number {
  const first = text[at] === '−' ? at + 1 : at;
  return /\d/u.test(text[first] ?? '') ? endOfNumber(text, first, isSpaced) : at;
}

/** Length of what a sticky pattern finds at a place; 0 when nothing. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
