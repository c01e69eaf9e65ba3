import { describe, expect, test } from 'vitest';

import { planImport } from './plan-import.ts';
import { sketchOf } from './table-sketch.test-kit.ts';

/** Records that are no facts, counted from the header, which is record 1. */
function totalsOf(table: string): readonly number[] {
  return planImport(sketchOf(table)).nonFacts.map(({ record }) => record);
}

function check(table: string, expected: readonly number[]): void {
  expect(totalsOf(table)).toEqual(expected);
}

const labels = [
  'Total',
  'total',
  'Totals',
  'TOTAL:',
  'Total: Account',
  'Total: Filtered campaigns',
  'Total : Compte',
  'Grand Total',
  'Grand Total:',
  'Gesamt',
  'Gesamt: Konto',
  'Gesamt: Alle außer entfernte Anzeigen',
  'Gesamtsumme',
  'Summe',
  'Insgesamt',
  'Subtotal',
  'Subtotals:',
  'Sub-total: Search',
  'Total general',
  'Total général',
  'Total ge\u0301ne\u0301ral',
  'Totaux',
  'Totale',
  'Totales',
  'Jumlah',
  '総計',
  '合計',
];

describe('a row with a totals label', () => {
  test.each(labels)('is a total: %s', (label) => {
    check(
      `Campaign | Device | Impr. | Cost
       Brand    | mobile |   100 | 1.00
       Generic  | mobile |   200 | 2.00
       ${label} |        |   300 | 3.00`,
      [4],
    );
  });

  test.each([0, 1, 2, 3])('is a total with its label in column %i', (column) => {
    const names = ['', '', '', ''].with(column, 'Total: Account');
    check(
      `Campaign status | Campaign | Ad group | Keyword | Impr. | Cost
       Enabled         | Brand    | Shoes    | boots   |   100 | 1.00
       Enabled         | Brand    | Shoes    | clogs   |   200 | 2.00
       ${names.join('|')} | 300 | 3.00`,
      [4],
    );
  });

  test('is a total wherever it stands', () => {
    check(
      `Campaign       | Device | Impr. | Cost
       Total: Account |        |   300 | 3.00
       Brand          | mobile |   100 | 1.00
       Subtotal       |        |   100 | 1.00
       Generic        | mobile |   200 | 2.00`,
      [2, 4],
    );
  });

  test.each(['---', '--', '-', '–', '\u00A0'])('is a total with %j for the other names', (blank) => {
    check(
      `Campaign       | Device   | Ad group | Impr. | Cost
       Brand          | mobile   | Shoes    |   100 | 1.00
       Generic        | desktop  | Shoes    |   200 | 2.00
       Total: Account | ${blank} | ${blank} |   300 | 3.00`,
      [4],
    );
  });

  test('is a total for each device, as keyword reports print it', () => {
    check(
      `Keyword status | Keyword           | Device | Impr. | Cost
       Enabled        | boots             | mobile |   100 | 1.00
       Enabled        | boots             | desktop |  200 | 2.00
                      | Total: Keywords   | mobile |   100 | 1.00
                      | Total: Keywords   | desktop |  200 | 2.00
                      | Total: Account    |        |   300 | 3.00`,
      [4, 5, 6],
    );
  });

  test('is a total in the date column of a table without names', () => {
    check(
      `Day        | Impr. | Cost
       2026-05-01 |   100 | 1.00
       2026-05-02 |   200 | 2.00
       Total      |   300 | 3.00`,
      [4],
    );
  });

  test('is a total with its words right of the table, as GA4 explorations print them', () => {
    check(
      `Campaign | Sessions | Event count
                |      300 |         900 | Grand total
       Brand    |      100 |         300
       Generic  |      200 |         600`,
      [2],
    );
  });
});

describe('a row with a name', () => {
  test.each([
    'Gesamtpaket Herbst',
    'Total Comfort',
    'Totals Sale',
    'Summer',
    'Summerfest',
    'Sub-totally new',
    'Grand Totality',
    'Totalmente',
    'Subtotal2',
  ])('is a fact: %s', (name) => {
    check(
      `Campaign | Device  | Impr. | Cost
         ${name}  |         |   100 | 1.00
         Generic  | mobile  |   200 | 2.00
         Brand    | desktop |   300 | 3.00
         ${name}  |         |   700 | 9.00`,
      [],
    );
  });

  test('is a fact although the campaign is called "Total"', () => {
    check(
      `Campaign | Device  | Network | Impr. | Cost
       Total    | mobile  | Search  |   100 | 1.00
       Brand    | desktop | Search  |   200 | 2.00
       Total    | desktop | Search  |   400 | 4.00`,
      [],
    );
  });

  test('is a fact although most of its names are blank', () => {
    check(
      `Campaign | Ad group | Device | Impr. | Cost
       Brand    | Shoes    | mobile |   100 | 1.00
       Brand    |          |        |   200 | 2.00`,
      [],
    );
  });
});

