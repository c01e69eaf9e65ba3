import { describe, expect, test } from 'vitest';

import { planImport } from './plan-import.ts';
import { sketchOf } from './table-sketch.test-kit.ts';

const header = 'Campaign name | Ad set name | Result type | Results | Impressions | Amount spent (EUR)';

type Answer = { readonly isImported: boolean; readonly questions: readonly string[] };

/** Whether the results of a Meta table are read as conversions, and what is asked about them. */
function read(table: string): Answer & { readonly message: string } {
  const plan = planImport(sketchOf(table));
  const issues = plan.issues.filter(({ severity }) => severity === 'question');
  const results = plan.mappings.filter(({ header: name }) => /^(?:Results|Ergebnisse)$/u.test(name));
  return {
    isImported: results.some(({ field }) => field === 'conversions'),
    questions: issues.map(({ code }) => code),
    message: issues[0]?.message ?? '',
  };
}

function check(table: string, expected: Answer): void {
  expect(read(table)).toMatchObject(expected);
}

const imported: Answer = { isImported: true, questions: [] };
const asked: Answer = { isImported: false, questions: ['results.mixed'] };

describe('the results of Meta', () => {
  test('of one kind are conversions', () => {
    check(
      `${header}
       Brand   | Shoes | Purchases | 10 | 100 | 1.00
       Generic | Boots | Purchases | 20 | 200 | 2.00`,
      imported,
    );
  });

  test('of several kinds have no sum', () => {
    check(
      `${header}
       Brand   | Shoes | Purchases   | 10 | 100 | 1.00
       Generic | Boots | Link clicks | 20 | 200 | 2.00`,
      asked,
    );
  });

  test('count where they are counted: a kind without results is none', () => {
    check(
      `${header}
       Brand   | Shoes | Purchases   | 10 | 100 | 1.00
       Generic | Boots | Link clicks |    | 200 | 2.00
       Generic | Clogs | Reach       | -- | 200 | 2.00`,
      imported,
    );
  });

  test('without a kind belong to the one that others name', () => {
    check(
      `${header}
       Brand   | Shoes | Purchases | 10 | 100 | 1.00
       Generic | Boots |           |  0 | 200 | 2.00`,
      imported,
    );
  });

  test('are not mixed by the totals row, which says "mixed"', () => {
    check(
      `${header}
               |       | mixed     | 30 | 300 | 3.00
       Brand   | Shoes | Purchases | 10 | 100 | 1.00
       Generic | Boots | Purchases | 20 | 200 | 2.00`,
      imported,
    );
  });

  test('are mixed under a result indicator as under a result type', () => {
    check(
      `Campaign name | Result indicator | Results | Amount spent (EUR)
       Brand   | actions:offsite_conversion.fb_pixel_purchase | 10 | 1.00
       Generic | actions:link_click                           | 20 | 2.00`,
      asked,
    );
  });

  test('are mixed in German as in English', () => {
    check(
      `Kampagnenname | Ergebnistyp | Ergebnisse | Ausgegebener Betrag (EUR)
       Marke  | Käufe        | 10 | 1,00
       Andere | Link-Klicks  | 20 | 2,00`,
      asked,
    );
  });

  test('of several kinds give way to purchases in a column of their own', () => {
    const plan = planImport(
      sketchOf(
        `Campaign name | Result type | Results | Purchases | Amount spent (EUR)
         Brand   | Purchases   | 10 | 10 | 1.00
         Generic | Link clicks | 20 |  3 | 2.00`,
      ),
    );
    expect(plan.issues.filter(({ severity }) => severity === 'question')).toEqual([]);
    expect(plan.rows[0]?.measures.conversions).toMatchObject({ columns: [{ column: 3 }] });
  });

  test('of several kinds are asked about by naming the kinds and what can be done', () => {
    const { message } = read(
      `${header}
       A | a | Purchases | 1 | 1 | 1
       B | b | Leads     | 1 | 1 | 1
       C | c | Reach     | 1 | 1 | 1
       D | d | Clicks    | 1 | 1 | 1
       E | e | Installs  | 1 | 1 | 1`,
    );
    expect(message).toContain('"Results" counts 5 kinds of events ("Result type": "Clicks", "Installs", "Leads", "Purchases" and 1 more)');
    expect(message).toContain('accept: [results.mixed]');
  });

  test('of several kinds are named in the certificate for what they are', () => {
    const { mappings } = planImport(
      sketchOf(
        `${header}
         Brand   | Shoes | Purchases   | 10 | 100 | 1.00
         Generic | Boots | Link clicks | 20 | 200 | 2.00`,
      ),
    );
    expect(mappings.find(({ header: name }) => name === 'Results')).toMatchObject({
      field: null,
      evidence: 'counts several kinds of events, which have no sum',
    });
  });

  test('count as conversions when they are mixed and a person says so', () => {
    const plan = planImport(
      sketchOf(
        `${header}
         Brand   | Shoes | Purchases   | 10 | 100 | 1.00
         Generic | Boots | Link clicks | 20 | 200 | 2.00`,
      ),
      { mapping: { columns: { Results: 'conversions' } } },
    );
    expect(plan.issues.filter(({ severity }) => severity === 'question')).toEqual([]);
    expect(plan.rows[0]?.measures.conversions).toMatchObject({ columns: [{ column: 3 }] });
  });
});
