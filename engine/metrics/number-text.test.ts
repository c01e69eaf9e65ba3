import { expect, test } from 'vitest';
import { groupedText, numberText, pairText } from './number-text.ts';
import type { FieldUnit } from '../fields/catalogue.ts';

function check(value: number, unit: FieldUnit, expected: string): void {
  expect(numberText(value, { unit, currency: 'EUR' })).toBe(expected);
}

test.each([
  [0.0231, 'share', '2.31 %'],
  [0.00085, 'share', '0.085 %'],
  [1.5, 'share', '150 %'],
  [24.1, 'money', '24.10 EUR'],
  [1234.5, 'money', '1,235 EUR'],
  [0.0123, 'money', '0.012 EUR'],
  [0, 'money', '0.00 EUR'],
  [1234567, 'count', '1,234,567'],
  [12.5, 'count', '12.5'],
  [-3.417, 'number', '−3.42'],
] as const)('%d as %s reads %s', (value, unit, expected) => check(value, unit, expected));

test('two numbers get as many decimals as tell them apart', () => {
  expect(pairText(3.9996, 4, { unit: 'number', currency: null })).toEqual(['3.9996', '4.0000']);
  expect(pairText(4, 4, { unit: 'number', currency: null })).toEqual(['4.00', '4.00']);
});

test.each([
  ['en-GB', '−1,234.50'],
  ['de-DE', '−1.234,50'],
  ['de-CH', "−1'234.50"],
  ['en-IN', '−1,234.50'],
] as const)('in %s a number reads %s', (locale, expected) => {
  expect(groupedText('-1234.50', locale)).toBe(expected);
});

test('a locale changes the marks and nothing else', () => {
  expect(numberText(1234567.25, { unit: 'money', currency: 'EUR', locale: 'de-DE' })).toBe('1.234.567 EUR');
  expect(numberText(0.0231, { unit: 'share', currency: null, locale: 'de-DE' })).toBe('2,31 %');
});