describe('a row without a name', () => {
  test('is a total when it stands first, as Meta prints it', () => {
    check(
      `Campaign name | Ad set name | Impressions | Amount spent (EUR) | Reporting starts | Reporting ends
                     |             |         300 | 3.00               | 2026-05-01       | 2026-05-31
       Brand         | Shoes       |         100 | 1.00               | 2026-05-01       | 2026-05-31
       Generic       | Shoes       |         200 | 2.00               | 2026-05-01       | 2026-05-31`,
      [2],
    );
  });

  test('is a total although Meta writes "mixed" where the rows say what they count', () => {
    check(
      `Campaign name | Result type | Results | Attribution setting           | Impressions | Amount spent (EUR)
                     | mixed       |         | Multiple attribution settings |         300 | 3.00
       Brand         | Purchases   |       3 | 7-day click                   |         100 | 1.00
       Generic       | Purchases   |       4 | 7-day click or 1-day view     |         200 | 2.00`,
      [2],
    );
  });

  test('is a total when it stands last, as DV360 prints it', () => {
    check(
      `Date       | Insertion Order | Impressions | Media Cost (Advertiser Currency)
       2026/05/01 | Prospecting     |         100 | 1.00
       2026/05/02 | Prospecting     |         200 | 2.00
                  |                 |         300 | 3.00`,
      [4],
    );
  });

  test('is a fact in the middle of the table', () => {
    check(
      `Campaign | Impr. | Cost
       Brand    |   100 | 1.00
                |   200 | 2.00
       Generic  |   300 | 3.00`,
      [],
    );
  });

  test('is a fact when another is like it', () => {
    check(
      `Campaign | Impr. | Cost
                |   100 | 1.00
       Brand    |   200 | 2.00
                |   300 | 3.00`,
      [],
    );
  });

  test('is a fact when the table has no other', () => {
    check(
      `Campaign | Impr. | Cost
                |   100 | 1.00`,
      [],
    );
  });
});

describe('a last row whose label begins with a totals word', () => {
  const withLast = (last: string): string =>
    `Campaign name | Ad group | Impressions | Cost
     Brand         | Shoes    |       1,000 | 1.50
     Generic       | Shoes    |         200 | 2.25
     ${last}`;

  test.each<[string, readonly number[]]>([
    ['Total of 2 results | Shoes | 1,200 | 3.75', [4]],
    // Money is rounded row by row.
    ['Total of 2 results | Shoes | 1,200 | 3.76', [4]],
    ['Summe über 2 Zeilen | Shoes | 1200 | 3.75', [4]],
    ['Total of 2 results | Shoes | 1,200 | 4.75', []],
    ['Total of 2 results | Shoes | 1,201 | 3.75', []],
    ['Total of 2 results | Shoes | 0 | 0', []],
    ['Totality           | Shoes | 1,200 | 3.75', []],
  ])('%s: %j', (last, expected) => check(withLast(last), expected));

  test('is a fact in another place', () => {
    check(
      `Campaign name      | Ad group | Impressions | Cost
       Total of 2 results | Shoes    |        1200 | 3.75
       Brand              | Shoes    |        1000 | 1.50
       Generic            | Shoes    |         200 | 2.25`,
      [],
    );
  });
});

test('the totals that a file prints are read in the units of its fields, and the first one is named', () => {
  const { printedTotals } = planImport(
    sketchOf(
      `Campaign | Impr. | CTR    | Cost
       Marke    | 1.100 | 2,00 % | 1.000,50 €
       Andere   | 2.200 | 1,00 % | 2.000,75 €
       Gesamt: Konto | 3.300 | 1,33 % | 3.001,25 €`,
    ),
  );
  expect(printedTotals).toEqual([{ record: 4, label: 'Gesamt: Konto', values: { impressions: '3300', spend: '3001.25' }, reported: {} }]);
});

test('the rule for rows beyond the sample looks for the label in the first columns that hold no amounts', () => {
  const { totalsRules } = planImport(
    sketchOf(
      `Day        | Impr. | Campaign | Device | Cost
       2026-05-01 |   100 | Brand    | mobile | 1.00`,
    ),
  );
  expect(totalsRules).toMatchObject([{ columns: [0, 2, 3], nameColumns: [2, 3] }]);
});
