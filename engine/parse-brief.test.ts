import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyBrief, parseBrief } from './parse-brief.ts';
import type { Brief } from './brief.ts';

function check(raw: unknown, expected: Partial<Brief>, issues: readonly string[] = []): void {
  const parsed = parseBrief(raw);
  expect(parsed.value).toEqual({ ...emptyBrief, ...expected });
  expect(parsed.issues).toEqual(issues);
}

describe('parseBrief', () => {
  test('an absent brief is empty', () => {
    check(undefined, {});
    check(null, {});
    check({}, {});
  });

  test('a full brief is read', () =>
    check(
      {
        name: ' Summer ',
        client: 'ACME',
        flight: { start: '2025-06-01', end: '2025-06-30' },
        objectives: ['sales', 'Brand awareness'],
        targets: { roas: 4, cpa: 25, conversions: 500 },
        budget: { total: 12000, channels: { 'Google Ads': 10000, Meta: '2000.50' } },
        currency: 'eur',
        timeZone: 'Europe/Berlin',
        thresholds: { met: 1, close: 0.9 },
      },
      {
        name: 'Summer',
        client: 'ACME',
        flight: { start: '2025-06-01', end: '2025-06-30' },
        objectives: ['sales', 'awareness'],
        targets: [
          { kpi: 'roas', value: 4 },
          { kpi: 'cpa', value: 25 },
          { kpi: 'conversions', value: 500 },
        ],
        budget: [
          { channel: null, amount: '12000', start: null, end: null },
          { channel: 'Google Ads', amount: '10000', start: null, end: null },
          { channel: 'Meta', amount: '2000.5', start: null, end: null },
        ],
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        thresholds: { met: 1, close: 0.9 },
      },
    ));

  test('what parsing gives can be parsed again', () => {
    const once = parseBrief({ objective: 'leads', targets: { CPL: 12, ctr: '2.1 %' }, budget: 5000 }).value;
    check(JSON.parse(JSON.stringify(once)), once);
  });

  test('a budget may be a number or dated lines', () => {
    check({ budget: 5000 }, { budget: [{ channel: null, amount: '5000', start: null, end: null }] });
    check(
      { budget: [{ channel: 'Meta', amount: 10, start: '2025-06-01', end: '2025-06-02' }] },
      { budget: [{ channel: 'Meta', amount: '10', start: '2025-06-01', end: '2025-06-02' }] },
    );
  });

  test('names of targets may be labels or common words', () =>
    check(
      {
        targets: [
          { kpi: 'Cost per lead', value: '12.5' },
          { kpi: 'Orders', value: 5 },
          { kpi: 'Conversion rate', value: '2.1%' },
        ],
      },
      {
        targets: [
          { kpi: 'cpl', value: 12.5 },
          { kpi: 'conversions', value: 5 },
          { kpi: 'cvr', value: 0.021 },
        ],
      },
    ));

  test('a share above 1 is read as a percentage and said so', () =>
    check({ targets: { ctr: 2 } }, { targets: [{ kpi: 'ctr', value: 0.02 }] }, ['CTR is a share of 1; the target 2 is read as 2 %.']));

  test.each([
    { raw: 'text', issue: 'The brief must be a set of named fields; found "text".' },
    {
      raw: { color: 'red' },
      issue:
        'Unknown field "color" with "red"; known are name, client, flight, objectives, objective, targets, budget, currency, timeZone, thresholds.',
    },
    {
      raw: { flight: { start: '2025-06-31', end: '2025-07-01' } },
      issue:
        '"flight" must be start and end as YYYY-MM-DD, start not after end; found {"start":"2025-06-31","end":"2025-07-01"}, left out.',
    },
    {
      raw: { flight: { start: '2025-07-02', end: '2025-07-01' } },
      issue:
        '"flight" must be start and end as YYYY-MM-DD, start not after end; found {"start":"2025-07-02","end":"2025-07-01"}, left out.',
    },
    { raw: { targets: { roas: -1 } }, issue: 'The target "roas" must be a positive number; found -1, left out.' },
    { raw: { targets: { roas: '4x' } }, issue: 'The target "roas" must be a positive number; found "4x", left out.' },
    { raw: { targets: { spend: 100 } }, issue: 'A target on spend is a budget: give 100 under "budget".' },
    {
      raw: { budget: '10.000,00' },
      issue: 'A budget must be a positive amount written like 10000 or 10000.50; found "10.000,00", left out.',
    },
    { raw: { currency: 'Euro' }, issue: '"currency" must be a three-letter code such as EUR; found "Euro", left out.' },
    {
      raw: { thresholds: { met: 0.9, close: 1 } },
      issue:
        '"thresholds" must be met and close as shares, close not above met, for instance 1 and 0.95; found {"met":0.9,"close":1}, left out.',
    },
    {
      raw: { objective: 'fame' },
      issue: 'Unknown objective "fame"; known are sales, leads, app-installs, engagement, video-views, traffic, reach, awareness.',
    },
  ])('$issue', ({ raw, issue }) => check(raw, {}, [issue]));

  test('an unknown target is named', () =>
    expect(parseBrief({ targets: { fame: 3 } }).issues[0]).toMatch(/^Unknown target "fame" with 3;/u));

  test('more than three objectives are cut', () =>
    check({ objectives: ['sales', 'leads', 'traffic', 'reach'] }, { objectives: ['sales', 'leads', 'traffic'] }, [
      'A campaign has up to 3 objectives; reach left out.',
    ]));

  test('nothing that JSON can hold makes it throw', () => {
    const keys = fc.constantFrom('name', 'flight', 'objectives', 'targets', 'budget', 'thresholds', 'currency', '__proto__', 'x');
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())), (raw) => {
        const { value } = parseBrief(raw);
        expect(value.thresholds.met).toBeGreaterThanOrEqual(value.thresholds.close);
      }),
    );
  });
});
