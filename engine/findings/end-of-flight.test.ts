import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { estimatedFact, givenFact } from '../metrics/cite-facts.ts';
import { bareFacts } from './bare-facts.test-kit.ts';
import { endOfFlight } from './end-of-flight.ts';
import { ofKind, platformDays, steady } from './platform-days.test-kit.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Projection } from '../outlook.ts';

const flight = { start: '2025-06-02', end: '2025-06-21' };

type Case = Pick<Projection, 'direction' | 'isBudgetWithin' | 'status'> & { readonly projected: number };

/** A projection onto a plan of 2,000, ten days before the end. */
function projectionOf({ ledger }: CampaignFacts, { projected, ...found }: Case): Projection {
  const ending = { method: 'spend-forecast', output: 'end', inputs: [], series: [], unit: 'money' } as const;
  const bounds = { value: projected, low: projected - 100, high: projected + 100 };
  givenFact(ledger, 'projection.days-left', { origin: 'brief', unit: 'days', value: '10' }, { role: 'days-left', metric: 'count' });
  const facts = [
    givenFact(ledger, 'delivery.planned', { origin: 'brief', unit: 'money', value: '2000' }, { role: 'planned', metric: 'budget' }),
    estimatedFact(ledger, 'projection.projected', { ...ending, ...bounds }, { role: 'projected', metric: 'spend', period: flight }),
  ];
  return {
    ...found,
    reason: found.status === 'ok' ? null : 'There are fewer than three weeks.',
    needed: null,
    method: 'theta',
    lastDay: '2025-06-11',
    end: flight.end,
    daysBehind: 10,
    daysLeft: 10,
    facts: facts.filter((fact) => fact !== null),
    days: [],
    warnings: [],
  };
}

async function answerTo(found: Case) {
  const facts = await bareFacts(platformDays({ Meta: steady(10) }, { days: 10 }), { flight });
  const projection = projectionOf(facts, found);
  return endOfFlight.find(facts, { projection, projectionReason: null, curves: [], reallocation: null, reallocationReason: null });
}

test('a flight that ends below its plan is told with the money that is left over', async () => {
  const { findings, results } = await answerTo({ projected: 1600, direction: 'under', isBudgetWithin: false, status: 'ok' });
  expect(findings).toMatchObject([
    { id: 'end-of-flight', period: flight, comparator: 'plan', tone: 'bad', effectMoney: -400, certainty: 0.95, caveats: [] },
  ]);
  expect(findings[0]?.facts.map(({ role, value }) => [role, value])).toEqual([
    ['planned', 2000],
    ['projected', 1600],
    ['days-left', 10],
    ['difference', -0.2],
    ['effect', -400],
  ]);
  // 400 of the 1,000 that are spent.
  expect(findings[0]?.stake).toBeCloseTo(0.4, 9);
  expect(results).toMatchObject([{ status: 'ok', estimate: 1600, interval: { low: 1500, high: 1700 }, effect: { relative: -0.2 } }]);
});

test('a projection that was not tested as far ahead counts half', async () => {
  const { findings, results } = await answerTo({ projected: 2600, direction: 'over', isBudgetWithin: false, status: 'weak' });
  expect(findings).toMatchObject([{ effectMoney: 600, certainty: 0.475, caveats: ['outside-observed-range'] }]);
  expect(results).toMatchObject([{ status: 'weak', reason: 'There are fewer than three weeks.' }]);
});

test('an end on plan, an interval that holds the plan, and a flight without a projection are not told', async () => {
  expect((await answerTo({ projected: 2050, direction: 'on-plan', isBudgetWithin: false, status: 'ok' })).findings).toEqual([]);
  expect((await answerTo({ projected: 1900, direction: 'under', isBudgetWithin: true, status: 'ok' })).findings).toEqual([]);
  expect(ofKind(await analysed([]), 'end-of-flight')).toEqual([]);
  expect(ofKind(await analysed(platformDays({ Meta: steady(10) }, { days: 10 })), 'end-of-flight')).toEqual([]);
});
