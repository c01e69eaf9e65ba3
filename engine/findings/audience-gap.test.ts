import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

test('an age that converts for less is named', async () => {
  const facts = groupDays('age', { '18-24': conversions(10), '25-34': conversions(5), '35-44': conversions(5) }, 20);
  const [found, ...others] = ofKind(await analysed(facts), 'audience-gap');
  expect(others).toEqual([]);
  // 2000 ÷ 200 = 10 against 4000 ÷ 200 = 20; 200 · 20 − 2000 = 2000.
  expect(found).toMatchObject({ entity: { dimension: 'age', key: '18-24' }, tone: 'good' });
  expect(rolesOf(found)).toMatchObject({ value: 10, comparator: 20, difference: -0.5, effect: 2000 });
});

test('audiences and ages are one question and pay for each other', async () => {
  const ages = groupDays('age', { '18-24': conversions(10), '25-34': conversions(8) }, 20);
  const audiences = groupDays('audience', { Lookalike: conversions(9), Retargeting: conversions(9) }, 20);
  const [alone, together] = await Promise.all([analysed(ages), analysed([...ages, ...audiences])]);
  const pOf = (results: typeof alone.results): number =>
    results.find(({ askedBy, scope }) => askedBy === 'audience-gap' && scope.entity?.key === '18-24')?.adjustedP ?? 0;
  expect(pOf(together.results)).toBeGreaterThan(pOf(alone.results));
});

test('a gender of unknown people, equal audiences and an empty table are no gap', async () => {
  const unknown = groupDays('gender', { female: conversions(10), male: conversions(10), unknown: conversions(3) }, 20);
  expect(ofKind(await analysed(unknown), 'audience-gap')).toEqual([]);
  const equal = groupDays('audience', equalGroups(7, ['Lookalike', 'Retargeting', 'Interests']), 20);
  expect(ofKind(await analysed(equal), 'audience-gap')).toEqual([]);
  expect(ofKind(await analysed([]), 'audience-gap')).toEqual([]);
});
