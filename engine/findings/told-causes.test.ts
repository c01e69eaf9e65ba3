import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import { platformDays } from './platform-days.test-kit.ts';
import type { AnalyseCase } from '../analyse.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import type { Segment, TellingContext } from '../narrative/sentence.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
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

/** Spend that varies, and conversions that are near their ceiling of 40 a day from a spend of 100 on. */
const saturated: DayAmounts = (at) => {
  const spend = 40 + ((at * 37) % 160);
  const conversions = Math.round(40 * (1 - Math.exp(-0.05 * spend)) + ((at * 5) % 3) - 1);
  return { spend: String(spend), conversions: String(conversions), revenue: String(conversions * 50) };
};
const worn =
  (clicks: (at: number) => number): DayAmounts =>
  (at) => ({ spend: '60', impressions: '10000', clicks: String(clicks(at)) });

const days = (platforms: Parameters<typeof platformDays>[0]) => platformDays(platforms, { days: 42 });

/** Campaigns of which each carries one cause, of the whole or of a platform. */
const campaigns: readonly (readonly [readonly MemoryFact[], AnalyseCase?])[] = [
  [days({ Meta: quiet })],
  [days({ Meta: quiet, TikTok: even })],
  [days({ Meta: except([20, 24], { revenue: '0' }) })],
  [days({ Meta: except([20, 41], { spend: '10000', revenue: '100000' }), TikTok: even })],
  [days({ Meta: except([20, 41], { impressions: '10' }) })],
  [days({ Meta: except([20, 20], { spend: '300' }), TikTok: even })],
  [days({ Meta: except([20, 21], { conversions: '4', revenue: '200' }) })],
  [days({ Meta: except([20, 41], { conversions: '10', revenue: '500' }), TikTok: even })],
  [days({ Meta: except([20, 41], { clicks: '100' }) })],
  [days({ Meta: saturated, TikTok: even }), { brief: { targets: [{ kpi: 'roas', value: 12 }] } }],
  [
    ['Ad 1', 'Ad 2'].flatMap((ad, which) =>
      days({ Meta: worn((at) => Math.round(which === 0 ? 200 * (1.5 + at) ** -0.43 : 100 + (at % 3))) }).map((fact) => ({
        ...fact,
        dimensions: { ad },
      })),
    ),
    { brief: { targets: [{ kpi: 'cpc', value: 2 }] } },
  ],
  [
    days({ Meta: even }),
    {
      brief: {
        flight: { start: '2025-06-02', end: '2025-07-31' },
        budget: [{ channel: null, amount: '9000', start: null, end: null }],
      },
    },
  ],
];
const kinds = ['anomaly', 'change-point', 'creative-fatigue', 'end-of-flight', 'saturation', 'tracking-break', 'unit-jump'];

test('what happened on some days is told in both languages, and every sentence holds', async () => {
  const told = new Set<string>();
  for (const [facts, options] of campaigns) {
    const analysis = await analysed(facts, options);
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
  const entities = (['platform', 'ad'] as const).flatMap((dimension) =>
    (analysis.breakdowns.find(({ id }) => id === dimension)?.rows ?? []).map(({ key }) => ({ dimension, key })),
  );
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
