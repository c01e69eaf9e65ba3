import type { Fact } from '../finding.ts';
import { groupedText, numberText } from '../metrics/number-text.ts';
import { germanCaseAfter } from './german-case.ts';
import type { NumberForm, TellingLanguage } from './sentence.ts';

/** The number of a fact, and what stands before it in the sentence: German declines the unit by it. */
export type FactTextOptions = {
  readonly language: TellingLanguage;
  readonly locale: string;
  readonly currency: string | null;
  readonly form: NumberForm;
  readonly before: string;
};

/** What of a fact is written as a number. */
export type WrittenFact = Pick<Fact, 'value' | 'unit' | 'low' | 'high'>;

/** The number of a fact with its unit: `24.10 EUR`, `−1,20 Prozentpunkte`; null for an interval that the fact does not have. */
export function factText(fact: WrittenFact, options: FactTextOptions): string | null {
  switch (options.form) {
    case 'plain':
      return unitText(fact.value, fact, options);
    case 'abs':
      return unitText(Math.abs(fact.value), fact, options);
    case 'signed':
      return signed(fact.value, unitText(fact.value, fact, options));
    case 'compact':
      return compactText(fact, options);
    case 'interval':
    case 'effect-interval':
      return intervalText(fact, options);
  }
}

/** The words that stand before the bounds of an interval. */
function intervalWords(form: NumberForm, language: TellingLanguage): string {
  const level = form === 'effect-interval' ? '80' : '95';
  return language === 'en' ? `${level} % interval` : `${level}-%-Intervall`;
}

function unitText(value: number, { unit }: WrittenFact, options: FactTextOptions): string {
  const { currency, locale } = options;
  if (unit === 'points') return `${bareText(numberText(value, { unit: 'share', currency, locale }))} ${pointsWord(options)}`;
  return numberText(value, { unit: unit === 'days' ? 'count' : unit, currency, locale });
}

/** Days are written bare, because their noun stands in the template. */
function pointsWord({ language, before }: FactTextOptions): string {
  if (language === 'en') return 'percentage points';
  return germanCaseAfter(before) === 'dative' ? 'Prozentpunkten' : 'Prozentpunkte';
}

function bareText(share: string): string {
  return share.replace(/ %$/u, '');
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

const scales = [
  { from: 1e9, en: 'bn', de: ' Mrd.' },
  { from: 1e6, en: 'M', de: ' Mio.' },
  { from: 1e3, en: 'k', de: ' Tsd.' },
] as const;

/** Three significant digits with a scale from ten thousand on; smaller numbers, and shares, in full. */
function compactText(fact: WrittenFact, options: FactTextOptions): string {
  const rounded = Number(fact.value.toPrecision(3));
  const scale = scales.find(({ from }) => Math.abs(rounded) >= from);
  if (Math.abs(rounded) < 10_000 || scale === undefined || fact.unit === 'share' || fact.unit === 'points')
    return unitText(fact.value, fact, options);
  const text = groupedText(String(Number((rounded / scale.from).toPrecision(3))), options.locale) + scale[options.language];
  return fact.unit === 'money' && options.currency !== null ? `${text} ${options.currency}` : text;
}

function intervalText(fact: WrittenFact, options: FactTextOptions): string | null {
  if (fact.low === null || fact.high === null) return null;
  const [low, high] = [unitText(fact.low, fact, options), unitText(fact.high, fact, options)];
  // A dash beside a minus would be read as a part of it.
  const between = fact.low < 0 || fact.high < 0 ? (options.language === 'en' ? ' to ' : ' bis ') : '–';
  return `${intervalWords(options.form, options.language)} ${withoutUnit(low)}${between}${high}`;
}

/** The unit stands once, behind the upper bound. */
function withoutUnit(text: string): string {
  return text.replace(/ (?:%|[A-Z]{3}|percentage points|Prozentpunkten?)$/u, '');
}
