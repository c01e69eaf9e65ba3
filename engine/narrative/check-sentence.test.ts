import { describe, expect, test } from 'vitest';
import type { Entity, Fact } from '../finding.ts';
import { checkSentence } from './check-sentence.ts';
import type { IssueCode } from './check/claim.ts';
import { fact, reader } from './told.test-kit.ts';

const ad = (key: string): Entity => ({ dimension: 'ad', key });
const entities: readonly Entity[] = [
  ...['Ad 7', 'Ad 77', 'Ad 9', 'Summer', 'Summer 2025 v3', 'Best of'].map(ad),
  { dimension: 'weekday', key: '1' },
];

const cpa = fact({ id: 'cpa7', value: 24.1, low: 20.5, high: 28.5 });
const rest = fact({ id: 'rest', role: 'comparator', entity: null, value: 37 });
const cpa9 = fact({ id: 'cpa9', value: 37, entity: ad('Ad 9') });
const conversions = fact({ id: 'conv7', metric: 'conversions', unit: 'count', value: 45 });
const change = fact({ id: 'change', role: 'change', unit: 'share', value: -0.35 });
const ctrChange = fact({ id: 'ctr', role: 'ctrChange', metric: 'ctr', unit: 'points', value: 0.012 });
const target = fact({ id: 'target.cpa', role: 'target', entity: null, value: 20 });
const ranged = { ...conversions, id: 'ranged', low: 40, high: 50 };
const expectedConversions = { ...conversions, id: 'expected7', role: 'expected', value: 60 };
const factor = fact({ id: 'factor', role: 'factor', unit: 'number', value: 99.1 });
const days = fact({ id: 'days', role: 'days', metric: 'count', unit: 'days', value: 14 });
const early = fact({ id: 'early', value: 20, period: { start: '2026-04-01', end: '2026-04-07' } });
const late = fact({ id: 'late', value: 30, period: { start: '2026-04-08', end: '2026-04-14' } });
const summer = fact({ id: 'summer', entity: ad('Summer 2025 v3'), value: 12 });
const monday = fact({ id: 'monday', entity: { dimension: 'weekday', key: '1' }, metric: 'clicks', unit: 'count', value: 1200 });

function check(text: string, cited: readonly Fact[], expected: readonly IssueCode[], language: 'en' | 'de' = 'en'): void {
  const issues = checkSentence({ text, context: reader(language, language === 'en' ? 'en-GB' : 'de-DE'), cited, entities });
  expect(issues.map(({ code }) => code).toSorted()).toEqual(expected.toSorted());
}

describe('a sentence that its facts carry is accepted', () => {
  test.each<[string, readonly Fact[]]>([
    ['Ad 7 has a CPA of 24.10 EUR on 45 conversions.', [cpa, conversions]],
    ['The CPA of Ad 7 is 24.10 EUR (95 % interval 20.50–28.50 EUR).', [cpa, cpa]],
    ['Ad 7 has a lower CPA than the rest: 24.10 EUR against 37.00 EUR.', [cpa, rest, cpa, rest]],
    ['Ad 7 has a lower CPA than the rest: 24.10 EUR against 37.00 EUR.', [cpa, rest]],
    ['At 24.10 EUR, Ad 7 has a lower CPA than the rest (37.00 EUR).', [cpa, rest]],
    ['Ad 7 has a better CPA, 24.10 EUR against 37.00 EUR for Ad 9.', [cpa, cpa9, cpa, cpa9]],
    ['The CPA of Ad 7 rose from 20.00 EUR to 30.00 EUR.', [early, late]],
    ['The CPA of Ad 7 was 20.00 EUR in 1–7 April 2026 and 30.00 EUR in 8–14 April 2026.', [early, late]],
    ['The CPA of Ad 7 fell by 35.00 % and its CTR rose by 1.20 percentage points.', [change, ctrChange]],
    ['Over 14 days, Ad 7 brought 45 conversions.', [days, conversions]],
    ['Summer 2025 v3 has a CPA of 12.00 EUR.', [summer]],
    ['Monday brought 1,200 clicks.', [monday]],
    ['Ad 7 counted 45 conversions (95 % interval 40–50).', [ranged, ranged]],
    ['The CPA of Ad 7 fell from 37.00 EUR to 24.10 EUR.', [rest, cpa]],
    ['Ad 7 counted 45 conversions against 60 expected.', [conversions, expectedConversions]],
    ['For Ad 7, the export gives CPA at 99.10 times the unit of before.', [factor]],
  ])('%s', (text, cited) => check(text, cited, []));

  test.each<[string, readonly Fact[]]>([
    ['Ad 7 hat einen CPA von 24,10 EUR bei 45 Conversions.', [cpa, conversions]],
    ['Der CPA von Ad 7 liegt unter dem Rest: 24,10 EUR gegenüber 37,00 EUR.', [cpa, rest]],
    ['Der CPA von Ad 7 stieg von 20,00 EUR auf 30,00 EUR.', [early, late]],
    ['Am Montag kamen 1.200 Klicks.', [monday]],
  ])('%s', (text, cited) => check(text, cited, [], 'de'));
});

