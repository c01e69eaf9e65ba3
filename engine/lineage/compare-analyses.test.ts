import { describe, expect, test } from 'vitest';

import { analysed, june, tenDays } from '../analyse.test-kit.ts';
import { summaryOf } from '../findings/source-summary.test-kit.ts';
import { compareAnalyses } from './compare-analyses.ts';

describe('two analyses', () => {
  test('of the same facts have no number that differs', async () => {
    const comparison = compareAnalyses(await analysed(tenDays()), await analysed(tenDays()));
    expect(comparison).toMatchObject({ causes: [], changes: [] });
    expect(comparison.unchanged).toBeGreaterThan(50);
  });

  test('are compared by names, not by the order of their groups', async () => {
    const brand = tenDays().map((fact) =>
      fact.dimensions?.campaign === 'Brand' ? { ...fact, measures: { ...fact.measures, spend: '4' } } : fact,
    );
    const { changes } = compareAnalyses(await analysed(tenDays()), await analysed(brand));
    const byName = new Map(changes.map((change) => [change.name, change]));
    expect(byName.get('total.spend')).toMatchObject({ before: 100, after: 90, difference: -10, relative: -0.1 });
    expect(byName.get('campaign[Brand].cpa')).toMatchObject({ before: 5, after: 4, reasons: ['The same files are read otherwise.'] });
    expect(byName.get('campaign[Generic].cpa')).toBeUndefined();
    expect(byName.get('total.clicks')).toBeUndefined();
  });

  test('a number names the files of its own sources only', async () => {
    const source = (id: string, sha256: string) => summaryOf(id, { importId: `import-${id}`, fileName: `${id}.csv`, sha256 });
    const of = (spend: string, sha256: string) =>
      analysed([...tenDays('A'), ...tenDays('B').map((fact) => ({ ...fact, measures: { ...fact.measures, spend } }))], {
        input: { sources: [source('A', sha256), source('B', sha256)] },
      });
    const { changes } = compareAnalyses(await of('5', 'old'), await of('6', 'new'));
    const reasons = (name: string) => changes.find((change) => change.name === name)?.reasons;
    expect(reasons('platform[B].spend')).toEqual(['B.csv has other content.']);
    expect(reasons('total.spend')).toEqual(['A.csv has other content.', 'B.csv has other content.']);
    expect(changes.filter((change) => change.reasons.length === 0)).toEqual([]);
  });

  test('another target changes the attainment and says so', async () => {
    const brief = (value: number) => ({ brief: { flight: june, targets: [{ kpi: 'roas' as const, value }] } });
    const { changes, causes } = compareAnalyses(await analysed(tenDays(), brief(5)), await analysed(tenDays(), brief(4)));
    expect(causes.map((cause) => cause.kind)).toEqual(['brief']);
    expect(changes.map((change) => change.name)).toContain('attainment.roas');
    expect(changes.find((change) => change.name === 'attainment.roas')?.reasons).toEqual(['Stated otherwise by brief.']);
  });

  test('a shorter flight is the reason of smaller sums', async () => {
    const half = { start: june.start, end: '2025-06-05' };
    const { changes } = compareAnalyses(
      await analysed(tenDays(), { brief: { flight: june } }),
      await analysed(tenDays(), { brief: { flight: half } }),
    );
    expect(changes.find((change) => change.name === 'total.spend')?.reasons).toEqual(['The flight is another one.']);
  });
});
