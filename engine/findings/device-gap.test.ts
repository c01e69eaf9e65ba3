import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

test('of two devices, each the rest of the other, the one with more at stake is named', async () => {
  const facts = groupDays('device', { Desktop: conversions(10), Mobile: conversions(8, '160') }, 20);
  const unknown = groupDays('device', { '(not set)': conversions(2, '20') }, 20);
  expect(ofKind(await analysed([...facts, ...unknown]), 'device-gap')).toHaveLength(1);
  const found = ofKind(await analysed(facts), 'device-gap');
  // Mobile: 3200 ÷ 160 = 20 against 2000 ÷ 200 = 10; 160 · 10 − 3200 = −1600. Desktop would be 200 · 20 − 2000 = 2000.
  expect(found.map(({ entity }) => entity?.key)).toEqual(['Desktop']);
  expect(rolesOf(found[0])).toMatchObject({ value: 10, comparator: 20, difference: -0.5, effect: 2000 });
});

test('a difference of less than a tenth, equal devices and an empty table are no gap', async () => {
  const near = groupDays('device', { Desktop: conversions(100), Mobile: conversions(95) }, 60);
  expect(ofKind(await analysed(near), 'device-gap')).toEqual([]);
  const equal = groupDays('device', equalGroups(11, ['Desktop', 'Mobile', 'Tablet']), 20);
  expect(ofKind(await analysed(equal), 'device-gap')).toEqual([]);
  expect(ofKind(await analysed([]), 'device-gap')).toEqual([]);
});
