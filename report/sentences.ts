import type { Fact, Sentence, TellingContext } from '@pca/engine';
import type { ReportContext } from './context.ts';
import type { Inline } from './document.ts';
import { factIntervalText, factText } from './fact-number.ts';
import { referenceBasis } from './numbers.ts';

/** For whom the engine tells its findings in this report. */
export function tellingContext({ analysis, locale }: ReportContext): TellingContext {
  return { language: 'en', locale, currency: analysis.currency, period: analysis.period };
}

/** A sentence of the engine with its numbers marked, each with its way back; money is written as everywhere in the report. */
export function sentenceInlines(context: ReportContext, sentence: Sentence, facts: readonly Fact[]): readonly Inline[] {
  return sentence.segments.map((segment): Inline => {
    if (segment.kind === 'name') return { kind: 'name', text: segment.text };
    if (segment.kind !== 'number') return { kind: 'text', text: segment.text };
    const fact = facts.find((other) => other.id === segment.fact && other.role === segment.role);
    const basis = referenceBasis(context, segment.fact) ?? 'not explained';
    const display = fact?.unit === 'money' ? moneyText(context, segment, fact) : segment.text;
    return { kind: 'number', display, value: fact === undefined ? null : String(fact.value), ref: segment.fact, basis };
  });
}

/** Sentences as one run of text. */
export function runOfSentences(context: ReportContext, sentences: readonly Sentence[], facts: readonly Fact[]): readonly Inline[] {
  return sentences.flatMap((sentence, at) => [
    ...(at === 0 ? [] : [{ kind: 'text', text: ' ' } as const]),
    ...sentenceInlines(context, sentence, facts),
  ]);
}

type NumberSegment = Extract<Sentence['segments'][number], { readonly kind: 'number' }>;

function moneyText(context: ReportContext, { form }: NumberSegment, fact: Fact): string {
  switch (form) {
    case 'plain':
      return factText(context, fact);
    case 'abs':
      return factText(context, { value: Math.abs(fact.value), unit: fact.unit });
    case 'signed':
      return factText(context, fact, { isSigned: true });
    case 'compact':
      return factText(context, fact, { style: 'compact' });
    case 'interval':
      return `95\u202F% interval ${factIntervalText(context, fact)}`;
    case 'effect-interval':
      return `80\u202F% interval ${factIntervalText(context, fact)}`;
  }
}
