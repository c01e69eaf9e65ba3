import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';

const spending = (spend: number, conversions: number) => () => ({ spend: String(spend), conversions: String(conversions) });

test('the channel that holds most of the spend or of the results is named with both shares', async () => {
  const facts = platformDays(
    { 'Google Ads': spending(40, 13), Meta: spending(30, 4), TikTok: spending(20, 2), X: spending(10, 1) },
    { days: 10 },
  );
  const [finding, ...others] = ofKind(await analysed(facts), 'concentration');
  expect(finding).toMatchObject({
    id: 'concentration.platform.1',
    entity: { dimension: 'platform', key: 'Google Ads' },
    grade: 'C',
    tone: 'neutral',
  });
  expect(rolesOf(finding)).toEqual({ value: 0.65, other: 0.4 });
  expect(finding?.rank.stake).toBeCloseTo(0.15, 9);
  expect(others).toEqual([]);
});

test.each([
  ['two channels, of which one always has most', { A: spending(60, 6), B: spending(40, 4) }],
  ['three channels of which none has two thirds', { A: spending(60, 6), B: spending(20, 2), C: spending(20, 2) }],
  ['equal channels', { A: spending(20, 2), B: spending(20, 2), C: spending(20, 2), D: spending(20, 2) }],
  ['an empty table', {}],
])('%s: nothing is concentrated', async (_, platforms) => {
  expect(ofKind(await analysed(platformDays(platforms, { days: 10 })), 'concentration')).toEqual([]);
});

test('what is not set holds nothing, and a breakdown of a small part does not speak for the campaign', async () => {
  const fact = (campaign: string | null, spend: string) => ({
    source: 'Meta',
    day: '2025-06-02',
    dimensions: { campaign },
    measures: { spend },
  });
  expect(ofKind(await analysed([fact('(not set)', '80'), fact('A', '10'), fact('B', '10')]), 'concentration')).toEqual([]);
  const part = [fact('A', '80'), fact('B', '10'), fact('C', '10'), { source: 'X', day: '2025-06-02', measures: { spend: '100' } }];
  expect(ofKind(await analysed(part), 'concentration')).toEqual([]);
});
