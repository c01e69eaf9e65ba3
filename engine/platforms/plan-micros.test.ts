import { describe, expect, test } from 'vitest';

import type { PlanOptions } from './plan-import.ts';
import { planImport } from './plan-import.ts';
import type { TableSketch } from './table-sketch.ts';
import { sketchOf } from './table-sketch.test-kit.ts';

type Scales = Readonly<Record<string, number>>;

/** The scale by which each money column of a table is read, by header. */
function scalesOf(table: string, others: Partial<TableSketch> = {}, options: PlanOptions = {}): Scales {
  const { mappings } = planImport(sketchOf(table, others), options);
  const money = mappings.filter(
    ({ field }) => field === 'spend' || field === 'revenue' || field === 'cpc' || field === 'cpm' || field === 'budget',
  );
  return Object.fromEntries(money.map(({ header, scale }) => [header, scale]));
}

function check(table: string, expected: Scales, others: Partial<TableSketch> = {}): void {
  expect(scalesOf(table, others)).toEqual(expected);
}

const micros = 0.000001;

describe('money in millionths', () => {
  test('is shown by a totals row that prints the sum in units, as the AdWords API does', () => {
    check(
      `Campaign | Impressions | Clicks | Cost
       Brand    |         100 |     10 | 1110000
       Generic  |         200 |     20 | 8910000
       Total    |         300 |     30 | 10.02`,
      { Cost: micros },
    );
  });

  test('is shown column by column', () => {
    check(
      `Campaign | Impressions | Cost    | Conv. value
       Brand    |         100 | 1110000 | 20.00
       Generic  |         200 | 8910000 | 30.00
       Total    |         300 | 10.02   | 50.00`,
      { Cost: micros, 'Conv. value': 1 },
    );
  });

  test('is shown by a cost per click in units', () => {
    check(
      `Campaign | Impressions | Clicks | Cost     | Avg. CPC
       Brand    |         100 |     10 | 11100000 | 1.11
       Generic  |         200 |     20 | 44000000 | 2.20
       Other    |         300 |     30 | 99000000 | 3.30`,
      { Cost: micros, 'Avg. CPC': 1 },
    );
  });

  test('is not shown by fewer than three costs per click', () => {
    check(
      `Campaign | Impressions | Clicks | Cost     | Avg. CPC
       Brand    |         100 |     10 | 11100000 | 1.11
       Generic  |         200 |     20 | 44000000 | 2.20`,
      { Cost: 1, 'Avg. CPC': 1 },
    );
  });

  test('is stated by the header', () => {
    check(
      `campaign.name | metrics.impressions | metrics.clicks | metrics.cost_micros
       Brand         |                 100 |             10 | 1110000`,
      { 'metrics.cost_micros': micros },
    );
  });

  test('is known of the report that writes it so', () => {
    check(
      `date       | campaign_id | impressions | clicks | spend   | cpc    | ecpm    | comment_upvotes | comment_downvotes
       2026-05-01 | 151         |        1000 |     10 | 1110000 | 111000 | 1110000 | 1               | 0
       2026-05-02 | 151         |        1000 |     10 | 1110000 | 111000 | 1110000 | 0               | 1`,
      { spend: micros, cpc: micros, ecpm: micros },
    );
  });

  test('is units in all columns of such a report when its spend has decimals', () => {
    check(
      `ad_id | date       | impressions | swipes | spend | conversion_purchases_value
       a     | 2026-05-01 |        1000 |     10 | 1.11  | 2220000
       b     | 2026-05-02 |        1000 |     10 | 2.22  | 3330000`,
      { spend: 1, conversion_purchases_value: 1 },
    );
  });
});

describe('money in units', () => {
  test('stays so beside a totals row of its sum', () => {
    check(
      `Campaign | Impressions | Cost
       Brand    |         100 | 1.11
       Generic  |         200 | 8.91
       Total    |         300 | 10.02`,
      { Cost: 1 },
    );
  });

  test('stays so when the totals row covers more than the rows', () => {
    check(
      `Campaign       | Impressions | Cost
       Brand          |         100 | 1110000
       Total: Account |         300 | 998.00`,
      { Cost: 1 },
    );
  });

  test('stays so when the totals are zero', () => {
    check(
      `Campaign | Impressions | Cost
       Brand    |         100 | 0
       Generic  |         100 | 0
       Total    |         200 | 0`,
      { Cost: 1 },
    );
  });

  test('stays so when counts are a million times smaller than their total', () => {
    check(
      `Campaign | Impressions | Cost
       Brand    |   100000000 | 1.00
       Total    |         100 | 1.00`,
      { Cost: 1 },
    );
  });
});

describe('a table of which only a sample is known', () => {
  const table = `Campaign | Impressions | Cost
                 Brand    |         100 | 1110000
                 Total    |         300 | 1.11`;

  test('is not judged by the sum of the sample', () => {
    check(table, { Cost: 1 }, { bodyRecords: 5000 });
  });

  test('is judged by what the whole reading showed', () => {
    expect(scalesOf(table, { bodyRecords: 5000 }, { microsFields: ['spend'] })).toEqual({ Cost: micros });
  });

  test('prints its totals in units then', () => {
    const plan = planImport(sketchOf(table, { bodyRecords: 5000 }), { microsFields: ['spend'] });
    expect(plan.printedTotals[0]?.values).toEqual({ impressions: '300', spend: '1.11' });
  });
});
