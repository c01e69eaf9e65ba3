import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import type { Finding, FindingKindId } from '../finding.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import type { Segment, TellingLanguage } from '../narrative/sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import { conversions, groupDays } from './group-days.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

const nothing = () => ({ spend: '20', impressions: '900', clicks: '20', conversions: '0' });
const oneGood = { 'Summer 3': conversions(10), 'Winter 7': conversions(5), 'Ad 12': conversions(5), 'Ad 13': conversions(5) };
const onePoor = { '18-24': conversions(3), '25-34': conversions(9), '35-44': conversions(9) };
const sundays = (at: number) => ({ spend: '100', clicks: '200', conversions: String(at % 7 === 6 ? 10 : 30 + (at % 2)) });

/** A campaign for each kind, and what of it the headline says. */
const cases: readonly (readonly [FindingKindId, readonly MemoryFact[], string])[] = [
  ['best-creative', groupDays('ad', oneGood, 20), 'Summer 3 has a higher conversion rate than the rest: 5.00 % against 2.50 %.'],
  [
    'worst-creative',
    groupDays('creative', onePoor, 20),
    'creative 18-24 has a lower conversion rate than the rest: 1.50 % against 4.50 %.',
  ],
  ['audience-gap', groupDays('age', onePoor, 20), 'For age 18-24, CPA is higher than for the rest: 33.33 EUR against 11.11 EUR.'],
  [
    'placement-gap',
    groupDays('placement', onePoor, 20),
    'On placement 18-24, CPA is higher than for the rest: 33.33 EUR against 11.11 EUR.',
  ],
  ['device-gap', groupDays('device', onePoor, 20), 'On device 18-24, CPA is higher than for the rest: 33.33 EUR against 11.11 EUR.'],
  ['geography-gap', groupDays('country', onePoor, 20), 'In country 18-24, CPA is higher than for the rest: 33.33 EUR against 11.11 EUR.'],
  ['hour-pattern', groupDays('hour', { '3': conversions(2), '9': conversions(6), '13': conversions(6) }, 30), 'In hour 3, CPA is higher'],
  ['weekday-pattern', groupDays('campaign', { Brand: sundays }, 42), 'On Sunday, CPA is higher than for the rest:'],
  [
    'spend-without-results',
    groupDays('keyword', { shoes: conversions(10), boots: conversions(10), jobs: nothing, free: nothing }, 20),
    'free spent 400.00 EUR and had 0 conversions.',
  ],
];

test.each(cases)('%s is told in both languages, and every sentence holds', async (kind, facts, headline) => {
  const { findings, breakdowns, period } = await analysed(facts);
  const found = findings.find((finding) => finding.kind === kind);
  expect(found).toBeDefined();
  if (found === undefined) return;
  const entities = breakdowns.flatMap(({ dimension, rows }) => rows.map(({ key }) => ({ dimension, key })));
  for (const language of ['en', 'de'] as const) {
    const context = { language, locale: localeOf[language], currency: 'EUR', period };
    const sentences = tellFinding(found, context);
    expect(sentences.length).toBeGreaterThan(found.caveats.length + 2);
    if (language === 'en') expect(sentences[0]?.text.toLowerCase()).toContain(headline.toLowerCase());
    for (const { text, segments } of sentences)
      expect(checkSentence({ text, context, segments, cited: citedIn(found, segments), entities }), text).toEqual([]);
  }
});

const localeOf: Readonly<Record<TellingLanguage, string>> = { en: 'en-GB', de: 'de-DE' };

function citedIn({ facts }: Finding, segments: readonly Segment[]): Finding['facts'] {
  const ids = segments.flatMap((segment) => ('fact' in segment ? [segment.fact] : 'facts' in segment ? segment.facts : []));
  return facts.filter(({ id }) => ids.includes(id));
}
