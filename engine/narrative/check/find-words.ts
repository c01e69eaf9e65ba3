import type { Entity, FactMetric } from '../../finding.ts';
import { entityText } from '../entity-text.ts';
import type { TellingLanguage } from '../sentence.ts';
import { wholePhrases } from '../words/comparator-words.ts';
import { factMetrics, wordsOfMetric } from '../words/metric-words.ts';
import { plainText } from './find-numbers.ts';
import type { MetricMark, NameMark, WholeMark } from './marks.ts';

/** Every place of a plain text at which a name stands as words of its own; of names inside names, both. */
export function findNames(text: string, entities: readonly Entity[], language: TellingLanguage): readonly NameMark[] {
  const names = new Set(entities.flatMap((entity) => writings(entity, language)).map(plainText));
  return [...names].flatMap((name) => placesOf(text, name).map((start) => ({ kind: 'name', start, end: start + name.length, text: name })));
}

/** Every place at which one of these texts stands as words of its own. */
export function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  let at = words === '' ? -1 : text.indexOf(words);
  while (at !== -1) {
    if (isOwnWord(text, at, at + words.length)) places.push(at);
    at = text.indexOf(words, at + 1);
  }
  return places;
}

/** Every place at which a metric is named. */
export function findMetrics(text: string, language: TellingLanguage): readonly MetricMark[] {
  const { pattern, metricsOf } = metricPatterns[language];
  return [...text.matchAll(pattern)].map((match) => {
    const metrics = metricsOf.get(match[0].toLowerCase()) ?? [];
    return { kind: 'metric', start: match.index, end: match.index + match[0].length, text: match[0], metrics };
  });
}

/** `of conversions` names their share too; names must be covered in the text, for they may end in `of`. */
export function withShares(mark: MetricMark, text: string, language: TellingLanguage): MetricMark {
  if (!shareHead[language].test(text.slice(0, mark.start))) return mark;
  return { ...mark, metrics: [...mark.metrics, ...mark.metrics.map(shareOf)] };
}

/** Every place at which the whole campaign is named, or what it is compared with. */
export function findWholes(text: string, language: TellingLanguage): readonly WholeMark[] {
  return [...text.matchAll(wholePatterns[language])].map((match) => ({
    kind: 'whole',
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** A name as the data have it stays as it is; words made for it may begin a sentence in upper case. */
function writings(entity: Entity, language: TellingLanguage): readonly string[] {
  const text = entityText(entity, language);
  return text === entity.key ? [text] : [text, text.charAt(0).toUpperCase() + text.slice(1)];
}

function isOwnWord(text: string, start: number, end: number): boolean {
  const isInside = (edge: string, beside: string): boolean => /[\p{L}\p{N}]/u.test(edge) && /[\p{L}\p{N}]/u.test(beside);
  return !isInside(text[start] ?? '', text[start - 1] ?? '') && !isInside(text[end - 1] ?? '', text[end] ?? '');
}

const shareHead: Readonly<Record<TellingLanguage, RegExp>> = {
  en: /(?<!\p{L})of (?:the |all |its |total )?$/u,
  de: /(?<!\p{L})(?:der|des|aller|an den|am) (?:gesamten |ganzen )?$/u,
};

function shareOf(metric: FactMetric): FactMetric {
  return metric === 'spend' || metric === 'budget' ? 'share-of-spend' : 'share-of-results';
}

type MetricPattern = { readonly pattern: RegExp; readonly metricsOf: ReadonlyMap<string, readonly FactMetric[]> };

function metricPatternOf(language: TellingLanguage): MetricPattern {
  const metricsOf = new Map<string, FactMetric[]>();
  for (const metric of factMetrics)
    for (const words of wordsOfMetric(metric, language)) {
      const word = words.toLowerCase();
      metricsOf.set(word, [...(metricsOf.get(word) ?? []), metric]);
    }
  return { pattern: wholeWordsPattern([...metricsOf.keys()], ''), metricsOf };
}

/** Longer words first, so that `link clicks` is not read as `clicks`. */
function wholeWordsPattern(words: readonly string[], head: string): RegExp {
  const parts = words
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replaceAll(/[()[\]{}.*+?^$|\\]/gu, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${head}(?:${parts.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

const metricPatterns: Readonly<Record<TellingLanguage, MetricPattern>> = { en: metricPatternOf('en'), de: metricPatternOf('de') };

const wholePatterns: Readonly<Record<TellingLanguage, RegExp>> = {
  en: wholeWordsPattern(
    wholePhrases('en').map((phrase) => phrase.replace(/^the /u, '')),
    '(?:the|its|a|this|all|our) (?:whole |overall )?',
  ),
  de: wholeWordsPattern(
    [...wholePhrases('de').map((phrase) => phrase.replace(/^\p{L}+ /u, '')), 'übrigen', 'Durchschnitt', 'Zielwert'],
    String.raw`(?:d(?:ie|er|as|em|en|es)|ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|alle[rn]?|vom|zum|im|am) (?:gesamten? |ganzen? )?`,
  ),
};
