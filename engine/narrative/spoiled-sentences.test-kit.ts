import { kpiIds, kpiOf } from '../metrics/catalogue.ts';
import { drawIndex } from '../statistics/seeded-random.ts';
import type { Random } from '../statistics/seeded-random.ts';
import type { Fact } from '../finding.ts';
import type { Claim } from './check/claim.ts';
import { findMetrics } from './check/find-words.ts';
import { entityText } from './entity-text.ts';
import { factText } from './fact-text.ts';
import { parseTemplate } from './parse-template.ts';
import { drawFrom, entities, valued } from './random-facts.test-kit.ts';
import type { Segment, Sentence, TellingContext } from './sentence.ts';

/** A true sentence, its template and the facts that it was told from. */
export type Told = {
  readonly template: string;
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
  readonly context: TellingContext;
};

/** A sentence to check, as text alone, and with segments where the writer says which fact each word rests on. */
export type Claims = { readonly read: Claim; readonly said: Claim };

/** The sentence as it was told, as text alone and with its segments. */
export function asTold(told: Told): Claims {
  return claimsOf(told, told.sentence.segments, told.facts);
}

/** One way to spoil a sentence; null where it has nothing to spoil in that way. */
export type Spoiler = (told: Told, random: Random) => Claims | null;

/** Every way to spoil a sentence. */
export const spoilers: Readonly<Record<string, Spoiler>> = {
  'a digit changed': (told, random) =>
    atNumber(told, random, (segment) => {
      const places = [...segment.text.matchAll(/\d/gu)].map(({ index }) => index);
      const at = drawFrom(random, places);
      const digit = String((Number(segment.text[at]) + 1 + drawIndex(random, 9)) % 10);
      return segment.text.slice(0, at) + digit + segment.text.slice(at + 1);
    }),
  'the number of another group': (told, random) =>
    otherFact(told, random, (fact) => ({ ...fact, entity: otherEntity(fact, told, random) })),
  'the number of another group, still citing its own': (told, random) =>
    atNumber(told, random, (segment, fact) => textOf({ ...valued(fact, random), unit: fact.unit }, segment, told)),
  'the number of another metric': (told, random) => otherFact(told, random, (fact) => otherMetric(fact, told, random)),
  'two numbers of one sentence swapped': swapped,
  'an invented value': (told, random) => {
    const value = drawFrom(random, ['17 %', '123', '4.711 EUR', '3.2', '€99', '12k']);
    return spoil(told, insertAt(told, random, ` (${value})`));
  },
  'a number in words': (told, random) => {
    const word = drawFrom(
      random,
      told.context.language === 'en' ? ['three', 'half', 'doubled', 'twice'] : ['drei', 'Hälfte', 'verdoppelt', 'zweimal', 'dritte'],
    );
    return spoil(told, insertAt(told, random, ` ${word} `));
  },
  'the wrong direction': (told, random) => {
    const parts = parseTemplate(told.template);
    return atSegment(told, random, (segment, at) => {
      const part = parts[at];
      if (segment.kind !== 'direction' || part?.kind !== 'direction') return null;
      const isAbove = segment.text.toLowerCase() === part.above.toLowerCase();
      return { ...segment, text: isAbove ? part.below : part.above };
    });
  },
  'a direction that no fact carries': (told, random) => {
    const word = drawFrom(random, told.context.language === 'en' ? ['best', 'worst', 'most'] : ['beste', 'schlechteste', 'am meisten']);
    return spoil(told, insertAt(told, random, ` ${word} `));
  },
  'the wrong unit': (told, random) => atNumber(told, random, (segment, fact) => otherUnit(segment.text, fact, told)),
  'the wrong name': (told, random) =>
    atSegment(told, random, (segment) => {
      if (segment.kind !== 'name' || segment.entity === null) return null;
      return { ...segment, text: entityText(otherEntity({ entity: segment.entity }, told, random), told.context.language) };
    }),
  'an invented name with a number': (told, random) =>
    atSegment(told, random, (segment) => (segment.kind === 'name' && segment.entity !== null ? { ...segment, text: 'Winter 2019' } : null)),
  'the wrong period': (told, random) =>
    atSegment(told, random, (segment) => {
      if (segment.kind !== 'period') return null;
      return { ...segment, text: segment.text.replace(/\d{4}$/u, (year) => String(Number(year) - 1 - drawIndex(random, 3))) };
    }),
  'a month that no fact carries': (told, random) =>
    spoil(told, insertAt(told, random, told.context.language === 'en' ? ' in October ' : ' im Oktober ')),
};

function textOf(fact: Fact, segment: NumberSegment, { context }: Told): string {
  return factText(fact, { ...context, form: segment.form, before: '' }) ?? '';
}

type NumberSegment = Extract<Segment, { kind: 'number' }>;

/** Writes something else at one of the numbers; null where there is none, or where it reads the same. */
function atNumber(told: Told, random: Random, write: (segment: NumberSegment, fact: Fact) => string | null): Claims | null {
  return atSegment(told, random, (segment) => {
    if (segment.kind !== 'number') return null;
    const fact = factById(told.facts, segment.fact);
    const text = write(segment, fact);
    return text === null || formsOf(fact, told).includes(text) ? null : { ...segment, text };
  });
}

