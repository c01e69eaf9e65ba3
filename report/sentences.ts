import type { Fact, Sentence, TellingContext } from '@pca/engine';
import type { ReportContext } from './context.ts';
import type { Inline } from './document.ts';
import { referenceBasis } from './numbers.ts';

/** For whom the engine tells its findings in this report. */
export function tellingContext({ analysis, locale }: ReportContext): TellingContext {
  return { language: 'en', locale, currency: analysis.currency, period: analysis.period };
}

/** A sentence of the engine with its numbers marked, each with its way back. */
export function sentenceInlines(context: ReportContext, sentence: Sentence, facts: readonly Fact[]): readonly Inline[] {
  return sentence.segments.map((segment): Inline => {
    if (segment.kind === 'name') return { kind: 'name', text: segment.text };
    if (segment.kind !== 'number') return { kind: 'text', text: segment.text };
    const fact = facts.find((other) => other.id === segment.fact);
    const basis = referenceBasis(context, segment.fact) ?? 'not explained';
    return { kind: 'number', display: segment.text, value: fact === undefined ? null : String(fact.value), ref: segment.fact, basis };
  });
}

/** All sentences of one finding or recommendation as one run of text. */
export function runOfSentences(context: ReportContext, sentences: readonly Sentence[], facts: readonly Fact[]): readonly Inline[] {
  return sentences.flatMap((sentence, at) => [
    ...(at === 0 ? [] : [{ kind: 'text', text: ' ' } as const]),
    ...sentenceInlines(context, sentence, facts),
  ]);
}
