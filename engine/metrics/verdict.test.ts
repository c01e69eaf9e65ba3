import { describe, expect, test } from 'vitest';

import { analysed, june, tenDays } from '../analyse.test-kit.ts';
import type { Brief } from '../brief.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

describe('campaign verdict', () => {
  async function check(
    targets: Brief['targets'],
    expected: { readonly result: string; readonly sentence: string },
    objectives: Brief['objectives'] = ['sales'],
  ): Promise<void> {
    expect((await analysed(varied(), { brief: { targets, objectives } })).verdict).toMatchObject(expected);
  }

  /** Revenue of 37, 41, 40, 39 and 43 EUR on the 10 EUR of a day, twice: s.e. √(40/9/10)/10, t(9) = 2.2622. */
  function varied(): readonly MemoryFact[] {
    return tenDays().map((fact, i) => ({ ...fact, measures: { ...fact.measures, conversions: '3', revenue: String(18 + (i % 5)) } }));
  }

  test('a target is met', () =>
    check([{ kpi: 'roas', value: 3.5 }], {
      result: 'met',
      sentence: 'Target met: ROAS 4.00 against 3.50 (114 % of target; 95 % interval 3.85–4.15).',
    }));
  test('a target is missed', () =>
    check([{ kpi: 'roas', value: 5 }], {
      result: 'missed',
      sentence: 'Target missed: ROAS 4.00 against 5.00 (80 % of target; 95 % interval 3.85–4.15).',
    }));
  test('a target inside the interval is uncertain', () =>
    check([{ kpi: 'roas', value: 4.1 }], {
      result: 'close',
      sentence:
        'Target nearly met: ROAS 4.00 against 4.10 (98 % of target; 95 % interval 3.85–4.15). The interval holds the target, so the result is uncertain.',
    }));
  test('costs are better when lower and carry their currency', () =>
    check([{ kpi: 'cpa', value: 1.6 }], {
      result: 'close',
      sentence:
        'Target nearly met: CPA 1.67 EUR against 1.60 EUR (96 % of target; 95 % interval 1.29–2.18 EUR). The interval holds the target, so the result is uncertain.',
    }));
  test('the primary KPI decides and the others are named', () =>
    check(
      [
        { kpi: 'roas', value: 5 },
        { kpi: 'conversions', value: 50 },
      ],
      { result: 'met', sentence: 'Target met: Conversions 60 against 50 (120 % of target). Other targets: missed ROAS.' },
    ));
  test('a KPI by which the objective is never judged does not decide', () =>
    check(
      [
        { kpi: 'ctr', value: 0.5 },
        { kpi: 'cpm', value: 12 },
      ],
      {
        result: 'met',
        sentence: 'Target met: CPM 10.00 EUR against 12.00 EUR (120 % of target; 95 % interval 9.81–10.20 EUR). Other targets: missed CTR.',
      },
      ['awareness'],
    ));
  test('without a target the number is shown', () =>
    check([], { result: 'no-target', sentence: 'No target set for Sales: Conversions 60.' }));
  test('a target by which the objective is never judged leaves it without a verdict', () =>
    check(
      [{ kpi: 'ctr', value: 0.5 }],
      { result: 'no-target', sentence: 'No target set for Awareness: Impressions 10,000. Other targets: missed CTR.' },
      ['awareness'],
    ));
  test('a target outside the objective decides when there is no other', () =>
    check([{ kpi: 'cpc', value: 1 }], {
      result: 'met',
      sentence: 'Target met: CPC 0.51 EUR against 1.00 EUR (198 % of target; 95 % interval 0.47–0.54 EUR).',
    }));
  test('a target on something not reported has no data', () =>
    check(
      [{ kpi: 'cpl', value: 3 }],
      { result: 'no-data', sentence: 'No data: CPL has no value to compare with the target of 3.00 EUR. No source reports it.' },
      ['leads'],
    ));
  test('money in another currency than the brief is not compared', async () => {
    const { verdict, delivery } = await analysed(varied(), {
      brief: {
        currency: 'USD',
        objectives: ['sales'],
        targets: [{ kpi: 'cpa', value: 9 }],
        budget: [{ channel: null, amount: '100', ...june }],
      },
    });
    expect(verdict.result).toBe('no-data');
    expect(delivery).toMatchObject({ status: 'no-data', pacing: null });
  });
});
