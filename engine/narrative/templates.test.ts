import { describe, expect, test } from 'vitest';
import { findingKinds } from '../findings/index.ts';
import { findingClauses } from './clauses/index.ts';
import { parseTemplate } from './parse-template.ts';
import type { TemplatePart } from './parse-template.ts';
import { recommendationTemplates } from './recommendations/index.ts';
import type { TellingLanguage } from './sentence.ts';
import { sampleTemplates } from './told.test-kit.ts';
import { directionWordsIn } from './words/direction-words.ts';
import { calendarWordsIn, numberWordsIn } from './words/number-words.ts';

const languages: readonly TellingLanguage[] = ['en', 'de'];
const sets = [{ kind: 'the samples', ...sampleTemplates }, ...findingClauses, ...recommendationTemplates];
const templates = sets.flatMap(({ kind, ...told }) =>
  languages.flatMap((language) => told[language].map((template) => ({ kind, language, template }))),
);

/** What the words of a template may not hold, as one line each. */
function faultsOf(template: string, language: TellingLanguage): readonly string[] {
  const parts = parseTemplate(template);
  const literal = parts.flatMap(wordsOf).join(' … ');
  const fixed = parts.flatMap((part) => (part.kind === 'direction' ? [] : wordsOf(part))).join(' … ');
  return [
    ...[...literal.matchAll(/\d+/gu)].map(([digits]) => `the digits ${digits}`),
    ...numberWordsIn(literal, language).map(({ text }) => `the number word "${text}"`),
    ...calendarWordsIn(literal, language).map(({ text }) => `the date "${text}"`),
    ...directionWordsIn(fixed, language).map(({ text }) => `the word of direction "${text}" outside a placeholder`),
    ...parts.flatMap((part) => (part.kind === 'direction' ? faultsOfChoice(part, language) : [])),
  ];
}

function wordsOf(part: TemplatePart): readonly string[] {
  if (part.kind === 'text') return [part.text];
  if (part.kind === 'plural') return [part.one, part.many];
  return part.kind === 'direction' ? [part.above, part.below] : [];
}

const opposite = { up: 'down', down: 'up', better: 'worse', worse: 'better' } as const;

/** Both words of a choice must be known, and say the opposite of each other. */
function faultsOfChoice({ above, below }: Extract<TemplatePart, { kind: 'direction' }>, language: TellingLanguage): readonly string[] {
  const [first, second] = [above, below].map((words) => [...new Set(directionWordsIn(words, language).map(({ sense }) => sense))]);
  const [sense] = first ?? [];
  if (sense === undefined || first?.length !== 1 || second?.length !== 1)
    return [`the choice "${above}|${below}", of which a word says no direction, or several`];
  // One word for both: the kind tells of nothing else, and the metric's better side decides.
  if (above === below && (sense === 'better' || sense === 'worse')) return [];
  return second[0] === opposite[sense] && sense !== 'down' ? [] : [`the choice "${above}|${below}", which is not "greater|smaller"`];
}

describe('every template', () => {
  test('holds no number, date or direction outside of its placeholders', () => {
    const faults = templates.flatMap(({ kind, language, template }) =>
      faultsOf(template, language).map((fault) => `${kind} ${language}: "${template}" holds ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('is one sentence with a mark at its end', () => {
    expect(templates.filter(({ template }) => !/[.!?:]$/u.test(template)).map(({ kind, template }) => `${kind}: ${template}`)).toEqual([]);
  });
});

test('every kind is told in both languages, with as many sentences', () => {
  expect(sets.filter(({ en, de }) => en.length === 0 || en.length !== de.length).map(({ kind }) => kind)).toEqual([]);
});

test('every kind has one set of templates', () => {
  const kinds = sets.map(({ kind }) => kind);
  expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([]);
});

test('every kind of finding that is asked can be told', () => {
  const told = new Set<string>(findingClauses.map(({ kind }) => kind));
  expect(findingKinds.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});

test.each([
  ['{value.name} has 3 {value.metric}.', 'the digits 3'],
  ['{value.name} doubled.', 'the number word "doubled"'],
  ['{value.name} rose.', 'the word of direction "rose" outside a placeholder'],
  ['{value.name} in May.', 'the date "May"'],
  ['{a<>b:nice|bad}.', 'the choice "nice|bad", of which a word says no direction, or several'],
  ['{a<>b:lower|higher}.', 'the choice "lower|higher", which is not "greater|smaller"'],
])('"%s" is found to hold %s', (template, fault) => {
  expect(faultsOf(template, 'en')).toEqual([fault]);
});
