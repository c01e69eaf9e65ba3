import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { conversions, equalGroups, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf, steady } from './platform-days.test-kit.ts';

test('the placement that costs more is named, and not those that look good beside it', async () => {
  const facts = groupDays('placement', { Feed: conversions(10), Stories: conversions(10), Display: conversions(4) }, 20);
  const analysis = await analysed(facts);
  const [found, ...others] = ofKind(analysis, 'placement-gap');
  expect(others).toEqual([]);
  // Display: 2000 ÷ 80 = 25; the rest: 4000 ÷ 400 = 10; 80 · 10 − 2000 = −1200.
  expect(found).toMatchObject({ entity: { dimension: 'placement', key: 'Display' }, tone: 'bad', grade: 'B', effectMoney: -1200 });
  expect(rolesOf(found)).toEqual({ value: 25, comparator: 10, difference: 1.5, effect: -1200, 'spend-share': 0.333333333333 });
  expect(found?.caveats).toEqual(['observed-not-caused']);
  expect(analysis.results.filter(({ askedBy }) => askedBy === 'placement-gap')).toHaveLength(3);
});

test('a return is worth what the same revenue costs the others', async () => {
  const facts = groupDays('placement', { Feed: steady(10), Stories: steady(10), Display: steady(4) }, 20);
  const [found] = ofKind(await analysed(facts), 'placement-gap');
  // Display returns 4000 ÷ 2000 = 2, the rest 20000 ÷ 4000 = 5; 4000 ÷ 5 − 2000 = −1200.
  expect(rolesOf(found)).toMatchObject({ value: 2, comparator: 5, difference: -0.6, effect: -1200 });
});

test('half as much spend again for a quarter of the results is among the first three findings', async () => {
  const facts = groupDays('placement', { Feed: conversions(12), Stories: conversions(12), Display: conversions(4, '150') }, 28);
  const { findings } = await analysed(facts);
  expect(findings.slice(0, 3).map(({ kind, entity }) => `${kind} ${entity?.key}`)).toContain('placement-gap Display');
});

test.each([
  { what: 'clicks where conversions are not reported', without: ['conversions'], metric: 'cpc' },
  { what: 'the rate where nothing is bought', without: ['spend'], metric: 'cvr' },
])('$what are compared', async ({ without, metric }) => {
  const dear = (at: number) => ({ ...conversions(4)(at), clicks: String(90 + (at % 3)) });
  const facts = groupDays('placement', { Feed: conversions(10), Stories: conversions(10), Display: dear }, 20);
  const cut = facts.map((fact) => ({
    ...fact,
    measures: Object.fromEntries(Object.entries(fact.measures).filter(([measure]) => !without.includes(measure))),
  }));
  const { results } = await analysed(cut);
  expect(new Set(results.filter(({ askedBy }) => askedBy === 'placement-gap').map((result) => result.metric))).toEqual(new Set([metric]));
});

test('rows without a name, equal placements and an empty table are no gap', async () => {
  const unnamed = groupDays('placement', { Feed: conversions(10), Stories: conversions(10), '(not set)': conversions(4) }, 20);
  expect(ofKind(await analysed(unnamed), 'placement-gap')).toEqual([]);
  expect(ofKind(await analysed([]), 'placement-gap')).toEqual([]);
  let shown = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const facts = groupDays('placement', equalGroups(seed, ['A', 'B', 'C', 'D', 'E', 'F']), 14);
    if (ofKind(await analysed(facts), 'placement-gap').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(4);
});
