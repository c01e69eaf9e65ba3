import { describe, expect, test } from 'vitest';
import { addDays } from './fields/day.ts';
import { analyse } from './analyse.ts';
import { emptyBrief } from './parse-brief.ts';
import { memoryDataset } from './query/memory-dataset.test-kit.ts';
import { memoryRunner } from './query/memory-runner.test-kit.ts';
import type { Analysis } from './analysis.ts';
import type { AnalyseInput } from './analyse.ts';
import type { Brief } from './brief.ts';
import type { SourceTraits } from './query/memory-dataset.test-kit.ts';
import type { MemoryFact } from './query/memory-runner.test-kit.ts';

type Case = {
  readonly brief?: Partial<Brief>;
  readonly traits?: Readonly<Record<string, SourceTraits>>;
  readonly input?: Partial<AnalyseInput>;
};

async function run(facts: readonly MemoryFact[], options: Case = {}): Promise<Analysis> {
  const dataset = memoryDataset(facts, options.traits);
  return analyse({
    brief: { ...emptyBrief, ...options.brief },
    dataset,
    runner: memoryRunner(facts),
    sources: [],
    reported: [],
    ...options.input,
  });
}

/** Ten days from 1 June 2025 (a Sunday): 10 clicks of 500 impressions, 5 EUR, 1 order of 20 EUR a day in each of two campaigns. */
function tenDays(source = 'Google Ads', extra: MemoryFact['measures'] = {}): readonly MemoryFact[] {
  return Array.from({ length: 10 }, (_, i) =>
    ['Brand', 'Generic'].map((campaign) => ({
      source,
      day: addDays('2025-06-01', i),
      dimensions: { campaign, country: 'DE' },
      measures: { spend: '5', impressions: '500', clicks: String(9 + (i % 3)), conversions: '1', revenue: '20', ...extra },
    })),
  ).flat();
}

const june = { start: '2025-06-01', end: '2025-06-10' };

