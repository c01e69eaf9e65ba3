import { describe, expect, test } from 'vitest';
import { platformDays, steady } from '../findings/platform-days.test-kit.ts';
import { summaryOf } from '../findings/source-summary.test-kit.ts';
import { recommended, valuesOf } from './recommended.test-kit.ts';
import type { DayAmounts } from '../findings/platform-days.test-kit.ts';

describe('tracking', () => {
  test('that broke is mended, and wrong where the shop saw more than half of the fall', async () => {
    const broken: DayAmounts = (at) => ({ ...steady(10)(at), ...(at >= 14 && at < 18 ? { conversions: '0', revenue: '0' } : {}) });
    const [fix, ...others] = await recommended('fix-tracking', platformDays({ Meta: broken, TikTok: steady(20) }, { days: 28 }));
    expect(others).toEqual([]);
    expect(fix).toMatchObject({
      entity: { dimension: 'platform', key: 'Meta' },
      expectedRole: null,
      disproof: { metric: 'conversions', role: 'threshold', direction: 'below' },
    });
    // 40 expected and none counted: 20 is the middle.
    expect(valuesOf(fix)).toMatchObject({ value: 0, comparator: 40, days: 4, spend: 400, threshold: 20, missing: -2000 });
  });

  test('that went on is left alone', async () => {
    expect(await recommended('fix-tracking', platformDays({ Meta: steady(10) }, { days: 28 }))).toEqual([]);
  });
});

describe('an export', () => {
  const opening = 'The imported sums differ from what the export prints:';

  test('of a part of an account, with other totals or with missing days is asked for again', async () => {
    const facts = platformDays({ Meta: steady(20), X: steady(20) }, { days: 21 });
    const sources = [
      summaryOf('Meta', { accountCoverage: 0.8 }),
      summaryOf('X', { reconciliation: `${opening} spend: imported 900, printed 1000, difference -100.` }),
    ];
    const flight = { start: '2025-06-02', end: '2025-06-22' };
    const gapped = facts.filter(({ day, source }) => !(source === 'Meta' && day === '2025-06-10'));
    const fixes = await recommended('fix-export', gapped, { brief: { flight }, input: { sources } });
    const causes = fixes.map(({ findings }) => findings[0]?.split('.')[0]);
    expect(new Set(causes)).toEqual(new Set(['coverage-gap', 'missing-days', 'reconciliation-gap']));
    expect(causes).toHaveLength(3);
    expect(fixes.every(({ expectedRole, costRole, disproof }) => expectedRole === null && costRole === null && disproof === null)).toBe(
      true,
    );
    expect(fixes.map(valuesOf)).toContainEqual(expect.objectContaining({ 'missing-days': 1 }));
  });

  test('without a fault is left alone', async () => {
    expect(await recommended('fix-export', platformDays({ Meta: steady(20) }, { days: 10 }))).toEqual([]);
  });
});

describe('claims', () => {
  const ads = (conversions: number) => () => ({ spend: '10', conversions: String(conversions) });

  test('beyond what the shop counts are set against it', async () => {
    const facts = platformDays({ Meta: ads(30), 'Google Ads': ads(50), GA4: () => ({ conversions: '60' }) }, { days: 10 });
    const [reconcile] = await recommended('reconcile-backend', facts);
    expect(reconcile).toMatchObject({ findings: ['attribution-overlap'], expectedRole: null, disproof: { direction: 'above' } });
    expect(valuesOf(reconcile)).toEqual({ value: 800, largest: 500, backend: 600, excess: 200, threshold: 800 });
  });

  test('of one platform are left alone', async () => {
    expect(await recommended('reconcile-backend', platformDays({ Meta: ads(30) }, { days: 10 }))).toEqual([]);
  });
});