describe('a sentence says something that no fact carries', () => {
  test.each<[string, readonly Fact[], readonly IssueCode[]]>([
    ['Ad 7 has a CPA of 24.20 EUR.', [cpa], ['wrong-number']],
    ['Ad 7 has a CPA of 24.10 USD.', [cpa], ['wrong-number']],
    ['Ad 7 has a CPA of 24.10 %.', [cpa], ['wrong-number']],
    ['Ad 7 has a CPA of 24.10k EUR.', [cpa], ['wrong-number']],
    ['The CTR of Ad 7 rose by 1.20 %.', [ctrChange], ['wrong-number']],
    ['Ad 7 has a CPA of 24.10 EUR, a saving of 13 EUR.', [cpa], ['number-without-fact']],
    ['Ad 7 v3 has a CPA of 24.10 EUR.', [cpa], ['number-without-fact']],
    ['Ad 7 has a CPA of 24.10 EUR.', [cpa, conversions], ['fact-not-used']],
    ['Ad 9 has a CPA of 24.10 EUR.', [cpa], ['name-without-fact', 'wrong-entity']],
    ['Ad 77 has a CPA of 24.10 EUR.', [cpa], ['name-without-fact', 'wrong-entity']],
    ['Summer has a CPA of 12.00 EUR.', [summer], ['name-without-fact', 'wrong-entity']],
    ['The campaign has a CPA of 24.10 EUR.', [cpa], ['wrong-entity']],
    ['Ad 7 has a CPA of 37.00 EUR and Ad 9 of 24.10 EUR.', [cpa9, cpa], ['wrong-entity', 'wrong-entity']],
    ['Ad 7 has a CPA of 37.00 EUR against 24.10 EUR.', [rest, cpa], ['wrong-entity', 'wrong-entity', 'wrong-entity']],
    ['Ad 7 has a CTR of 24.10 EUR.', [cpa], ['wrong-metric']],
    ['Ad 7 has a CPA of 45 on 24.10 EUR conversions.', [conversions, cpa], ['wrong-metric', 'wrong-metric']],
    ['Ad 7 has 45.', [conversions], ['wrong-metric']],
    ['Over 14 weeks, Ad 7 brought 45 conversions.', [days, conversions], ['wrong-unit']],
    ['Ad 7 has a CPA of 24.10 EUR, half of the rest.', [cpa], ['number-word']],
    ['Ad 7 has a CPA of 24.10 EUR since April.', [cpa], ['date-without-fact']],
    [
      'The CPA of Ad 7 was 30.00 EUR in 1–7 April 2026.',
      [late],
      ['date-without-fact', 'number-without-fact', 'number-without-fact', 'number-without-fact'],
    ],
    ['The CPA of Ad 7 was 30.00 EUR in 1–7 April 2026, 20.00 EUR in 8–14 April 2026.', [late, early], ['wrong-period', 'wrong-period']],
    ['Ad 7 has a higher CPA than the rest: 24.10 EUR against 37.00 EUR.', [cpa, rest], ['wrong-direction']],
    ['Ad 7 has a worse CPA than the rest: 24.10 EUR against 37.00 EUR.', [cpa, rest], ['wrong-direction']],
    ['The CPA of Ad 7 fell from 20.00 EUR to 30.00 EUR.', [early, late], ['wrong-direction']],
    ['The CPA of Ad 7 rose by 35.00 %.', [change], ['wrong-direction']],
    [
      'The CPA of Ad 7 rose by 35.00 % and its CTR fell by 1.20 percentage points.',
      [change, ctrChange],
      ['wrong-direction', 'wrong-direction'],
    ],
    ['Ad 7 has the best CPA, 24.10 EUR against 37.00 EUR.', [cpa, rest], ['direction-without-facts']],
    ['The CPA of Ad 7 rose.', [], ['direction-without-facts', 'name-without-fact']],
    ['Ad 7 should stop.', [], ['name-without-fact']],
    ['A CPA of 35.00 % for Ad 7.', [change], ['wrong-number']],
    ['The CPA of Ad 7 is up 35.00 %.', [change], ['wrong-direction']],
    ['The CPA of Ad 7 did not fall by 35.00 %.', [change], ['wrong-direction']],
    ['The CPA of Ad 7 is 24.10 EUR lower than the rest.', [cpa, cpa, rest], ['wrong-number']],
    ['Ad 7 counted 60 conversions against 45 expected.', [expectedConversions, conversions], ['wrong-entity', 'wrong-entity']],
    ['Ad 7 has 45 conversions per day.', [conversions], ['date-without-fact']],
    ['Ad 7 has a CPA of 24.10 EUR and no clicks.', [cpa], ['absence-without-fact']],
    ['Ad 7 has a CPA of 24.10 EUR, ½ of all.', [cpa], ['hidden-sign']],
    ['Ad 7 has dou\u00ADbled its CPA of 24.10 EUR.', [cpa], ['hidden-sign']],
    ['Ad 7 has a CPA of 24.10 EUR, twо of three.', [cpa], ['hidden-sign', 'number-word']],
    ['Ad 7 met the target with a CPA of 24.10 EUR against 20.00 EUR.', [cpa, target], ['wrong-verdict']],
    ['Ad 7 is No. 14 by CPA of 24.10 EUR.', [days, cpa], ['wrong-unit']],
  ])('%s', (text, cited, expected) => check(text, cited, expected));

  test.each<[string, readonly Fact[], readonly IssueCode[]]>([
    ['Ad 7 hat einen CPA von 24.10 EUR.', [cpa], ['wrong-number']],
    ['Der CPA von Ad 7 ist die Hälfte: 24,10 EUR.', [cpa], ['number-word']],
    ['Der CPA von Ad 7 hat sich auf 24,10 EUR verdoppelt.', [cpa], ['number-word']],
    ['Der CPA von Ad 7 liegt über dem Rest: 24,10 EUR gegenüber 37,00 EUR.', [cpa, rest], ['wrong-direction']],
    ['Der CPA von Ad 7 nahm um 35,00 % zu.', [change], ['wrong-direction']],
    ['Der CPA von Ad 7 ist nicht um 35,00 % gesunken.', [change], ['wrong-direction']],
    ['Ad 7 hat einen CPA von 24,10 EUR und keine Klicks.', [cpa], ['absence-without-fact']],
    ['Ad 7 bringt täglich 45 Conversions.', [conversions], ['date-without-fact']],
    ['Für Ad 7 ist das Ziel beim CPA verfehlt: 24,10 EUR gegenüber 30,00 EUR.', [cpa, { ...target, value: 30 }], ['wrong-verdict']],
    ['Der CPA von Ad 7 ist gestiegen.', [], ['direction-without-facts', 'name-without-fact']],
    ['Die Anzeige war zweimal zu sehen.', [], ['number-word']],
  ])('%s', (text, cited, expected) => check(text, cited, expected, 'de'));
});