function formsOf(fact: Fact, { context }: Told): readonly (string | null)[] {
  return (['plain', 'signed', 'abs', 'compact', 'interval'] as const).map((form) => factText(fact, { ...context, form, before: '' }));
}

function atSegment(told: Told, random: Random, change: (segment: Segment, at: number) => Segment | null): Claims | null {
  const changed = told.sentence.segments.flatMap((segment, at) => {
    const other = change(segment, at);
    return other === null || other.text === segment.text ? [] : [{ at, other }];
  });
  if (changed.length === 0) return null;
  const { at, other } = drawFrom(random, changed);
  return spoil(told, told.sentence.segments.with(at, other));
}

/** Puts the number of another fact into the place of one, and cites that fact for it. */
function otherFact(told: Told, random: Random, change: (fact: Fact) => Fact | null): Claims | null {
  const numbers = told.sentence.segments.flatMap((segment, at) => (segment.kind === 'number' ? [{ segment, at }] : []));
  if (numbers.length === 0) return null;
  const { segment, at } = drawFrom(random, numbers);
  const changed = change(factById(told.facts, segment.fact));
  if (changed === null) return null;
  const other = { ...valued(changed, random), id: 'spoiled.other', role: 'other' };
  const text = textOf(other, segment, told);
  if (text === '') return null;
  const segments = told.sentence.segments.with(at, { ...segment, text, fact: other.id });
  return spoil({ ...told, facts: [...told.facts, other] }, segments);
}

function otherEntity({ entity }: Pick<Fact, 'entity'>, { sentence }: Told, random: Random): Fact['entity'] {
  const named = sentence.segments.flatMap((segment) => (segment.kind === 'name' ? [segment.text.toLowerCase()] : []));
  const free = entities.filter((other) => other.key !== entity?.key && !named.includes(entityText(other, sentence.language).toLowerCase()));
  return drawFrom(random, free);
}

/** A KPI that the sentence does not name. */
function otherMetric(fact: Fact, { sentence }: Told, random: Random): Fact {
  const named = new Set(findMetrics(sentence.text, sentence.language).flatMap((mark) => mark.metrics));
  const metric = drawFrom(
    random,
    kpiIds.filter((kpi) => !named.has(kpi) && kpi !== fact.metric),
  );
  return { ...fact, metric, unit: kpiOf(metric).unit };
}

/** Both numbers change places, and what is cited for them too; only where they differ in group or metric. */
function swapped(told: Told, random: Random): Claims | null {
  const numbers = told.sentence.segments.flatMap((segment, at) =>
    segment.kind === 'number' ? [{ segment, at, fact: factById(told.facts, segment.fact) }] : [],
  );
  const pairs = numbers.flatMap((a) => numbers.filter((b) => b.at > a.at && areApart(a.fact, b.fact)).map((b) => ({ a, b })));
  if (pairs.length === 0) return null;
  const { a, b } = drawFrom(random, pairs);
  return spoil(told, told.sentence.segments.with(a.at, b.segment).with(b.at, a.segment));
}

function areApart(a: Fact, b: Fact): boolean {
  return a.id !== b.id && (a.metric !== b.metric || entityKey(a) !== entityKey(b));
}

function entityKey({ entity }: Fact): string {
  return entity === null ? '' : `${entity.dimension}:${entity.key}`;
}

const otherCurrency: Readonly<Record<string, string>> = { EUR: 'USD', USD: 'EUR', CHF: 'EUR' };

function otherUnit(text: string, { unit }: Fact, { context }: Told): string {
  const { currency, language } = context;
  const points = language === 'en' ? 'percentage points' : 'Prozentpunkte';
  if (unit === 'money') return currency === null ? `${text} EUR` : text.replace(currency, otherCurrency[currency] ?? 'GBP');
  if (unit === 'share') return text.replace(/ %$/u, ` ${points}`);
  return unit === 'points' ? text.replace(/percentage points|Prozentpunkten?/u, '%') : `${text} %`;
}

/** Words inserted behind one of the segments. */
function insertAt({ sentence }: Told, random: Random, words: string): readonly Segment[] {
  const at = 1 + drawIndex(random, sentence.segments.length);
  return [...sentence.segments.slice(0, at), { kind: 'text', text: words }, ...sentence.segments.slice(at)];
}

function spoil(told: Told, segments: readonly Segment[]): Claims {
  return claimsOf(told, segments, told.facts);
}

function claimsOf({ context }: Told, segments: readonly Segment[], facts: readonly Fact[]): Claims {
  const text = segments.map((segment) => segment.text).join('');
  const stated = segments.flatMap((segment) =>
    segment.kind === 'number' ? [segment.fact] : segment.kind === 'direction' ? segment.facts : [],
  );
  const named = segments.flatMap((segment) => ('fact' in segment ? [segment.fact] : []));
  const byIds = (ids: readonly string[]): readonly Fact[] => ids.map((id) => factById(facts, id));
  return {
    read: { text, context, cited: byIds(stated), mentioned: byIds(named), entities },
    said: { text, context, cited: facts, segments, entities },
  };
}

function factById(facts: readonly Fact[], id: string): Fact {
  const fact = facts.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new Error(`There is no fact ${id}`);
  return fact;
}
