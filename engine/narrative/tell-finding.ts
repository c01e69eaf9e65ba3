import type { Finding } from '../finding.ts';
import { findingClauses } from './clauses/index.ts';
import { sentenceOf } from './sentence.ts';
import type { Sentence, TellingContext } from './sentence.ts';
import { tellClauses } from './tell-clauses.ts';
import { caveatSentences } from './words/caveat-words.ts';

/**
 * A finding in sentences, the headline first and its caveats last; every number, name and direction in them rests on a fact of
 * the finding. Only the caveats when there are no templates for its kind.
 * @throws Error for a template that cannot be read
 */
export function tellFinding(finding: Finding, context: TellingContext): readonly Sentence[] {
  const templates = findingClauses.find(({ kind }) => kind === finding.kind)?.[context.language] ?? [];
  const subject = { facts: finding.facts, comparator: finding.comparator, effectRole: null };
  const caveats = finding.caveats.map((caveat) =>
    sentenceOf(context.language, [{ kind: 'text', text: caveatSentences[caveat][context.language] }]),
  );
  return [...tellClauses(templates, subject, context), ...caveats];
}
