import { describe, expect, test } from 'vitest';

import type { Mapping } from './mapping.ts';
import { planImport } from './plan-import.ts';
import { sketchOf } from './table-sketch.test-kit.ts';

/** The headers that are read as spend and as revenue, and the codes of what is asked. */
type Meaning = { readonly spend: string | null; readonly revenue: string | null; readonly questions: readonly string[] };

function meaningOf(table: string, mapping: Mapping = {}): Meaning {
  const { mappings, issues } = planImport(sketchOf(table), { mapping });
  const headerOf = (field: string): string | null => mappings.find((entry) => entry.field === field)?.header ?? null;
  return {
    spend: headerOf('spend'),
    revenue: headerOf('revenue'),
    questions: issues.filter(({ severity }) => severity === 'question').map(({ code }) => code),
  };
}

function check(table: string, expected: Meaning, mapping: Mapping = {}): void {
  expect(meaningOf(table, mapping)).toEqual(expected);
}

const undecided = `Date | Insertion Order | Impressions | Clicks | Revenue (Adv Currency)
                   2026/05/01 | Prospecting | 1000 | 10 | 5.00
                   2026/05/02 | Prospecting | 2000 | 20 | 8.00
                   2026/05/03 | Prospecting | 4000 | 30 | 12.00`;

describe('"Revenue (Adv Currency)" of DV360', () => {
  test('is the spend when the printed CPM is its own', () => {
    check(
      `Date | Insertion Order | Impressions | Clicks | Revenue (Adv Currency) | Revenue eCPM (Adv Currency)
       2026/05/01 | Prospecting | 1000 | 10 |  5.00 | 5.00
       2026/05/02 | Prospecting | 2000 | 20 |  8.00 | 4.00
       2026/05/03 | Prospecting | 4000 | 30 | 12.00 | 3.00`,
      { spend: 'Revenue (Adv Currency)', revenue: null, questions: [] },
    );
  });

  test.each<[string, string]>([
    ['CPC', '0.50 | 0.40 | 0.40'],
    ['CPA', '5.00 | 4.00 | 4.00'],
  ])('is the spend when the printed %s is its own', (ratio, printed) => {
    const [a, b, c] = printed.split(' | ');
    check(
      `Date | Insertion Order | Impressions | Clicks | Total Conversions | Revenue (Adv Currency) | ${ratio}
       2026/05/01 | Prospecting | 1000 | 10 | 1 |  5.00 | ${a}
       2026/05/02 | Prospecting | 2000 | 20 | 2 |  8.00 | ${b}
       2026/05/03 | Prospecting | 4000 | 30 | 3 | 12.00 | ${c}`,
      { spend: 'Revenue (Adv Currency)', revenue: null, questions: [] },
    );
  });

  test('is the sales when the printed CPM is that of the media cost', () => {
    check(
      `Date | Insertion Order | Impressions | Media Cost (Advertiser Currency) | CPM | Revenue (Adv Currency)
       2026/05/01 | Prospecting | 1000 |  5.00 | 5.00 | 100.00
       2026/05/02 | Prospecting | 2000 |  8.00 | 4.00 | 300.00
       2026/05/03 | Prospecting | 4000 | 12.00 | 3.00 |  50.00`,
      { spend: 'Media Cost (Advertiser Currency)', revenue: 'Revenue (Adv Currency)', questions: [] },
    );
  });

  test('is the spend beside another column of sales', () => {
    check(
      `Date | Insertion Order | Impressions | Revenue (Adv Currency) | CPM | Conversion Value
       2026/05/01 | Prospecting | 1000 |  5.00 | 5.00 | 100.00
       2026/05/02 | Prospecting | 2000 |  8.00 | 4.00 | 300.00
       2026/05/03 | Prospecting | 4000 | 12.00 | 3.00 |  50.00`,
      { spend: 'Revenue (Adv Currency)', revenue: 'Conversion Value', questions: [] },
    );
  });

  test('is read as the spend, and asked about, when nothing decides', () => {
    check(undecided, { spend: 'Revenue (Adv Currency)', revenue: null, questions: ['revenue.meaning-unclear'] });
  });

  test('is asked about when the printed CPM fits no column', () => {
    check(
      `Date | Insertion Order | Impressions | Revenue (Adv Currency) | CPM
       2026/05/01 | Prospecting | 1000 |  5.00 | 9.00
       2026/05/02 | Prospecting | 2000 |  8.00 | 9.00
       2026/05/03 | Prospecting | 4000 | 12.00 | 9.00`,
      { spend: 'Revenue (Adv Currency)', revenue: null, questions: ['revenue.meaning-unclear'] },
    );
  });

  test('is asked about when only two rows could decide', () => {
    check(
      `Date | Insertion Order | Impressions | Revenue (Adv Currency) | CPM
       2026/05/01 | Prospecting | 1000 |  5.00 | 5.00
       2026/05/02 | Prospecting | 2000 |  8.00 | 4.00`,
      { spend: 'Revenue (Adv Currency)', revenue: null, questions: ['revenue.meaning-unclear'] },
    );
  });

  test.each<['spend' | 'revenue', Meaning]>([
    ['spend', { spend: 'Revenue (Adv Currency)', revenue: null, questions: [] }],
    ['revenue', { spend: null, revenue: 'Revenue (Adv Currency)', questions: [] }],
  ])('is what a person says it is: %s', (field, expected) => {
    check(undecided, expected, { columns: { 'Revenue (Adv Currency)': field } });
  });

  test('is explained in the certificate by what decided', () => {
    const { mappings } = planImport(
      sketchOf(
        `Date | Insertion Order | Impressions | Revenue (Adv Currency) | CPM
         2026/05/01 | Prospecting | 1000 |  5.00 | 5.00
         2026/05/02 | Prospecting | 2000 |  8.00 | 4.00
         2026/05/03 | Prospecting | 4000 | 12.00 | 3.00`,
      ),
    );
    expect(mappings.find(({ field }) => field === 'spend')?.evidence).toContain(
      'the printed CPM is "Revenue (Adv Currency)" ÷ impressions',
    );
  });
});

test('revenue of a platform that means sales is never asked about', () => {
  check(
    `Campaign | Impressions | Spend | Revenue
     Brand    |        1000 |  5.00 | 100.00`,
    { spend: 'Spend', revenue: 'Revenue', questions: [] },
  );
});
