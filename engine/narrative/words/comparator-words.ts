import type { Comparator } from '../../finding.ts';
import { germanCaseAfter } from '../german-case.ts';
import type { GermanCase } from '../german-case.ts';
import type { TellingLanguage } from '../sentence.ts';

/** A German noun phrase in every case. */
type Declined = Readonly<Record<GermanCase, string>>;

/** What a claim is made against, in the case that the words before it ask for; null where there is nothing. */
export function comparatorPhrase(comparator: Comparator, language: TellingLanguage, before: string): string | null {
  if (comparator === 'none') return null;
  return language === 'en' ? english[comparator] : german[comparator][germanCaseAfter(before)];
}

/** The whole campaign, as the name of a fact that is about no group. */
export function campaignPhrase(language: TellingLanguage, before: string): string {
  return language === 'en'
    ? 'the campaign'
    : declined('die Kampagne', 'der Kampagne', { accusative: 'die Kampagne' })[germanCaseAfter(before)];
}

/** Which comparison a phrase names, whatever article it has; null for the campaign and for other words. */
export function comparatorOfPhrase(phrase: string, language: TellingLanguage): Comparator | null {
  const noun = phrase.toLowerCase();
  // The cast holds because both tables have every comparator but `none` as keys.
  const ids = Object.keys(english) as readonly Exclude<Comparator, 'none'>[];
  return ids.find((id) => nounsOf(id, language).some((words) => noun.endsWith(` ${words.toLowerCase()}`))) ?? null;
}

function nounsOf(id: Exclude<Comparator, 'none'>, language: TellingLanguage): readonly string[] {
  const phrases = language === 'en' ? [english[id]] : Object.values(german[id]);
  return phrases.map((phrase) => phrase.replace(/^\p{L}+ /u, ''));
}

/** Phrases that stand for the whole campaign or for what it is compared with, in any case. */
export function wholePhrases(language: TellingLanguage): readonly string[] {
  if (language === 'en') return ['the campaign', ...Object.values(english), 'the average'];
  const phrases = [declined('die Kampagne', 'der Kampagne', { accusative: 'die Kampagne' }), ...Object.values(german)];
  return [...new Set(phrases.flatMap((phrase) => Object.values(phrase)))];
}

const english: Readonly<Record<Exclude<Comparator, 'none'>, string>> = {
  target: 'the target',
  plan: 'the plan',
  rest: 'the rest',
  'previous-period': 'the period before',
  'days-before': 'the days before',
  expected: 'the expected value',
  'account-total': 'the account total',
};

const german: Readonly<Record<Exclude<Comparator, 'none'>, Declined>> = {
  target: declined('das Ziel', 'dem Ziel', { accusative: 'das Ziel', genitive: 'des Ziels' }),
  plan: declined('der Plan', 'dem Plan', { accusative: 'den Plan', genitive: 'des Plans' }),
  rest: declined('der Rest', 'dem Rest', { accusative: 'den Rest', genitive: 'des Rests' }),
  'previous-period': declined('der Zeitraum davor', 'dem Zeitraum davor', {
    accusative: 'den Zeitraum davor',
    genitive: 'des Zeitraums davor',
  }),
  'days-before': declined('die Tage davor', 'den Tagen davor', { accusative: 'die Tage davor', genitive: 'der Tage davor' }),
  expected: declined('der Erwartungswert', 'dem Erwartungswert', {
    accusative: 'den Erwartungswert',
    genitive: 'des Erwartungswerts',
  }),
  'account-total': declined('die Kontosumme', 'der Kontosumme', { accusative: 'die Kontosumme' }),
};

function declined(
  nominative: string,
  dative: string,
  { accusative, genitive = dative }: { readonly accusative: string; readonly genitive?: string },
): Declined {
  return { nominative, dative, accusative, genitive };
}
