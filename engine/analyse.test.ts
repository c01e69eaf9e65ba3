import { describe, expect, test } from 'vitest';

import { analysed, june, tenDays } from './analyse.test-kit.ts';
import { addDecimals } from './fields/decimal.ts';
import { numberInputs } from './lineage/number-formula.ts';
import { sumQueries } from './lineage/number-queries.ts';
import { memoryRunner } from './query/memory-runner.test-kit.ts';
import type { MemoryFact } from './query/memory-runner.test-kit.ts';

describe('an analysis', () => {
  test('totals and KPIs are the ratio of the sums', async () => {
    const analysis = await analysed(tenDays());
    expect(analysis.totals).toMatchObject({
      spend: '100',
      impressions: '10000',
      clicks: '198',
      conversions: '20',
      revenue: '400',
      leads: null,
    });
    expect(analysis.kpis.roas).toMatchObject({ value: 4, coverage: 1, n: 20, isTooFew: true });
    expect(analysis.kpis.cpm?.value).toBe(10);
    expect(analysis.kpis.ctr).toMatchObject({ value: 0.0198, method: 'wilson', n: 198, isTooFew: false });
    expect(analysis.kpis.cpc).toMatchObject({ value: 0.505050505051, method: 'cluster-delta' });
    expect(analysis.kpis.cpl).toBeUndefined();
  });

  test('every number leads back to its inputs, and sums to the rows, by their own queries', async () => {
    const facts = [...tenDays(), ...tenDays('Meta').map((fact) => ({ ...fact, measures: { spend: '3', clicks: '4' } }))];
    const analysis = await analysed(facts, { brief: { flight: june, targets: [{ kpi: 'cpl', value: 3 }] } });
    const runner = memoryRunner(facts);
    const refs = [...JSON.stringify(analysis).matchAll(/"ref":"([^"]+)"/gu)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs)) expect(analysis.references[ref], ref).toBeDefined();
    for (const [id, reference] of Object.entries(analysis.references)) {
      for (const input of numberInputs(reference)) expect(analysis.references[input.id], `${id} from ${input.id}`).toBeDefined();
      if (reference.kind !== 'sum') continue;
      const answers = await Promise.all(sumQueries(analysis, id).map((query) => runner.run(query)));
      const parts = answers.flatMap(({ rows }) => rows[0]?.[0] ?? []);
      expect(parts.length === 0 ? null : addDecimals(parts), id).toBe(reference.value);
    }
  });

  test('a ratio leaves out the source that reports only one side, on both sides', async () => {
    const facts = [...tenDays(), { source: 'Meta', day: '2025-06-01', dimensions: {}, measures: { spend: '300', clicks: '30' } }];
    const analysis = await analysed(facts);
    expect(analysis.kpis.roas).toMatchObject({ value: 4, coverage: 0.25 });
    expect(analysis.kpis.cpc).toMatchObject({ coverage: 1 });
    expect(analysis.references['total.roas']).toMatchObject({
      numerator: 'total.revenue',
      denominator: 'total.spend_of_1',
      isPartial: true,
    });
    expect(analysis.references['total.spend_of_1']).toMatchObject({ value: '100', sources: ['Google Ads'] });
    expect(analysis.notes).toContain(
      'CTR, CPM, Conversion rate, CPA, ROAS, ROI, ACoS, AOV on 25 % of spend: Meta does not report both sides.',
    );
  });

  test('sides that no source reports together make no ratio', async () => {
    const facts: readonly MemoryFact[] = [
      { source: 'Google Ads', day: '2025-06-01', measures: { spend: '5' } },
      { source: 'Shop', day: '2025-06-01', measures: { revenue: '50' } },
    ];
    const runner = memoryRunner(facts);
    const analysis = await analysed(facts, { input: { runner } });
    expect(analysis.kpis.roas).toMatchObject({ value: null, coverage: 0, reason: 'No source reports both revenue and spend.' });
    expect(analysis.references['total.roas']).toMatchObject({ value: null, numerator: null, denominator: null });
    expect(JSON.stringify(runner.asked)).not.toContain('"sources":[]');
  });

  test('two currencies are never added', async () => {
    const analysis = await analysed([...tenDays(), ...tenDays('Meta')], {
      traits: { Meta: { currency: 'USD' } },
      brief: { budget: [{ channel: null, amount: '10', ...june }] },
    });
    expect(analysis.totals).toMatchObject({ spend: null, revenue: null, clicks: '396' });
    expect(analysis.kpis.cpc).toMatchObject({ value: null, reason: 'Amounts are in EUR and USD; currencies are never added.' });
    expect(analysis.kpis.ctr?.value).toBe(0.0198);
    const bySource = analysis.breakdowns.find((breakdown) => breakdown.id === 'source');
    expect(bySource?.rows.map((row) => [row.key, row.totals.spend, row.kpis.roas?.value])).toEqual([
      ['Google Ads', '100', 4],
      ['Meta', '100', 4],
    ]);
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'campaign')?.rows[0]?.totals.spend).toBeNull();
    expect(analysis.delivery).toMatchObject({ status: 'no-data', actual: null });
    expect(JSON.stringify(analysis)).not.toContain('"200"');
  });

  test('division by zero has no value and says why', async () => {
    const analysis = await analysed([{ source: 'A', day: '2025-06-01', measures: { spend: '5', clicks: '0', impressions: '0' } }]);
    expect(analysis.kpis.cpc).toMatchObject({ value: null, low: null, method: 'none', reason: 'Division by zero: clicks are 0.' });
  });

  test('an empty dataset is judged no-data', async () => {
    const analysis = await analysed([], {
      brief: { flight: june, targets: [{ kpi: 'roas', value: 4 }], budget: [{ channel: null, amount: '10', start: null, end: null }] },
    });
    expect(analysis.verdict).toEqual({ result: 'no-data', sentence: 'No data: there are no rows in the period.', refs: [] });
    expect(analysis.breakdowns).toEqual([]);
    expect(analysis.series).toEqual([]);
    expect(analysis.delivery.status).toBe('no-data');
    expect(analysis.totals.spend).toBeNull();
  });

  test('conversions that several platforms claim are labelled, and time zones are warned of', async () => {
    const analysis = await analysed([...tenDays(), ...tenDays('Meta')], {
      traits: { Meta: { timeZone: 'UTC' }, 'Google Ads': { timeZone: 'Europe/Berlin' } },
    });
    expect(analysis.notes.some((note) => note.startsWith('Conversions and revenue are platform-claimed: Google Ads, Meta'))).toBe(true);
    expect(analysis.notes.some((note) => note.includes('±1 day'))).toBe(true);
  });

  test('questions grow with the dimensions, not with the groups', async () => {
    const facts = tenDays();
    const runner = memoryRunner(facts);
    await analysed(facts, { input: { runner }, brief: { flight: { start: '2025-06-06', end: '2025-06-10' } } });
    expect(runner.asked.length).toBeLessThanOrEqual(9);
  });

  test('a running analysis tells its stages', async () => {
    const stages: string[] = [];
    await analysed(tenDays(), { input: { onProgress: (stage, done, total) => stages.push(`${stage} ${done}/${total}`) } });
    expect(stages).toEqual([
      'totals 0/1',
      'breakdowns 0/2',
      'breakdowns 1/2',
      'series 0/1',
      'delivery 0/1',
      'comparison 0/1',
      'findings 0/1',
    ]);
  });
});
