import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

test('an hour that costs more is named', async () => {
  const hours = Object.fromEntries(['9', '10', '11', '12', '13'].map((hour) => [hour, conversions(6)]));
  const [found, ...others] = ofKind(await analysed(groupDays('hour', { ...hours, '3': conversions(2) }, 30)), 'hour-pattern');
  expect(others).toEqual([]);
  // 3000 ÷ 60 = 50 against 15000 ÷ 900 = 16.67; 60 · 16.67 − 3000 = −2000.
  expect(found).toMatchObject({ entity: { dimension: 'hour', key: '3' }, tone: 'bad', effectMoney: -2000 });
  expect(rolesOf(found)).toMatchObject({ value: 50, difference: 2 });
});

test('equal hours and an empty table are no pattern', async () => {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  expect(ofKind(await analysed(groupDays('hour', equalGroups(3, hours), 20)), 'hour-pattern')).toEqual([]);
  expect(ofKind(await analysed([]), 'hour-pattern')).toEqual([]);
});
