import type { Caveat } from '../../finding.ts';
import type { TellingLanguage } from '../sentence.ts';

/** What a reader must know beside a claim, as a sentence. */
export const caveatSentences: Readonly<Record<Caveat, Readonly<Record<TellingLanguage, string>>>> = {
  'observed-not-caused': {
    en: 'This is observed and not caused for certain: platforms do not show ads at random.',
    de: 'Das ist beobachtet und nicht sicher verursacht: Plattformen spielen Anzeigen nicht zufällig aus.',
  },
  'platform-claimed': {
    en: 'Conversions and revenue are those that each platform claims for itself.',
    de: 'Conversions und Umsatz sind die, die sich jede Plattform selbst zuschreibt.',
  },
  'too-few-results': {
    en: 'There are not enough results for a firm claim.',
    de: 'Für eine feste Aussage reichen die Ergebnisse nicht aus.',
  },
  'partial-coverage': {
    en: 'The figures cover only a part of the campaign.',
    de: 'Die Zahlen decken nur einen Teil der Kampagne ab.',
  },
  'different-weekdays': {
    en: 'The compared periods hold different weekdays.',
    de: 'Die verglichenen Zeiträume enthalten verschiedene Wochentage.',
  },
  'outside-observed-range': {
    en: 'The estimate lies outside the range that was observed.',
    de: 'Die Schätzung liegt außerhalb des beobachteten Bereichs.',
  },
};
