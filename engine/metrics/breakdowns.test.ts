import { describe, expect, test } from 'vitest';

import { analysed, tenDays } from '../analyse.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

describe('breakdowns', () => {
  test('breakdowns are ordered by spend and a dimension of one value is left out with its reason', async () => {
    const facts = [
      ...tenDays(),
      { source: 'Google Ads', day: '2025-06-03', dimensions: { campaign: 'Extra', country: 'DE' }, measures: { spend: '100' } },
    ];
    const analysis = await analysed(facts);
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
    const ads = (await analysed(facts)).breakdowns.find((breakdown) => breakdown.id === 'ad');
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
    const analysis = await analysed(facts, { traits: { 'Google Ads (2)': { grain: 'period', platform: 'Google Ads' } } });
    expect(analysis.totals.spend).toBe('100');
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'devices.device')).toMatchObject({
      view: 'devices',
      coverageOfSpend: 0.8,
      rows: [{ key: 'mobile', shareOfSpend: 0.75 }, { key: 'desktop' }],
    });
  });
});
