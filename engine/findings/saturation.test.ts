import { expect, test } from 'vitest';

import { estimatedFact, givenFact } from '../metrics/cite-facts.ts';
import { analysed } from '../analyse.test-kit.ts';
import { bareFacts } from './bare-facts.test-kit.ts';
import { ofKind, platformDays, steady } from './platform-days.test-kit.ts';
import { saturation } from './saturation.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { ChannelCurve, Outlook } from '../outlook.ts';

type Case = {
  readonly kpi?: KpiId;
  readonly average: number;
  readonly marginal: number;
  readonly interval?: readonly [number, number];
  readonly target?: number;
  readonly status?: ChannelCurve['status'];
};

const entity = { dimension: 'platform', key: 'Meta' } as const;

/** A curve of one platform with 60 % of the spend, as the outlook gives it. */
function curveOf({ ledger }: CampaignFacts, { kpi = 'roas', average, marginal, interval, target, status = 'ok' }: Case): ChannelCurve {
  const unit = kpi === 'roas' ? 'number' : 'money';
  const cite = (role: string, value: number, [low, high]: readonly [number | null, number | null]) => {
    const estimation = { method: 'response-curve', output: role, inputs: [], series: [], unit, value, low, high } as const;
    return estimatedFact(ledger, `curve.platform.1.${role}`, estimation, { role, metric: kpi, entity });
  };
  const share = { origin: 'test', unit: 'share', value: '0.6' } as const;
  givenFact(ledger, 'platform.1.share-of-spend', share, { role: 'share', metric: 'share-of-spend' });
  if (target !== undefined)
    givenFact(ledger, `target.${kpi}`, { origin: 'brief', unit, value: String(target) }, { role: 'target', metric: kpi });
  const facts = [cite('average-return', average, [null, null]), cite('marginal-return', marginal, interval ?? [null, null])];
  return {
    channel: 'Meta',
    entity,
    place: 'platform.1',
    measure: kpi === 'roas' ? 'revenue' : 'conversions',
    kpi,
    grain: 'day',
    n: 42,
    status,
    reason: status === 'ok' ? null : 'Average return only.',
    needed: null,
    form: status === 'ok' ? 'power' : null,
    parameters: {},
    points: [],
    observed: { min: 50, max: 200, mean: 100 },
    facts: facts.filter((fact) => fact !== null),
    headroom: null,
    warnings: [],
    seed: 1,
  };
}

async function answerTo(found: Case) {
  const facts = await bareFacts(platformDays({ Meta: steady(10) }, { days: 10 }));
  const outlook: Outlook = {
    projection: null,
    projectionReason: null,
    curves: [curveOf(facts, found)],
    reallocation: null,
    reallocationReason: null,
  };
  return saturation.find(facts, outlook);
}

test('a channel whose next unit returns less than half of the average is named', async () => {
  const { findings, results } = await answerTo({ average: 5, marginal: 2, interval: [1, 3] });
  expect(findings).toMatchObject([{ id: 'saturation.platform.1', entity, comparator: 'none', tone: 'bad', effectMoney: null }]);
  expect(findings[0]?.facts.map(({ role, value }) => [role, value])).toEqual([
    ['average-return', 5],
    ['marginal-return', 2],
    ['difference', -0.6],
  ]);
  // 60 % of the spend, of which the next unit brings 60 % less.
  expect(findings[0]?.stake).toBeCloseTo(0.36, 9);
  expect(results).toMatchObject([{ status: 'ok', estimate: 2, interval: { level: 0.95, low: 1, high: 3 }, effect: { relative: -0.6 } }]);
});

test('so is one whose next result costs more than the target', async () => {
  const { findings } = await answerTo({ kpi: 'cpa', average: 20, marginal: 30, interval: [27, 35], target: 25 });
  expect(findings).toMatchObject([{ comparator: 'target' }]);
  expect(findings[0]?.facts.map(({ role, value }) => [role, value])).toEqual([
    ['average-return', 20],
    ['marginal-return', 30],
    ['difference', 0.5],
    ['target', 25],
  ]);
  expect(findings[0]?.stake).toBeCloseTo(0.6 / 3, 9);
});

test.each<Case & { readonly why: string }>([
  { why: 'a little less than the average', average: 5, marginal: 4, interval: [3, 4.5] },
  { why: 'an interval that holds the average', average: 5, marginal: 2, interval: [0.5, 6] },
  { why: 'an interval that holds the target', kpi: 'cpa', average: 20, marginal: 30, interval: [22, 40], target: 25 },
  { why: 'no interval', average: 5, marginal: 1 },
  { why: 'no curve', average: 5, marginal: 1, interval: [0.5, 2], status: 'weak' },
])('$why is no saturation', async (found) => {
  expect((await answerTo(found)).findings).toEqual([]);
});

test('an empty table has no curves, and a channel without one says why', async () => {
  expect(ofKind(await analysed([]), 'saturation')).toEqual([]);
  const { results } = await answerTo({ average: 5, marginal: 1, status: 'weak' });
  expect(results).toMatchObject([{ status: 'weak', reason: 'Average return only.', estimate: null }]);
});
