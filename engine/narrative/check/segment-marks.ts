import type { Segment } from '../sentence.ts';
import { directionWordsIn } from '../words/direction-words.ts';
import type { Claim } from './claim.ts';
import { plainText } from './find-numbers.ts';
import type { DirectionMark, Mark } from './marks.ts';

/** What segments say of the places that they take; words and nouns without a claim of their own have no mark. */
export function marksOfSegments(segments: readonly Segment[], claim: Claim): readonly Mark[] {
  let start = 0;
  return segments.flatMap((segment) => {
    const mark = markOf(segment, start, claim);
    start += segment.text.length;
    return mark ?? [];
  });
}

function markOf(segment: Segment, start: number, claim: Claim): Mark | null {
  const span = { start, end: start + segment.text.length, text: plainText(segment.text) };
  const factOf = (id: string) => claim.cited.find((fact) => fact.id === id) ?? null;
  switch (segment.kind) {
    case 'text':
    case 'plural':
    case 'dimension':
      return null;
    case 'number':
      return { kind: 'number', ...span, isGlued: false, fact: factOf(segment.fact), form: segment.form };
    case 'name':
      return { kind: segment.entity === null ? 'whole' : 'name', ...span };
    case 'comparator':
      return { kind: 'whole', ...span };
    case 'metric':
      return { kind: 'metric', ...span, metrics: [segment.metric] };
    case 'period':
      return { kind: 'period', ...span };
    case 'direction':
      return directionMark(segment, span, claim);
  }
}

type Span = { readonly start: number; readonly end: number; readonly text: string };

function directionMark(segment: Extract<Segment, { kind: 'direction' }>, span: Span, claim: Claim): DirectionMark {
  const words = directionWordsIn(span.text, claim.context.language);
  const facts = segment.facts.flatMap((id) => claim.cited.find((fact) => fact.id === id) ?? []);
  return { kind: 'direction', ...span, senses: words.map(({ sense }) => sense), isRank: words.some((word) => word.isRank), facts };
}
