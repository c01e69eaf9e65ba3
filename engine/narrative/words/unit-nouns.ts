import type { TellingLanguage } from '../sentence.ts';

/** Whether the word directly behind a number counts days, counts something else that is no metric, or is no such noun. */
export function unitNounAfter(after: string, language: TellingLanguage): 'days' | 'other' | null {
  const word = /^ (?:\p{Ll}+ )?(\p{L}+(?:[ -]groups?)?)/u.exec(after)?.[1];
  const direct = /^ (\p{L}+)/u.exec(after)?.[1];
  return nounOf(direct, language) ?? nounOf(word, language);
}

function nounOf(word: string | undefined, language: TellingLanguage): 'days' | 'other' | null {
  if (word === undefined) return null;
  if (dayNouns[language].test(word)) return 'days';
  return otherNouns[language].test(word) ? 'other' : null;
}

const dayNouns: Readonly<Record<TellingLanguage, RegExp>> = { en: /^days?$/u, de: /^Tage?n?s?$/u };

const otherNouns: Readonly<Record<TellingLanguage, RegExp>> = {
  en: /^(?:hours?|weeks?|months?|years?|minutes?|seconds?|files?|rows?|exports?|sources?|platforms?|channels?|accounts?|campaigns?|ads?|ad groups?|creatives?|placements?|devices?|countries|country|regions?|audiences?|keywords?|products?|segments?|groups?|results?|people|users?|times)$/u,
  de: /^(?:Stunden?|Wochen?|Monaten?|Monats?|Jahren?|Minuten?|Sekunden?|Dateie?n?|Zeilen?|Exporten?|Quellen?|Plattform(?:en)?|Kan[aä]le?n?|Kont(?:o|en)|Kampagnen?|Anzeigen?|Anzeigengruppen?|Werbemitteln?|Platzierung(?:en)?|Geräten?|Länder?n?|Regione?n?|Zielgruppen?|Keywords?|Produkten?|Segmenten?|Gruppen?|Ergebnissen?|Personen|Nutzern?|Mal)$/u,
};
