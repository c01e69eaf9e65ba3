import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import type { AnalyseCase } from '../analyse.test-kit.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import type { Segment, TellingContext } from '../narrative/sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
import { platformDays, steady } from './platform-days.test-kit.ts';
import { summaryOf } from './source-summary.test-kit.ts';

const opening = 'The imported sums differ from what the export prints:';
const ads = (conversions: number) => () => ({ spend: '10', impressions: '1000', conversions: String(conversions) });
const flight = { start: '2025-06-16', end: '2025-07-06' };

/** Campaigns of which each carries other kinds. */
const campaigns: readonly (readonly [string, readonly MemoryFact[], AnalyseCase])[] = [
  [
    'claims and a shop',
    platformDays({ Meta: ads(30), X: ads(9), TikTok: ads(5), 'Google Ads': ads(170), GA4: () => ({ conversions: '160' }) }, { days: 10 }),
    {},
  ],
  ['claims alone', platformDays({ Meta: ads(30), 'Google Ads': ads(50) }, { days: 10 }), {}],
  [
    'files with gaps',
    platformDays({ Meta: steady(20), X: steady(20), DV360: () => ({ spend: '100', impressions: '9000' }) }, { days: 10 }),
    {
      input: {
        sources: [
          summaryOf('Meta', { accountCoverage: 0.8, reconciliation: `${opening} spend: imported 900, printed 1000, difference -100.` }),
          summaryOf('X', { reconciliation: `${opening} rows: imported 14, stated 20.` }),
        ],
        reported: [{ field: 'reach', source: 'DV360', period: null, printed: '9000', max: '1', sum: '1', rows: 1 }],
      },
    },
  ],
  [
    'a plan that is not kept',
    platformDays(
      { Meta: (at) => ({ spend: String((at < 14 ? 100 : 50) + (at % 2)) }), X: ads(1) },
      { days: 21, start: flight.start },
    ).filter(({ day, source }) => day !== '2025-06-25' && !(day === '2025-06-27' && source === 'X')),
    {
      brief: {
        flight,
        budget: [
          { channel: null, amount: '2400', start: null, end: null },
          { channel: 'X', amount: '300', start: null, end: null },
        ],
      },
    },
  ],
  [
    'targets and a period before',
    [...platformDays({ Meta: steady(20) }, { days: 14 }), ...platformDays({ Meta: steady(25) }, { days: 14, start: flight.start })],
    {
      brief: {
        flight: { start: flight.start, end: '2025-06-29' },
        targets: [
          { kpi: 'cpa', value: 5 },
          { kpi: 'cvr', value: 0.2 },
          { kpi: 'revenue', value: 10_000 },
          { kpi: 'conversions', value: 1000 },
        ],
      },
    },
  ],
];

const kinds = [
  'attribution-overlap',
  'concentration',
  'coverage-gap',
  'efficiency-gap',
  'frequency-high',
  'improvement',
  'missing-days',
  'pacing-drift',
  'reconciliation-gap',
  'share-mismatch',
  'target-met',
  'target-missed',
  'under-delivery',
];

test('what is found of targets, channels, delivery and files is told in both languages, and every sentence holds', async () => {
  const told = new Set<string>();
  for (const [, facts, options] of campaigns) {
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
