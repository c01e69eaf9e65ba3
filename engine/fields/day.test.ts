import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayFromNumber, dayFromParts, dayNumber, daysBetween, isDay, mondayOf, weekdayOf } from './day.ts';

const days = fc.integer({ min: -719_162, max: 2_932_896 }).map(dayFromNumber);

test.each<[string, boolean]>([
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2025-02-29', false],
  ['2025-04-31', false],
  ['2025-00-10', false],
  ['2025-13-01', false],
  ['2025-1-1', false],
  ['0000-01-01', false],
  ['0001-01-01', true],
  ['9999-12-31', true],
  ['2025-01-01T00:00', false],
  ['', false],
])('%j is a day: %j', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('days and their numbers agree with the calendar of the Date class', () => {
  fc.assert(
    fc.property(
      days,
      (day) => dayNumber(day) === Date.parse(`${day}T00:00:00Z`) / 86_400_000 && dayFromNumber(dayNumber(day)) === day && isDay(day),
    ),
  );
});

test('weekdays agree with the Date class', () => {
  fc.assert(fc.property(days, (day) => weekdayOf(day) % 7 === new Date(`${day}T00:00:00Z`).getUTCDay()));
});

test.each<[string, number, string]>([
  ['2024-02-28', 1, '2024-02-29'],
  ['2024-03-01', -1, '2024-02-29'],
  ['1999-12-31', 1, '2000-01-01'],
  ['2025-06-15', 365, '2026-06-15'],
  ['1970-01-01', -1, '1969-12-31'],
])('%s and %i days is %s', (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
  expect(daysBetween(day, expected)).toBe(count);
});

test('a week begins on Monday', () => {
  expect(weekdayOf('2026-02-05')).toBe(4);
  expect(mondayOf('2026-02-05')).toBe('2026-02-02');
  expect(mondayOf('2026-02-02')).toBe('2026-02-02');
  expect(mondayOf('2026-02-08')).toBe('2026-02-02');
});

test('parts that name no day of the calendar give none', () => {
  expect(dayFromParts(2025, 6, 1)).toBe('2025-06-01');
  expect(dayFromParts(2025, 6, 31)).toBe(null);
  expect(dayFromParts(2025, 6, 0)).toBe(null);
});
