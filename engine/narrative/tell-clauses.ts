import type { Comparator, Fact } from '../finding.ts';
import { entityText } from './entity-text.ts';
import { factText } from './fact-text.ts';
import { parseTemplate } from './parse-template.ts';
import type { TemplatePart } from './parse-template.ts';
import { sentenceOf } from './sentence.ts';
import type { Segment, Sentence, TellingContext } from './sentence.ts';
import { comparatorPhrase } from './words/comparator-words.ts';
import { dimensionWord } from './words/dimension-words.ts';
import { metricLabel } from './words/metric-words.ts';
import { periodText } from './words/period-words.ts';

/** What sentences are about. */
export type Subject = {
  readonly facts: readonly Fact[];
  readonly comparator: Comparator;
  /** Role of the fact whose interval is the 80 % interval of an expected effect; null where there is none. */
  readonly effectRole: string | null;
};

/**
 * One sentence for each template whose roles are all there; a template is also left out where a fact has no interval that it asks
 * for, or where it would say which of two numbers is greater and they read the same.
 * @throws Error for a template that cannot be read
 */
export function tellClauses(templates: readonly string[], subject: Subject, context: TellingContext): readonly Sentence[] {
  return templates.flatMap((template) => {
    const segments = segmentsOf(partsOf(template), subject, context);
    return segments === null ? [] : [sentenceOf(context.language, upperFirst(segments))];
  });
}

const parsed = new Map<string, readonly TemplatePart[]>();

function partsOf(template: string): readonly TemplatePart[] {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const parts = parseTemplate(template);
  parsed.set(template, parts);
  return parts;
}

function segmentsOf(parts: readonly TemplatePart[], subject: Subject, context: TellingContext): readonly Segment[] | null {
  const segments: Segment[] = [];
  let before = '';
  for (const part of parts) {
    const segment = segmentOf(part, { subject, context, before });
    if (segment === null) return null;
    segments.push(segment);
    before += segment.text;
  }
  return segments;
}

type Place = { readonly subject: Subject; readonly context: TellingContext; readonly before: string };

function segmentOf(part: TemplatePart, place: Place): Segment | null {
  if (part.kind === 'text') return part;
  const fact = factIn(place.subject, part.role);
  if (fact === null) return null;
  switch (part.kind) {
    case 'number':
      return numberSegment(fact, part, place);
    case 'plural':
      return { kind: 'plural', text: fact.value === 1 ? part.one : part.many, fact: fact.id };
    case 'direction':
      return directionSegment(fact, part, place);
    case 'name':
    case 'metric':
    case 'dimension':
    case 'period':
    case 'comparator':
      return wordSegment(fact, part.kind, place);
  }
}

function numberSegment(fact: Fact, part: Extract<TemplatePart, { kind: 'number' }>, { subject, context, before }: Place): Segment | null {
  const form = part.form === 'interval' && part.role === subject.effectRole ? 'effect-interval' : part.form;
  const text = factText(fact, { ...context, form, before });
  return text === null ? null : { kind: 'number', text, fact: fact.id, role: part.role, form };
}

function wordSegment(fact: Fact, kind: 'name' | 'metric' | 'dimension' | 'period' | 'comparator', place: Place): Segment | null {
  const { context, before, subject } = place;
  const { language } = context;
  const cited = { fact: fact.id };
  switch (kind) {
    case 'name':
      return { kind, text: entityText(fact.entity, language, before), ...cited, entity: fact.entity };
    case 'metric':
      return { kind, text: metricLabel(fact.metric, language), ...cited, metric: fact.metric };
    case 'dimension': {
      const dimension = fact.entity?.dimension;
      return dimension === undefined ? null : { kind, text: dimensionWord(dimension, language), ...cited, dimension };
    }
    case 'period': {
      const period = fact.period ?? context.period;
      return period === null ? null : { kind, text: periodText(period, language, context.locale), ...cited, period };
    }
    case 'comparator': {
      const text = comparatorPhrase(subject.comparator, language, before);
      return text === null ? null : { kind, text, ...cited };
    }
  }
}

function directionSegment(fact: Fact, part: Extract<TemplatePart, { kind: 'direction' }>, place: Place): Segment | null {
  const { subject, context } = place;
  const against = part.against === null ? null : factIn(subject, part.against);
  if (part.against !== null && against === null) return null;
  const base = against ?? { ...fact, value: 0 };
  const options = { ...context, form: 'plain', before: '' } as const;
  if (fact.value === base.value || factText(fact, options) === factText(base, options)) return null;
  const text = fact.value > base.value ? part.above : part.below;
  return { kind: 'direction', text, facts: against === null ? [fact.id] : [fact.id, against.id] };
}

function factIn(subject: Subject, role: string): Fact | null {
  return subject.facts.find((fact) => fact.role === role) ?? null;
}

/** A sentence begins with an upper-case letter, except where a name from the data begins it, which is written as it is. */
function upperFirst(segments: readonly Segment[]): readonly Segment[] {
  const [first, ...rest] = segments;
  if (first === undefined || (first.kind === 'name' && first.entity !== null && first.text === first.entity.key)) return segments;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}
