import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { changedDays, changedFlight, movedSpend, unmoved, worseMeta } from './change-days.test-kit.ts';
import { ofKind, platformDays, rolesOf, steady } from './platform-days.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';

const brief = { flight: changedFlight };

test('spend that moved to a dearer platform is told with what it did to the price of a result', async () => {
  const analysis = await analysed(changedDays(movedSpend), { brief });
  const [finding, ...others] = ofKind(analysis, 'mix-shift');
  // CPA 300 ÷ 25 = 12 before and 300 ÷ 20 = 15 now. Conversions per money 0.1 and 0.05, shares of spend ⅔ and ⅓ that change places:
  // (−⅓ · 0.1 + ⅓ · 0.05) ÷ −(1/12 · 1/15) = 3. At 12, the 280 conversions would have cost 3360 and not 4200.
  const roles = rolesOf(finding);
  expect(roles).toMatchObject({ value: 15, comparator: 12, difference: 0.25, mix: 3, without: 12, own: 20, effect: -840 });
  expect(roles['share']).toBeCloseTo(2 / 3, 9);
  expect(roles['gain']).toBeCloseTo(1 / 3, 9);
  expect(finding).toMatchObject({
    id: 'mix-shift.platform',
    entity: { dimension: 'platform', key: 'Meta' },
    tone: 'bad',
    comparator: 'previous-period',
    effectMoney: -840,
    grade: 'C',
    caveats: ['observed-not-caused', 'platform-claimed'],
  });
  const mix = finding?.facts.find(({ role }) => role === 'mix');
  expect([mix?.low, mix?.high].every((bound) => bound !== null && bound !== undefined && bound > 0)).toBe(true);
  // The devices are the platforms under other names.
  expect(others).toEqual([]);
  expect(analysis.results.filter(({ askedBy }) => askedBy === 'mix-shift').map(({ id, status }) => [id, status])).toEqual([
    ['mix-shift.platform', 'ok'],
  ]);
});

test('every number is on record, down to sums that are found again', async () => {
  const analysis = await analysed(changedDays(movedSpend), { brief });
  const mix = analysis.references['mix-shift.platform.mix'];
  const inputs = mix?.kind === 'estimated' ? mix.inputs : [];
  expect(inputs).toHaveLength(12);
  expect(inputs.map((id) => analysis.references[id]?.kind)).toEqual(inputs.map(() => 'sum'));
  const places = mix?.kind === 'estimated' ? mix.series.map(({ place }) => place) : [];
  expect(places.filter((place) => analysis.places[place] === undefined)).toEqual([]);
});

test('without a period before, the two halves of the flight are compared', async () => {
  const analysis = await analysed(changedDays(movedSpend));
  const [finding] = ofKind(analysis, 'mix-shift');
  expect(rolesOf(finding)).toMatchObject({ value: 15, comparator: 12, mix: 3, effect: -840 });
  expect(finding?.comparator).toBe('days-before');
  expect(finding?.facts.find(({ role }) => role === 'comparator')?.period).toEqual({ start: '2025-06-02', end: '2025-06-15' });
  expect(finding?.facts.find(({ role }) => role === 'value')?.period).toEqual(changedFlight);
});

test('a platform that is new is a shift, and what it returns by itself', async () => {
  const facts = changedDays({ ...movedSpend, TikTok: { before: null, now: { spend: 300, conversions: 6 } } });
  const [finding] = ofKind(await analysed(facts, { brief }), 'mix-shift');
  expect(finding?.entity?.key).toBe('TikTok');
  expect(rolesOf(finding)).toMatchObject({ own: 50, gain: 0.5, share: 0.5 });
});

test('of two platforms that gained spend at a worse price the one that gained more is named', async () => {
  const plans = {
    Google: { before: { spend: 300, conversions: 30 }, now: { spend: 100, conversions: 10 } },
    Meta: { before: { spend: 100, conversions: 5 }, now: { spend: 250, conversions: 12.5 } },
    TikTok: { before: { spend: 100, conversions: 4 }, now: { spend: 150, conversions: 6 } },
  };
  const [finding] = ofKind(await analysed(changedDays(plans), { brief }), 'mix-shift');
  expect(finding?.entity?.key).toBe('Meta');
  expect(rolesOf(finding)['gain']).toBeCloseTo(0.3, 9);
});

