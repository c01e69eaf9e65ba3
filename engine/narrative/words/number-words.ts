import type { TellingLanguage } from '../sentence.ts';

export type FoundWord = { readonly start: number; readonly end: number; readonly text: string };

/**
 * What may hide a number or a word from a reader's check: numerals other than 0–9 (`½`, `²`), letters other than Latin ones, which
 * look alike, and characters that are not seen.
 */
export function hiddenSignsIn(text: string): readonly FoundWord[] {
  return wordsIn(text, /(?![0-9])\p{N}+|(?!\p{Script=Latin})[\p{L}\p{M}]+|[\p{Cf}\p{Cc}]+/gu);
}

/** Numbers in words, and parts and multiples (`half`, `doubled`, `dritte`), in order; German `ein` is an article and none. */
export function numberWordsIn(text: string, language: TellingLanguage): readonly FoundWord[] {
  return wordsIn(text, numberPatterns[language]);
}

/** Months, days of the week and days relative to now, in order. English months count only in upper case: `may` is a verb. */
export function calendarWordsIn(text: string, language: TellingLanguage): readonly FoundWord[] {
  return wordsIn(text, calendarPatterns[language]);
}

function wordsIn(text: string, pattern: RegExp): readonly FoundWord[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

function wholeWords(source: string, flags: 'gu' | 'giu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, flags);
}

const englishOnes = 'one|two|three|four|five|six|seven|eight|nine|ten';
const germanOnes = 'zwei(?!fel)|drei(?!st)|vier|fünf|sechs|sieb|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig';

const numberPatterns: Readonly<Record<TellingLanguage, RegExp>> = {
  en: wholeWords(
    [
      `zero|(?:${englishOnes})(?:-?fold|s)?|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen`,
      '(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|couple',
      'first|second|thirds?|fourths?|fifths?|sixth|seventh|eighth|ninth|tenths?|once|twice|thrice',
      'half|halves|halv(?:e|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|quarters?|majority|minority',
    ].join('|'),
    'giu',
  ),
  de: wholeWords(
    [
      String.raw`null|eins|einmal|(?!achten(?!\p{L})|achtet|achtung|achtlos|achtsam)(?:${germanOnes})\p{L}*`,
      String.raw`hundert\p{L}*|tausend\p{L}*|million\p{L}*|milliarde\p{L}*|dutzend\p{L}*|erste[nrsm]?|dritte\p{L}*|drittel[ns]?`,
      String.raw`hälften?|halb(?:e[nrsm]?)?|halbier\p{L}*|(?:ver)?doppel\p{L}*|ver(?:drei|vier|fünf|zehn|viel)fach\p{L}*|mehrheit|minderheit`,
    ].join('|'),
    'giu',
  ),
};

const calendarPatterns: Readonly<Record<TellingLanguage, RegExp>> = {
  en: wholeWords(
    [
      'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec',
      '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|[Yy]esterday|[Tt]oday|[Tt]omorrow',
      '(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]er|[Ee]ach|[Ee]very|[Aa]) (?:hour|day|week|weekend|month|quarter|year)|[Ww]eekends?|Easter|Christmas',
      '[Hh]ourly|[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early',
    ].join('|'),
    'gu',
  ),
  de: wholeWords(
    [
      'Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
      '(?:Mon|Diens|Donners|Frei|Sams|Sonn)tage?[ns]?|Mittwochs?|Sonnabende?|[Gg]estern|[Hh]eute',
      '(?:[Ll]etzte|[Nn]ächste|[Vv]ergangene|[Dd]iese)[nrsm]? (?:Woche|Monats?|Quartals?|Jahre?s?)|Ostern|Weihnachten',
      '(?:[Pp]ro|[Jj]e|[Jj]ede[nrsm]?|am) (?:Stunde|Tag|Woche|Monat|Quartal|Jahr)|[Ss]tündlich|[Tt]äglich|[Ww]öchentlich|[Mm]onatlich|[Jj]ährlich|Wochenenden?',
    ].join('|'),
    'gu',
  ),
};
