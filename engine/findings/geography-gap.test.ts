import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

test.each(['country', 'region'] as const)('a %s that costs more is named', async (dimension) => {
  const facts = groupDays(dimension, { Austria: conversions(4), Germany: conversions(8), Switzerland: conversions(8) }, 20);
  const [found, ...others] = ofKind(await analysed(facts), 'geography-gap');
  expect(others).toEqual([]);
  // 2000 ÷ 80 = 25 against 4000 ÷ 320 = 12.5; 80 · 12.5 − 2000 = −1000.
  expect(found).toMatchObject({ entity: { dimension, key: 'Austria' }, tone: 'bad' });
  expect(rolesOf(found)).toMatchObject({ value: 25, comparator: 12.5, difference: 1, effect: -1000 });
});

test('a country with fewer than 30 results, equal countries and an empty table are no gap', async () => {
  const few = groupDays('country', { AT: conversions(1), DE: conversions(8), CH: conversions(8) }, 20);
  expect(ofKind(await analysed(few), 'geography-gap').map(({ entity }) => entity?.key)).not.toContain('AT');
  const equal = groupDays('country', equalGroups(5, ['AT', 'DE', 'CH']), 20);
  expect(ofKind(await analysed(equal), 'geography-gap')).toEqual([]);
  expect(ofKind(await analysed([]), 'geography-gap')).toEqual([]);
});