test('another comparison than that of the facts is refused', () => {
  const claim = {
    text: 'Ad 7 has a lower CPA than the target: 24.10 EUR against 37.00 EUR.',
    context: reader('en', 'en-GB'),
    cited: [cpa, rest],
    entities,
  };
  expect(checkSentence({ ...claim, comparator: 'rest' }).map(({ code }) => code)).toEqual(['wrong-comparator']);
  expect(checkSentence({ ...claim, comparator: 'target' })).toEqual([]);
});

test('an 80 % interval is that of an expected effect only', () => {
  const text = 'Ad 7 has a CPA of 24.10 EUR (80 % interval 20.50–28.50 EUR).';
  const claim = { text, context: reader('en', 'en-GB'), cited: [cpa, cpa], entities };
  expect(checkSentence(claim).map(({ code }) => code)).toEqual(['wrong-number']);
  expect(checkSentence({ ...claim, effects: [cpa.id] })).toEqual([]);
});

test('segments that are not the text, or not what their fact says, are refused', () => {
  const segments = [
    { kind: 'name', text: 'Ad 9', fact: cpa.id, entity: cpa.entity },
    { kind: 'text', text: ' has 45 conversions.' },
  ] as const;
  const claim = { text: 'Ad 9 has 46 conversions.', context: reader('en', 'en-GB'), cited: [cpa], entities, segments };
  expect(checkSentence(claim).map(({ code }) => code)).toEqual([
    'wrong-segment',
    'wrong-segment',
    'name-without-fact',
    'number-without-fact',
  ]);
});
