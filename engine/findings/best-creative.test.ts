import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';

const ads = { 'Ad 1': conversions(10), 'Ad 2': conversions(5), 'Ad 3': conversions(5), 'Ad 4': conversions(5) };

test('the ad whose results cost less is named, and with the rate that is likely of it', async () => {
  const analysis = await analysed(groupDays('ad', ads, 20));
  const [found, ...others] = ofKind(analysis, 'best-creative');
  expect(others).toEqual([]);
  expect(found).toMatchObject({ entity: { dimension: 'ad', key: 'Ad 1' }, tone: 'good', grade: 'B', comparator: 'rest' });
  // 200 of 4000 clicks against 300 of 12000; 2000 ÷ 200 = 10 against 6000 ÷ 300 = 20, so 200 · 20 − 2000 = 2000.
  const roles = rolesOf(found);
  expect(roles['difference']).toBeCloseTo(found?.facts[0]?.metric === 'cvr' ? 1 : -0.5, 9);
  expect(roles['effect']).toBe(2000);
  // What came out on top was lucky too.
  expect(roles['likely']).toBeLessThan(0.05);
  expect(roles['likely']).toBeGreaterThan(0.045);
  expect(analysis.results.some(({ id }) => id === found?.result)).toBe(true);
});

test('creatives stand before ads where both are reported', async () => {
  const facts = groupDays('ad', ads, 20).map((fact) => ({
    ...fact,
    dimensions: { ...fact.dimensions, creative: fact.dimensions?.ad ?? null },
  }));
  expect(ofKind(await analysed(facts), 'best-creative').map(({ entity }) => entity)).toEqual([{ dimension: 'creative', key: 'Ad 1' }]);
});

test('clicks are compared where conversions are not reported', async () => {
  const clicks = (count: number) => (at: number) => ({ spend: '100', impressions: '9000', clicks: String(count + (at % 3)) });
  const facts = groupDays('ad', { 'Ad 1': clicks(150), 'Ad 2': clicks(100), 'Ad 3': clicks(100) }, 20);
  const [found] = ofKind(await analysed(facts), 'best-creative');
  expect(found?.entity?.key).toBe('Ad 1');
  expect(['ctr', 'cpc']).toContain(found?.facts[0]?.metric);
});

test('a better rate at a worse price is no claim', async () => {
  const dear = (at: number) => ({ ...conversions(10)(at), spend: '260' });
  expect(ofKind(await analysed(groupDays('ad', { ...ads, 'Ad 1': dear }, 20)), 'best-creative')).toEqual([]);
});

test('ads that are alike, and better only than one other, are a tie', async () => {
  const facts = groupDays('ad', { 'Ad 1': conversions(10), 'Ad 2': conversions(10), 'Ad 3': conversions(3) }, 20);
  expect(ofKind(await analysed(facts), 'best-creative')).toEqual([]);
});

test.each([
  { count: 7, grades: [] },
  { count: 10, grades: ['C'] },
])('without days, $count results against 5 are shown as $grades', async ({ count, grades }) => {
  const facts = groupDays('ad', { 'Ad 1': conversions(count), 'Ad 2': conversions(5), 'Ad 3': conversions(5), 'Ad 4': conversions(5) }, 16);
  const whole = facts.map((fact) => ({ ...fact, day: null }));
  const analysis = await analysed(whole, { traits: { 'Google Ads': { grain: 'period' } } });
  expect(analysis.results.find(({ askedBy }) => askedBy === 'best-creative')?.warnings).toContain('dispersion-unknown');
  expect(ofKind(analysis, 'best-creative').map(({ grade }) => grade)).toEqual(grades);
});

test('fewer than 30 results, equal ads and an empty table show no best creative', async () => {
  const few = groupDays('ad', { 'Ad 1': conversions(3), 'Ad 2': conversions(1), 'Ad 3': conversions(1) }, 8);
  expect(ofKind(await analysed(few), 'best-creative')).toEqual([]);
  const equal = groupDays('ad', equalGroups(2, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']), 20);
  expect(ofKind(await analysed(equal), 'best-creative')).toEqual([]);
  expect(ofKind(await analysed([]), 'best-creative')).toEqual([]);
});
