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