test('campaigns of one platform are compared as platforms are, in halves of the flight too', async () => {
  const facts = changedDays(movedSpend).map((fact) => ({ ...fact, source: 'Google', dimensions: { campaign: `${fact.source} campaign` } }));
  for (const options of [{ brief }, {}]) {
    const [finding, ...others] = ofKind(await analysed(facts, options), 'mix-shift');
    expect(rolesOf(finding)).toMatchObject({ value: 15, comparator: 12, mix: 3, own: 20, effect: -840 });
    expect(finding).toMatchObject({ id: 'mix-shift.campaign', entity: { dimension: 'campaign', key: 'Meta campaign' } });
    expect(others).toEqual([]);
  }
});

test('a platform stands for its ads where they show hardly more', async () => {
  // Within Meta a little spend moves to the dearer one of two ads.
  const ads = {
    Google: movedSpend['Google'] ?? { before: null, now: null },
    a: { before: { spend: 50, conversions: 3 }, now: { spend: 90, conversions: 5.4 } },
    b: { before: { spend: 50, conversions: 2 }, now: { spend: 110, conversions: 4.4 } },
  };
  const facts = changedDays(ads).map((fact) => ({
    ...fact,
    source: fact.source === 'Google' ? 'Google' : 'Meta',
    dimensions: { ad: fact.source },
  }));
  const analysis = await analysed(facts, { brief });
  expect(ofKind(analysis, 'mix-shift').map(({ id }) => id)).toEqual(['mix-shift.platform']);
  const sizes = ['platform', 'ad'].map((id) => analysis.results.find((result) => result.id === `mix-shift.${id}`)?.estimate ?? 0);
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
});

test('what has no name, or does not report the dimension, is a group that is never named', async () => {
  const plans = { ...movedSpend, X: { before: { spend: 80, conversions: 8 }, now: { spend: 80, conversions: 8 } } };
  const facts = changedDays(plans).map(({ source, ...fact }) =>
    source === 'X'
      ? { ...fact, source, dimensions: {} }
      : { ...fact, source: 'Google', dimensions: { campaign: source === 'Meta' ? null : source } },
  );
  const named = facts.map((fact) => ({ ...fact, dimensions: fact.source === 'X' ? {} : { campaign: fact.dimensions.campaign ?? 'Meta' } }));
  const rows = (await analysed(named, { brief })).results.find(({ id }) => id === 'mix-shift.campaign')?.n.rows;
  expect(rows).toBe(3);
  const analysis = await analysed(facts, { brief });
  expect(ofKind(analysis, 'mix-shift').map(({ id }) => id)).not.toContain('mix-shift.campaign');
  expect(analysis.results.filter(({ id }) => id === 'mix-shift.campaign')).toEqual([]);
});

test('a revenue that each platform brings less of for itself, and equal periods, are no shift', async () => {
  for (const plans of [worseMeta, unmoved]) {
    const analysis = await analysed(changedDays(plans, 50), { brief });
    expect(ofKind(analysis, 'mix-shift')).toEqual([]);
    expect(analysis.results.find(({ id }) => id === 'mix-shift.platform')).toMatchObject({ status: 'weak', interval: null });
  }
});

test('campaigns in which nothing changes show no shift', async () => {
  for (let seed = 1; seed <= 15; seed++) {
    const shape = { platforms: 3, ads: 2, placements: 2, days: 14, hasPrevious: true };
    const { facts, brief: own } = simulateCampaign(seed, 'none', shape);
    expect(ofKind(await analysed(facts, { brief: own }), 'mix-shift')).toEqual([]);
  }
});

test('a short flight is refused with what it would take, and an empty one says nothing', async () => {
  const short = await analysed(platformDays({ Meta: steady(20), X: steady(9) }, { days: 20 }));
  const result = short.results.find(({ askedBy }) => askedBy === 'mix-shift');
  expect(result).toMatchObject({ status: 'refused', estimate: null });
  expect(result?.needed).toContain('28 days');
  const empty = await analysed([]);
  expect(ofKind(empty, 'mix-shift')).toEqual([]);
  expect(empty.results.filter(({ askedBy }) => askedBy === 'mix-shift')).toEqual([]);
});
