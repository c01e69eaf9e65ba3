import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

/** Conversions a day in six weeks that differ much; on Sundays a third of it. 2 June 2025 is a Monday: every seventh day is a Sunday. */
const weeks = [36, 12, 30, 6, 48, 18];
const quietSundays = (at: number) => ({
  spend: '100',
  clicks: '200',
  conversions: String((weeks[Math.floor(at / 7)] ?? 0) / (at % 7 === 6 ? 3 : 1)),
});

test('a day of the week on which results cost more is named', async () => {
  const analysis = await analysed(groupDays('campaign', { Brand: quietSundays }, 42));
  const [found, ...others] = ofKind(analysis, 'weekday-pattern');
  expect(others).toEqual([]);
  // Six Sundays: 600 ÷ 50 = 12; 36 other days: 3600 ÷ 900 = 4; 50 · 4 − 600 = −400.
  expect(found).toMatchObject({ entity: { dimension: 'weekday', key: 'Sunday' }, tone: 'bad', grade: 'C', effectMoney: -400 });
  expect(rolesOf(found)).toMatchObject({ value: 12, comparator: 4, difference: 2 });
});

test('three weeks are refused with what is missing', async () => {
  const { results } = await analysed(groupDays('campaign', { Brand: quietSundays }, 21));
  expect(results.filter(({ askedBy }) => askedBy === 'weekday-pattern')).toMatchObject([
    { status: 'refused', needed: '4 weeks.', estimate: null },
  ]);
});

test('weeks that differ are no days that differ', async () => {
  const weekly = (at: number) => ({ spend: '100', clicks: '200', conversions: String([40, 10, 30, 5, 50][Math.floor(at / 7)] ?? 20) });
  expect(ofKind(await analysed(groupDays('campaign', { Brand: weekly }, 35)), 'weekday-pattern')).toEqual([]);
});

test('equal days and an empty table are no pattern', async () => {
  expect(ofKind(await analysed(groupDays('campaign', equalGroups(9, ['Brand']), 42)), 'weekday-pattern')).toEqual([]);
  expect(ofKind(await analysed([]), 'weekday-pattern')).toEqual([]);
});
