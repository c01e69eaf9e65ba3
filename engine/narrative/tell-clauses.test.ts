import { describe, expect, test } from 'vitest';
import type { Fact } from '../finding.ts';
import { tellClauses } from './tell-clauses.ts';
import { fact, reader, subject } from './told.test-kit.ts';

const value = fact({ low: 20.5, high: 28.5 });
const comparator = fact({ role: 'comparator', entity: null, value: 37 });
const difference = fact({ role: 'difference', value: -0.3486, unit: 'share' });
const points = fact({ role: 'points', metric: 'ctr', value: -0.012, unit: 'points' });
const days = fact({ role: 'days', metric: 'count', value: 1, unit: 'days' });
const stake = fact({ role: 'stake', metric: 'value-at-stake', value: -123_456.4 });
const all = [value, comparator, difference, points, days, stake];

function check(template: string, expected: string, language: 'en' | 'de' = 'en', facts: readonly Fact[] = all): void {
  const told = tellClauses([template], subject(...facts), reader(language, language === 'en' ? 'en-GB' : 'de-DE'));
  expect(told.map((sentence) => sentence.text)).toEqual(expected === '' ? [] : [expected]);
}

describe('every placeholder in English', () => {
  test.each([
    ['{value.name} has a {value.metric} of {value}.', 'Ad 7 has a CPA of 24.10 EUR.'],
    ['{value.name}: {value} ({value:interval}).', 'Ad 7: 24.10 EUR (95 % interval 20.50–28.50 EUR).'],
    ['{value.dimension} {value.name} in {value.period}', 'Ad Ad 7 in 1–30 April 2026'],
    ['{comparator.name} is {value<>comparator:below|above}', 'The campaign is above'],
    ['it {difference<>0:rose|fell} by {difference:abs} ({difference:signed})', 'It fell by 34.86 % (−34.86 %)'],
    ['against {comparator.of}', 'Against the rest'],
    ['by {points}', 'By −1.20 percentage points'],
    ['{days} {days:plural:day|days}, {days:day|days}', '1 day, day'],
    ['{stake:compact} or {stake}', '−123k EUR or −123,456 EUR'],
  ])('%s', (template, expected) => check(template, expected));
});

describe('German', () => {
  test.each([
    ['{value.name}: {value.metric} {value} ({value:interval})', 'Ad 7: CPA 24,10 EUR (95-%-Intervall 20,50–28,50 EUR)'],
    ['{comparator.name} gegenüber {comparator.of}', 'Die Kampagne gegenüber dem Rest'],
    ['bei {comparator.name}, höher als {comparator.of}', 'Bei der Kampagne, höher als der Rest'],
    ['{value<>comparator:über|unter} {comparator.of}', 'Unter dem Rest'],
    ['um {points:abs}, mit {points:abs}', 'Um 1,20 Prozentpunkte, mit 1,20 Prozentpunkten'],
    ['im Zeitraum {value.period}', 'Im Zeitraum 1.–30. April 2026'],
    ['{stake:compact}', '−123 Tsd. EUR'],
  ])('%s', (template, expected) => check(template, expected, 'de'));
});

describe('a template is left out', () => {
  test('where a role is missing', () => check('{value} {nothing}', ''));
  test('where a fact has no interval', () => check('{comparator:interval}', ''));
  test('where two numbers are equal', () => check('{value<>value:above|below}', ''));
  test('where two numbers read the same', () =>
    check('{value<>comparator:above|below}', '', 'en', [value, { ...comparator, value: 24.1001 }]));
});

test('a name is written as the data have it, also at the beginning', () => {
  check('{value.name} won', 'ad seven won', 'en', [fact({ entity: { dimension: 'ad', key: 'ad seven' } })]);
});

test.each(['{value', 'value}', '{value..name}', '{value.label}', '{a<>b:more}', '{a:b|c|d}', '{}', ''])(
  'the template "%s" cannot be read',
  (template) => {
    expect(() => tellClauses([template], subject(), reader('en'))).toThrow(/[Tt]emplate/u);
  },
);
