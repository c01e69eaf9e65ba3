import { questionOf, tellFinding, tellRecommendation, type Finding, type Recommendation, type Sentence } from '@pca/engine';
import type { ReportContext } from './context.ts';
import type { Inline } from './document.ts';
import { text } from './inlines.ts';
import { sentenceInlines, tellingContext } from './sentences.ts';

/** What the engine says of one finding or recommendation, by what the sentences are for. */
export type ToldParts = {
  readonly headline: readonly Inline[];
  readonly details: readonly Sentence[];
  /** One for each caveat of a finding, in their order. */
  readonly caveats: readonly Sentence[];
};

/** A finding in sentences; where the engine has no words for its kind, its question stands for the headline. */
export function findingParts(context: ReportContext, finding: Finding): ToldParts {
  const sentences = tellFinding(finding, tellingContext(context));
  const claims = sentences.slice(0, sentences.length - finding.caveats.length);
  return partsOf(context, { claims, facts: finding.facts, otherwise: questionOf(finding.kind) }, sentences.slice(claims.length));
}

/** A recommendation in sentences; where the engine has no words for its kind, the kind stands for the headline. */
export function recommendationParts(context: ReportContext, recommendation: Recommendation): ToldParts {
  const claims = tellRecommendation(recommendation, tellingContext(context));
  const { facts, kind } = recommendation;
  return partsOf(context, { claims, facts, otherwise: upperFirst(kind.replaceAll('-', ' ')) }, []);
}

type Claimed = { readonly claims: readonly Sentence[]; readonly facts: Finding['facts']; readonly otherwise: string };

function partsOf(context: ReportContext, { claims, facts, otherwise }: Claimed, caveats: readonly Sentence[]): ToldParts {
  const [first, ...details] = claims;
  return { headline: first === undefined ? [text(otherwise)] : sentenceInlines(context, first, facts), details, caveats };
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
