import { describe, expect, test } from 'vitest';

import { analysed, tenDays } from '../analyse.test-kit.ts';
import type { Analysis } from '../analysis.ts';

describe('reach', () => {
  test('reach of two platforms is a range and is judged only where the range agrees', async () => {
    const reported = ['Google Ads', 'Meta'].map((source) => ({
      field: 'reach' as const,
      source,
      period: null,
      printed: null,
      max: '3000',
      sum: '4000',
      rows: 5,
    }));
    const judge = async (value: number): Promise<Analysis> =>
      analysed([...tenDays(), ...tenDays('Meta')], {
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
});
