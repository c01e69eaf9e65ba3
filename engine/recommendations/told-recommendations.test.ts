import { expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { addDays } from '../fields/day.ts';
import { conversions, groupDays } from '../findings/group-days.test-kit.ts';
import { platformDays, steady } from '../findings/platform-days.test-kit.ts';
import { summaryOf } from '../findings/source-summary.test-kit.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import { tellRecommendation } from '../narrative/tell-recommendation.ts';
import { hungry, saturated, simulatedChannels } from '../outlook/outlook.test-kit.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import { recommendationKinds } from './index.ts';
import type { AnalyseCase } from '../analyse.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Recommendation } from '../finding.ts';
import type { DayAmounts } from '../findings/platform-days.test-kit.ts';
import type { TellingContext } from '../narrative/sentence.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

const random = seededRandom(5);
const byChance: DayAmounts = () => ({ spend: '20', clicks: '200', conversions: String(drawPoisson(random, 20)) });
const nothing: DayAmounts = () => ({ spend: '20', impressions: '900', clicks: '20', conversions: '0' });
const ads = { Good: conversions(14), Bad: conversions(2), A: conversions(6), B: conversions(6), C: conversions(6) };
const claims = (count: number) => () => ({ spend: '10', conversions: String(count) });
const flight = { start: '2025-06-02', end: '2025-06-11' };
const line = (channel: string | null, amount: string) => ({ channel, amount, start: null, end: null });
const broken: DayAmounts = (at) => ({ ...steady(10)(at), ...(at >= 14 && at < 18 ? { conversions: '0', revenue: '0' } : {}) });
const dearDays: DayAmounts = (at) => ({ ...steady(20)(at), ...(at >= 14 ? { spend: '10000', revenue: '100000' } : {}) });
const opening = 'The imported sums differ from what the export prints:';

/** A worn ad beside one that keeps its rate. */
const worn: readonly MemoryFact[] = ['Worn', 'Fresh'].flatMap((ad) =>
  Array.from({ length: 30 }, (_, at) => {
    const clicks = ad === 'Worn' ? Math.round(200 * (1.5 + at) ** -0.43) : 100 + 2 * (at % 3);
    const measures = { spend: '60', impressions: '10000', clicks: String(clicks) };
    return { source: 'Meta', day: addDays('2025-06-02', at), dimensions: { ad }, measures };
  }),
);

/** Campaigns of which each asks for other actions. */
const campaigns: readonly (readonly [string, readonly MemoryFact[], AnalyseCase])[] = [
  ['creatives', groupDays('ad', ads, 20), {}],
  [
    'creatives that are alike',
    [...groupDays('ad', { 'Ad 1': byChance, 'Ad 2': byChance }, 20), ...platformDays({ X: () => ({ spend: '300' }) }, { days: 20 })],
    {},
  ],
  ['ages', groupDays('age', { '18-24': conversions(3), '25-34': conversions(10), '35-44': conversions(10) }, 20), {}],
  ['creatives without money', groupDays('ad', ads, 20).map(({ measures, ...fact }) => ({ ...fact, measures: withoutSpend(measures) })), {}],
  ['channels', platformDays({ Meta: steady(10), X: steady(30), TikTok: steady(30) }, { days: 20 }), {}],
  [
    'a mix',
    platformDays({ Meta: steady(20), X: steady(20) }, { days: 20 }),
    { brief: { objectives: ['sales'], targets: [{ kpi: 'roas', value: 5 }] } },
  ],
  [
    'a dear mix',
    platformDays({ Meta: claims(20), X: claims(20) }, { days: 20 }),
    { brief: { objectives: ['sales'], targets: [{ kpi: 'cpa', value: 2 }] } },
  ],
  ['channels that respond', simulatedChannels({ Full: { curve: saturated }, Hungry: { curve: hungry } }, { days: 60, seed: 3 }), {}],
  ['waste', groupDays('keyword', { shoes: conversions(10), boots: conversions(10), jobs: nothing, free: nothing }, 20), {}],
  ['worn ads', worn, {}],
  [
    'a flight that is over',
    platformDays({ X: steady(20), DV360: steady(20) }, { days: 10 }),
    { brief: { flight, budget: [line('X', '1000'), line('DV360', '1500')] } },
  ],
  [
    'a flight that goes on',
    platformDays({ X: steady(20), DV360: steady(20) }, { days: 10 }),
    { brief: { flight: { ...flight, end: '2025-06-21' }, budget: [line('X', '3000'), line('DV360', '3000')] } },
  ],
  ['tracking', platformDays({ Meta: broken, TikTok: steady(20) }, { days: 28 }), {}],
  ['units', platformDays({ Meta: dearDays, TikTok: steady(20) }, { days: 28 }), {}],
  ['claims and a shop', platformDays({ Meta: claims(30), X: claims(50), GA4: () => ({ conversions: '60' }) }, { days: 10 }), {}],
  [
    'files with gaps',
    platformDays({ Meta: steady(20), X: steady(20), DV360: () => ({ spend: '100', impressions: '9000' }) }, { days: 21 }).filter(
      ({ day, source }) => !(source === 'Meta' && day === '2025-06-10'),
    ),
    {
      brief: { flight: { start: '2025-06-02', end: '2025-06-22' } },
      input: {
        sources: [
          summaryOf('Meta', { accountCoverage: 0.8 }),
          summaryOf('X', { reconciliation: `${opening} spend: imported 900, printed 1000, difference -100.` }),
        ],
        reported: [{ field: 'reach', source: 'DV360', period: null, printed: '9000', max: '1', sum: '1', rows: 1 }],
      },
    },
  ],
];

function withoutSpend({ impressions = '0', clicks = '0', conversions: results = '0' }: MemoryFact['measures']): MemoryFact['measures'] {
  return { impressions, clicks, conversions: results };
}

const told = new Set<string>();

test.each(campaigns)('what is recommended for %s is told in both languages, and every sentence holds', async (_, facts, options) => {
  const analysis = await analysed(facts, options);
  for (const recommendation of analysis.recommendations) {
    told.add(recommendation.kind);
    const [english, german] = (['en', 'de'] as const).map((language) =>
      sentencesOf(recommendation, analysis, { language, locale: language === 'en' ? 'en-GB' : 'de-AT' }),
    );
    expect(english?.length, recommendation.id).toBeGreaterThanOrEqual(2);
    expect(german?.length, recommendation.id).toBe(english?.length);
  }
});

test('every kind of recommendation was told', () => {
  expect([...told].sort()).toEqual(recommendationKinds.map(({ id }) => id).toSorted());
});

/** The sentences, each of which holds; the first says what to do, and one of them what to expect, in the 80 % that it has. */
function sentencesOf(
  recommendation: Recommendation,
  analysis: Analysis,
  reader: Pick<TellingContext, 'language' | 'locale'>,
): readonly string[] {
  const context = { ...reader, currency: analysis.currency, period: analysis.period };
  const entities = analysis.breakdowns.flatMap(({ dimension, rows }) => rows.map(({ key }) => ({ dimension, key })));
  const { facts, expectedRole, costRole, sampleSize } = recommendation;
  const effects = facts.filter(({ role }) => role === expectedRole).map(({ id }) => id);
  const sentences = tellRecommendation(recommendation, context);
  for (const { text, segments } of sentences)
    expect(checkSentence({ text, segments, context, cited: facts, entities, effects }), text).toEqual([]);
  const roles = sentences.flatMap(({ segments }) => segments.flatMap((segment) => (segment.kind === 'number' ? [segment.role] : [])));
  for (const role of [expectedRole, costRole, sampleSize?.role ?? null])
    if (role !== null) expect(roles, recommendation.id).toContain(role);
  const texts = sentences.map(({ text }) => text);
  if (expectedRole !== null) expect(texts.join(' ')).toMatch(/80 % interval|80-%-Intervall/u);
  return texts;
}
