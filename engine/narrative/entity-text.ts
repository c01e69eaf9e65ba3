import type { Entity } from '../finding.ts';
import type { TellingLanguage } from './sentence.ts';
import { campaignPhrase } from './words/comparator-words.ts';
import { dimensionWord, weekdayWord } from './words/dimension-words.ts';

/**
 * What a group is called in a sentence: its own name; with its dimension before it where a name has no letter and would be read
 * as a number (`age 18-24`); a weekday in words; `the campaign` for null. `before` decides the case in German.
 */
export function entityText(entity: Entity | null, language: TellingLanguage, before = ''): string {
  if (entity === null) return campaignPhrase(language, before);
  const { dimension, key } = entity;
  if (key === null) return `${dimensionWord(dimension, language)} (${language === 'en' ? 'not set' : 'ohne Angabe'})`;
  const weekday = dimension === 'weekday' ? weekdayWord(key, language) : null;
  if (weekday !== null) return weekday;
  return /\p{L}/u.test(key) ? key : `${dimensionWord(dimension, language)} ${key}`;
}
