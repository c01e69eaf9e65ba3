import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import { platformDays } from './platform-days.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import type { Segment, TellingContext } from '../narrative/sentence.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** 100 spent, 10,000 impressions, 200 clicks and 20 conversions of 50 each a day, a little more or less. */
const even: DayAmounts = (at) => ({
  spend: String(99 + (at % 3)),
  impressions: '10000',
  clicks: String(199 + ((at * 2) % 3)),
  conversions: String(19 + ((at * 5) % 3)),
  revenue: String(950 + ((at * 7) % 5) * 25),
});
const except =
  (days: readonly [number, number], measures: ReturnType<DayAmounts>): DayAmounts =>
  (at) => ({ ...even(at), ...(at >= days[0] && at <= days[1] ? measures : {}) });
const quiet = except([20, 24], { conversions: '0', revenue: '0' });

/** Campaigns of which each carries one cause, of the whole or of a platform. */
const campaigns: readonly Parameters<typeof platformDays>[0][] = [
  { Meta: quiet },
  { Meta: quiet, TikTok: even },
  { Meta: except([20, 24], { revenue: '0' }) },
  { Meta: except([20, 41], { spend: '10000', revenue: '100000' }), TikTok: even },
  { Meta: except([20, 41], { impressions: '10' }) },
  { Meta: except([20, 20], { spend: '300' }), TikTok: even },
  { Meta: except([20, 21], { conversions: '4', revenue: '200' }) },
  { Meta: except([20, 41], { conversions: '10', revenue: '500' }), TikTok: even },
  { Meta: except([20, 41], { clicks: '100' }) },
];
const kinds = ['anomaly', 'change-point', 'tracking-break', 'unit-jump'];

test('what happened on some days is told in both languages, and every sentence holds', async () => {
  const told = new Set<string>();
  for (const platforms of campaigns) {
    const analysis = await analysed(platformDays(platforms, { days: 42 }));
    for (const finding of analysis.findings.filter(({ kind }) => kinds.includes(kind))) {
      checkTold(finding, analysis, { language: 'en', locale: 'en-GB' });
      checkTold(finding, analysis, { language: 'de', locale: 'de-DE' });
      told.add(finding.kind);
    }
  }
  expect([...told].sort()).toEqual(kinds);
});

function checkTold(finding: Finding, analysis: Analysis, reader: Pick<TellingContext, 'language' | 'locale'>): void {
  const context = { ...reader, currency: analysis.currency, period: analysis.period };
  const platforms = analysis.breakdowns.find(({ id }) => id === 'platform')?.rows ?? [];
  const entities = platforms.map(({ key }) => ({ dimension: 'platform', key }) as const);
  const sentences = tellFinding(finding, context);
  expect(sentences.length, finding.id).toBeGreaterThan(finding.caveats.length);
  for (const { text, segments } of sentences) {
    const cited = finding.facts.filter(({ id }) => segments.flatMap(idsOf).includes(id));
    expect(checkSentence({ text, context, segments, cited, entities }), text).toEqual([]);
  }
}

function idsOf(segment: Segment): readonly string[] {
  if (segment.kind === 'text') return [];
  return segment.kind === 'direction' ? segment.facts : [segment.fact];
}
