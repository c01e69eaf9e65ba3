import type { Fact } from '../finding.ts';
import type { TellingContext, TellingLanguage } from './sentence.ts';
import type { Subject } from './tell-clauses.ts';

/** A fact of the ad "Ad 7" unless said otherwise: CPA 24.1 in role `value`. */
export function fact(parts: Partial<Fact> = {}): Fact {
  return {
    id: parts.role ?? 'value',
    role: 'value',
    metric: 'cpa',
    entity: { dimension: 'ad', key: 'Ad 7' },
    period: null,
    value: 24.1,
    unit: 'money',
    low: null,
    high: null,
    n: null,
    ...parts,
  };
}

/** What a sentence is about, compared with the rest. */
export function subject(...facts: readonly Fact[]): Subject {
  return { facts, comparator: 'rest', effectRole: null };
}

/** A reader of euros in April 2026. */
export function reader(language: TellingLanguage, locale: string = language): TellingContext {
  return { language, locale, currency: 'EUR', period: { start: '2026-04-01', end: '2026-04-30' } };
}

/** Two kinds of sentences with every placeholder that carries a claim, as authors of templates write them. */
export const sampleTemplates: Readonly<Record<TellingLanguage, readonly string[]>> = {
  en: [
    '{value.name} has a {value<>comparator:higher|lower} {value.metric} than {comparator.of}: {value} against {comparator}.',
    '{value.name} lies {difference:abs} {difference<>0:above|below} {comparator.of} in {difference.metric} ({difference:interval}).',
    '{value.name} brought {results} {results.metric} of {clicks} {clicks.metric} in {days} {days:plural:day|days} ({value.period}).',
    '{value.name} spent {spend}, which is {share} of spend, and its {points.metric} {points<>0:rose|fell} by {points:abs}.',
    'In {value.metric}, {value.name} stands at {value} and {rival.name} at {rival}.',
  ],
  de: [
    '{value.name} hat {value<>comparator:einen höheren|einen niedrigeren} Wert bei {value.metric} als {comparator.of}: {value} gegenüber {comparator}.',
    '{value.name} liegt bei {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of} ({difference:interval}).',
    '{value.name} brachte {results} {results.metric} aus {clicks} {clicks.metric} in {days} {days:plural:Tag|Tagen} ({value.period}).',
    '{value.name} kostete {spend} {spend.metric}, ein Ausgabenanteil von {share}, und {points.metric} {points<>0:stieg|sank} um {points:abs}.',
    'Bei {value.metric} steht {value.name} bei {value} und {rival.name} bei {rival}.',
  ],
};
