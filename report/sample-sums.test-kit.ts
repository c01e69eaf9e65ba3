import { addDays, fieldIdsOfKind } from '@pca/engine';
import type { MeasureId } from '@pca/engine';

/** Sums of one group; what is absent is not reported. */
export type Sums = Readonly<Partial<Record<MeasureId, number>>>;

export const hostileName = `<script>alert("1")</script> & 'Früh\u00ADling' 🌸👩‍👩‍👧`;
export const rightToLeftName = 'حملة الربيع 2026 (retargeting)';
const endlessName = `Spring_2026|PROSP|LAL_1-3%|${'very-long-naming-convention-'.repeat(12)}|v7`;

export const platforms: readonly (readonly [string, Sums])[] = [
  ['Google Ads', { spend: 18_240.55, impressions: 1_482_330, clicks: 41_205, conversions: 912.5, revenue: 78_410.2 }],
  ['Meta Ads', { spend: 15_904.1, impressions: 3_905_118, clicks: 38_412, conversions: 640, revenue: 49_120 }],
  ['TikTok Ads', { spend: 8_120.99, impressions: 5_120_440, clicks: 22_010, conversions: 118, revenue: 9_204.5 }],
  ['LinkedIn Ads', { spend: 5_400, impressions: 310_220, clicks: 1_904, conversions: 11, revenue: 2_150 }],
  ['Amazon DSP', { spend: 2_010.4, impressions: 912_004, clicks: 0 }],
];

export const campaigns: readonly (readonly [string | null, Sums])[] = [
  ['Brand search EMEA', { spend: 9_120.2, impressions: 402_100, clicks: 22_104, conversions: 601, revenue: 55_120 }],
  [hostileName, { spend: 8_010.7, impressions: 1_904_220, clicks: 18_220, conversions: 322, revenue: 24_110 }],
  [endlessName, { spend: 7_402, impressions: 2_120_004, clicks: 20_010, conversions: 210, revenue: 14_400 }],
  [rightToLeftName, { spend: 3_120, impressions: 640_100, clicks: 4_120, conversions: 44, revenue: 3_904 }],
  ['Lead form test', { spend: 412.4, impressions: 20_110, clicks: 190, conversions: 3, revenue: 120 }],
  ['Awareness, no conversions', { spend: 2_010.4, impressions: 912_004, clicks: 0 }],
  [null, { spend: 0.01, impressions: 1 }],
];

/** All platforms together. */
export const whole = addUp(platforms.map(([, sums]) => sums));

export const flight = { start: '2026-03-01', end: '2026-04-30' };
export const days: readonly string[] = Array.from({ length: 61 }, (_, index) => addDays(flight.start, index));

/** The part of the sums that falls on a share of the time; revenue wanders more than the rest. */
export function portion(sums: Sums, share: number): Sums {
  return Object.fromEntries(
    Object.entries(sums).map(([measure, sum]) => [measure, sum * share * (measure === 'revenue' ? 0.8 + share * 12 : 1)]),
  );
}

/** How delivery goes up and down over the days, about 1. */
export function wave(index: number): number {
  return 1 + 0.35 * Math.sin(index / 4) + 0.2 * Math.sin(index * 1.7) + (index === 40 ? 0.9 : 0);
}

function addUp(groups: readonly Sums[]): Sums {
  return Object.fromEntries(
    fieldIdsOfKind('measure').flatMap((measure) => {
      const reported = groups.flatMap((sums) => sums[measure] ?? []);
      return reported.length === 0 ? [] : [[measure, reported.reduce((sum, value) => sum + value, 0)]];
    }),
  );
}
