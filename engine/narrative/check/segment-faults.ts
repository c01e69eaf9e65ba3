import type { Fact } from '../../finding.ts';
import { entityText } from '../entity-text.ts';
import type { Segment, TellingContext } from '../sentence.ts';
import { wholePhrases } from '../words/comparator-words.ts';
import { dimensionWord } from '../words/dimension-words.ts';
import { metricLabel } from '../words/metric-words.ts';
import { periodText } from '../words/period-words.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import { factsOf } from './scene.ts';

/** Segments that together are not the text, that name a fact which is not cited, or whose words are not what their fact says. */
export function segmentFaults(claim: Claim, segments: readonly Segment[]): readonly SentenceIssue[] {
  const facts = factsOf(claim);
  const joined = segments.map((segment) => segment.text).join('');
  const faults: SentenceIssue[] = [];
  if (joined !== claim.text) faults.push({ code: 'wrong-segment', text: joined, at: 0, message: 'The segments are not the text' });
  let before = '';
  for (const segment of segments) {
    const message = faultOf(segment, { facts, before, context: claim.context });
    if (message !== null) faults.push({ code: 'wrong-segment', text: segment.text, at: before.length, message });
    before += segment.text;
  }
  return faults;
}

type Place = { readonly facts: readonly Fact[]; readonly before: string; readonly context: TellingContext };

function faultOf(segment: Segment, place: Place): string | null {
  if (segment.kind === 'text') return null;
  const ids = segment.kind === 'direction' ? segment.facts : [segment.fact];
  const facts = ids.flatMap((id) => place.facts.find((fact) => fact.id === id) ?? []);
  const [fact] = facts;
  if (fact === undefined || facts.length < ids.length) return `${ids.join(', ')} is not cited`;
  const expected = wordsOf(segment, fact, place);
  if (expected === null || expected.some((words) => words === segment.text || (place.before === '' && upperFirst(words) === segment.text)))
    return null;
  return `"${segment.text}" is not what ${fact.id} says: ${expected.join(' or ')}`;
}

/** What a segment may say of its fact; null where that is checked elsewhere. */
function wordsOf(segment: Exclude<Segment, { kind: 'text' }>, fact: Fact, { before, context }: Place): readonly string[] | null {
  const { language, locale } = context;
  switch (segment.kind) {
    case 'number':
    case 'direction':
    case 'plural':
      return null;
    case 'name':
      return [entityText(fact.entity, language, before)];
    case 'metric':
      return [metricLabel(fact.metric, language)];
    case 'dimension':
      return fact.entity === null ? [] : [dimensionWord(fact.entity.dimension, language)];
    case 'period': {
      const period = fact.period ?? context.period;
      return period === null ? [] : [periodText(period, language, locale)];
    }
    case 'comparator':
      return wholePhrases(language);
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
