import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

test('the ad whose results cost more is named', async () => {
  const ads = { 'Ad 1': conversions(3), 'Ad 2': conversions(9), 'Ad 3': conversions(9), 'Ad 4': conversions(9) };
  const analysis = await analysed(groupDays('ad', ads, 20));
  const [found, ...others] = ofKind(analysis, 'worst-creative');
  expect(others).toEqual([]);
  // 2000 for 60 results; at the 6000 ÷ 540 of the others they cost 666.67.
  expect(found).toMatchObject({ entity: { dimension: 'ad', key: 'Ad 1' }, tone: 'bad' });
  expect(rolesOf(found)['effect']).toBeCloseTo(-1333.333333, 5);
  expect(ofKind(analysis, 'best-creative')).toEqual([]);
  const ids = analysis.results.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('at most three are named, those with the most at stake', async () => {
  const good = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`Good ${at}`, conversions(12)]));
  const bad = Object.fromEntries([2, 3, 4, 5].map((count) => [`Bad ${count}`, conversions(count)]));
  const found = ofKind(await analysed(groupDays('ad', { ...good, ...bad }, 30)), 'worst-creative');
  expect(found.map(({ entity }) => entity?.key)).toEqual(['Bad 2', 'Bad 3', 'Bad 4']);
});

test('equal ads, one ad alone and an empty table show no worst creative', async () => {
  const equal = groupDays('ad', equalGroups(4, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']), 20);
  expect(ofKind(await analysed(equal), 'worst-creative')).toEqual([]);
  expect(ofKind(await analysed(groupDays('ad', { 'Ad 1': conversions(5) }, 20)), 'worst-creative')).toEqual([]);
  expect(ofKind(await analysed([]), 'worst-creative')).toEqual([]);
});