describe('analyse', () => {
  test('totals and KPIs are the ratio of the sums', async () => {
    const analysis = await run(tenDays());
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

  test('every reference leads back to its inputs by its own queries', async () => {
    const facts = [...tenDays(), ...tenDays('Meta').map((fact) => ({ ...fact, measures: { spend: '3', clicks: '4' } }))];
    const analysis = await run(facts, { brief: { flight: june, targets: [{ kpi: 'cpl', value: 3 }] } });
    const runner = memoryRunner(facts);
    const refs = [...JSON.stringify(analysis).matchAll(/"ref":"([^"]+)"/gu)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs)) expect(analysis.references[ref], ref).toBeDefined();
    for (const [key, reference] of Object.entries(analysis.references)) {
      const [query] = reference.queries;
      if (query === undefined || query.grain !== undefined) continue;
      const result = await runner.run(query);
      expect(Object.fromEntries(result.columns.map((column, at) => [column, result.rows[0]?.[at] ?? null])), key).toEqual(reference.inputs);
    }
  });

  test('a ratio leaves out the source that reports only one side, on both sides', async () => {
    const facts = [...tenDays(), { source: 'Meta', day: '2025-06-01', dimensions: {}, measures: { spend: '300', clicks: '30' } }];
    const analysis = await run(facts);
    expect(analysis.kpis.roas).toMatchObject({ value: 4, coverage: 0.25 });
    expect(analysis.kpis.cpc).toMatchObject({ coverage: 1 });
    expect(analysis.references['kpi.roas']?.inputs).toEqual({ revenue: '400', spend: '100' });
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
    const analysis = await run(facts, { input: { runner } });
    expect(analysis.kpis.roas).toMatchObject({ value: null, coverage: 0, reason: 'No source reports both revenue and spend.' });
    expect(analysis.references['kpi.roas']).toMatchObject({ queries: [], inputs: { revenue: null, spend: null } });
    expect(JSON.stringify(runner.asked)).not.toContain('"sources":[]');
  });

  test('two currencies are never added', async () => {
    const analysis = await run([...tenDays(), ...tenDays('Meta')], {
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
    const analysis = await run([{ source: 'A', day: '2025-06-01', measures: { spend: '5', clicks: '0', impressions: '0' } }]);
    expect(analysis.kpis.cpc).toMatchObject({ value: null, low: null, method: 'none', reason: 'Division by zero: clicks are 0.' });
  });

  test('an empty dataset is judged no-data', async () => {
    const analysis = await run([], {
      brief: { flight: june, targets: [{ kpi: 'roas', value: 4 }], budget: [{ channel: null, amount: '10', start: null, end: null }] },
    });
    expect(analysis.verdict).toEqual({ result: 'no-data', sentence: 'No data: there are no rows in the period.', refs: [] });
    expect(analysis.breakdowns).toEqual([]);
    expect(analysis.series).toEqual([]);
    expect(analysis.delivery.status).toBe('no-data');
    expect(analysis.totals.spend).toBeNull();
  });

  test('breakdowns are ordered by spend and a dimension of one value is left out with its reason', async () => {
    const facts = [
      ...tenDays(),
      { source: 'Google Ads', day: '2025-06-03', dimensions: { campaign: 'Extra', country: 'DE' }, measures: { spend: '100' } },
    ];
    const analysis = await run(facts);
    const campaigns = analysis.breakdowns.find((breakdown) => breakdown.id === 'campaign');
    expect(campaigns?.rows.map((row) => [row.key, row.shareOfSpend])).toEqual([
      ['Extra', 0.5],
      ['Brand', 0.25],
      ['Generic', 0.25],
    ]);
    expect(campaigns).toMatchObject({ view: 'primary', coverageOfSpend: 1, rest: null });
    expect(campaigns?.rows[1]?.kpis.cpc?.method).toBe('cluster-delta');
    expect(analysis.notCovered).toContainEqual({ what: 'Country', why: 'Every row has the value "DE".' });
    expect(analysis.notCovered).toContainEqual({ what: 'Device', why: 'No file reports it.' });
  });

  test('rows beyond fifty are added up exactly', async () => {
    const facts = Array.from({ length: 60 }, (_, i): MemoryFact => ({
      source: 'A',
      day: '2025-06-01',
      dimensions: { ad: `ad ${i}` },
      measures: { spend: `${i + 1}.01` },
    }));
    const ads = (await run(facts)).breakdowns.find((breakdown) => breakdown.id === 'ad');
    expect(ads?.rows).toHaveLength(50);
    expect(ads?.rows[0]?.key).toBe('ad 59');
    expect(ads?.rest).toMatchObject({ groups: 10, totals: { spend: '55.1' } });
  });

  test('another view is broken down on its own with its coverage', async () => {
    const devices = [
      { key: 'mobile', spend: '60' },
      { key: 'desktop', spend: '20' },
    ];
    const facts = [
      ...tenDays(),
      ...devices.map(({ key, spend }): MemoryFact => ({
        view: 'devices',
        source: 'Google Ads (2)',
        day: null,
        dimensions: { device: key },
        measures: { spend },
      })),
    ];
    const analysis = await run(facts, { traits: { 'Google Ads (2)': { grain: 'period', platform: 'Google Ads' } } });
    expect(analysis.totals.spend).toBe('100');
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'devices.device')).toMatchObject({
      view: 'devices',
      coverageOfSpend: 0.8,
      rows: [{ key: 'mobile', shareOfSpend: 0.75 }, { key: 'desktop' }],
    });
  });

  test('series have days and ISO weeks, and missing days are named', async () => {
    const analysis = await run(tenDays().filter((fact) => fact.day !== '2025-06-04'));
    const [days, weeks] = analysis.series;
    expect(days).toMatchObject({ grain: 'day', missingDays: ['2025-06-04'], note: '1 day of the period has no rows.' });
    expect(days?.points.map((point) => point.totals.spend)).toEqual(Array.from({ length: 9 }, () => '10'));
    expect(weeks?.points.map((point) => [point.start, point.totals.spend])).toEqual([
      ['2025-05-26', '10'],
      ['2025-06-02', '60'],
      ['2025-06-09', '20'],
    ]);
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'weekday')?.rows.map((row) => [row.key, row.totals.spend])).toEqual([
      ['Monday', '20'],
      ['Tuesday', '20'],
      ['Thursday', '10'],
      ['Friday', '10'],
      ['Saturday', '10'],
      ['Sunday', '20'],
    ]);
  });

  test('period totals have no series and no day intervals', async () => {
    const facts: readonly MemoryFact[] = [
      { source: 'A', day: '2025-06-01', measures: { spend: '100', clicks: '50', impressions: '1000', revenue: '300' } },
    ];
    const analysis = await run(facts, { traits: { A: { grain: 'period' } } });
    expect(analysis.series).toEqual([]);
    expect(analysis.notes).toContain('Period totals only, no time series: no days in A.');
    expect(analysis.kpis.cpc?.method).toBe('poisson');
    expect(analysis.kpis.roas).toMatchObject({
      value: 3,
      method: 'none',
      reason: 'No interval: there are no daily figures to see the spread in.',
    });
  });

  test('weekly figures have a weekly series', async () => {
    const facts = ['2025-06-02', '2025-06-09'].map((day): MemoryFact => ({ source: 'A', day, measures: { spend: '70', clicks: '10' } }));
    const analysis = await run(facts, { traits: { A: { grain: 'week' } } });
    expect(analysis.series).toMatchObject([
      {
        grain: 'week',
        points: [
          { start: '2025-06-02', totals: { spend: '70' } },
          { start: '2025-06-09', kpis: { cpc: { value: 7 } } },
        ],
      },
    ]);
  });

  test('a flight cuts daily facts, keeps period totals and reports what lies outside', async () => {
    const facts = [...tenDays(), { source: 'Meta', day: '2025-05-20', dimensions: {}, measures: { spend: '7' } } satisfies MemoryFact];
    const analysis = await run(facts, {
      traits: { Meta: { grain: 'period' } },
      brief: { flight: { start: '2025-06-06', end: '2025-06-10' } },
    });
    expect(analysis.totals.spend).toBe('57');
    expect(analysis.delivery.outsideFlight).toEqual({ days: 5, spend: '50' });
    expect(analysis.notes.some((note) => note.includes('coarser figures of Meta cannot be cut'))).toBe(true);
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'platform')?.rows.map((row) => row.totals.spend)).toEqual(['50', '7']);
  });

  test('the flight is compared with the equally long period before it', async () => {
    const facts = tenDays().map((fact) => ({
      ...fact,
      measures: { ...fact.measures, revenue: fact.day !== null && fact.day >= '2025-06-06' ? '30' : '20' },
    }));
    const comparison = (await run(facts, { brief: { flight: { start: '2025-06-06', end: '2025-06-10' } } })).previousPeriod;
    expect(comparison).toMatchObject({
      previous: { start: '2025-06-01', end: '2025-06-05' },
      totals: { previous: { revenue: '200' }, current: { revenue: '300' } },
    });
    expect(comparison?.kpis.roas).toMatchObject({ previous: { value: 4 }, current: { value: 6 }, change: 0.5 });
    expect(comparison?.note).toContain('different weekdays');
    expect((await run(facts, { brief: { flight: { start: '2025-06-05', end: '2025-06-10' } } })).previousPeriod).toBeNull();
  });

  test('conversions that several platforms claim are labelled, and time zones are warned of', async () => {
    const analysis = await run([...tenDays(), ...tenDays('Meta')], {
      traits: { Meta: { timeZone: 'UTC' }, 'Google Ads': { timeZone: 'Europe/Berlin' } },
    });
    expect(analysis.notes.some((note) => note.startsWith('Conversions and revenue are platform-claimed: Google Ads, Meta'))).toBe(true);
    expect(analysis.notes.some((note) => note.includes('±1 day'))).toBe(true);
  });

  test('reach of two platforms is a range and is judged only where the range agrees', async () => {
    const reported = ['Google Ads', 'Meta'].map((source) => ({
      field: 'reach' as const,
      source,
      printed: null,
      max: '3000',
      sum: '4000',
      rows: 5,
    }));
    const judge = async (value: number): Promise<Analysis> =>
      run([...tenDays(), ...tenDays('Meta')], {
        input: { reported },
        brief: { objectives: ['reach'], targets: [{ kpi: 'reach', value }] },
      });
    const analysis = await judge(5000);
    expect(analysis.reach).toMatchObject({ low: '3000', high: '8000' });
    expect(analysis.verdict).toMatchObject({
      result: 'no-data',
      sentence: 'Cannot be decided: Reach between 3,000 and 8,000 against 5,000.',
    });
    expect((await judge(2900)).verdict).toMatchObject({
      result: 'met',
      sentence: 'Target met: Reach between 3,000 and 8,000 against 2,900.',
    });
    expect((await judge(9000)).verdict.result).toBe('missed');
  });

  test('questions grow with the dimensions, not with the groups', async () => {
    const facts = tenDays();
    const runner = memoryRunner(facts);
    await run(facts, { input: { runner }, brief: { flight: { start: '2025-06-06', end: '2025-06-10' } } });
    expect(runner.asked.length).toBeLessThanOrEqual(9);
  });

  test('a running analysis tells its stages', async () => {
    const stages: string[] = [];
    await run(tenDays(), { input: { onProgress: (stage, done, total) => stages.push(`${stage} ${done}/${total}`) } });
    expect(stages).toEqual(['totals 0/1', 'breakdowns 0/2', 'breakdowns 1/2', 'series 0/1', 'delivery 0/1', 'comparison 0/1']);
  });
});

describe('campaign verdict', () => {
  async function check(
    targets: Brief['targets'],
    expected: { readonly result: string; readonly sentence: string },
    objectives: Brief['objectives'] = ['sales'],
  ): Promise<void> {
    expect((await run(varied(), { brief: { targets, objectives } })).verdict).toMatchObject(expected);
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
    const { verdict, delivery } = await run(varied(), {
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
