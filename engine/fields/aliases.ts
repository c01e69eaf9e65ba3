import type { Aliases } from './alias-table.ts';
import { englishAliases } from './aliases-english.ts';
import { germanAliases } from './aliases-german.ts';
import { indonesianAliases } from './aliases-indonesian.ts';
import { romanceAliases } from './aliases-romance.ts';
import type { FieldId } from './catalogue.ts';
import { normaliseHeader } from './header.ts';

/** Languages of user interfaces whose headers are known. */
export type HeaderLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'id';

type Alias = { readonly field: FieldId; readonly rank: number; readonly languages: readonly HeaderLanguage[] };

/** All aliases by language; a header means the same field in every language that has it. */
export const aliasesByLanguage: Readonly<Record<HeaderLanguage, Aliases>> = {
  en: englishAliases,
  de: germanAliases,
  ...romanceAliases,
  id: indonesianAliases,
};

const aliases = indexAliases();

/** The field that a normalised header names on any platform, or null. A trailing ` %` is a unit, not a part of the name. */
export function fieldOfHeader(normalised: string): FieldId | null {
  return find(normalised)?.field ?? null;
}

/** How far down its field's list of aliases a normalised header stands, from 0; the first is read when a file holds several. */
export function aliasRank(normalised: string): number {
  return find(normalised)?.rank ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The language in which headers (as printed) are written, or null when nothing shows it. Localised exports keep English
 * words (CTR, Budget, Conversions), English ones hold no foreign words: two of those outweigh a few English ones.
 * Words that English shares with another language say nothing.
 */
export function languageOfHeaders(headers: readonly string[]): HeaderLanguage | null {
  const scores = scoreLanguages(headers);
  const english = scores.get('en') ?? 0;
  const [best, second] = [...scores].filter(([language]) => language !== 'en').toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || isOutweighed(best[1], english)) return english > 0 ? 'en' : null;
  return second?.[1] === best[1] ? null : best[0];
}

/** Number of headers that speak for each language. */
function scoreLanguages(headers: readonly string[]): ReadonlyMap<HeaderLanguage, number> {
  const scores = new Map<HeaderLanguage, number>();
  for (const header of headers) {
    const languages = find(normaliseHeader(header))?.languages ?? [];
    if (languages.length > 1 && languages.includes('en')) continue;
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  return scores;
}

function isOutweighed(foreign: number, english: number): boolean {
  return foreign * 4 < english || (foreign < 2 && english > 1);
}

function find(normalised: string): Alias | undefined {
  return aliases.get(normalised) ?? aliases.get(normalised.replace(/ %$/u, ''));
}

function indexAliases(): ReadonlyMap<string, Alias> {
  const index = new Map<string, Alias>();
  // Object.entries widens keys to text; the keys are the languages and fields that the types above state.
  for (const [language, table] of Object.entries(aliasesByLanguage) as [HeaderLanguage, Aliases][]) {
    for (const [field, names] of Object.entries(table) as [FieldId, readonly string[]][]) {
      for (const [rank, name] of names.entries()) {
        const known = index.get(name);
        index.set(
          name,
          known === undefined ? { field, rank, languages: [language] } : { ...known, languages: [...known.languages, language] },
        );
      }
    }
  }
  return index;
}
