import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import { changedDays, changedFlight, fewerClicks, movedSpend, reversed, worseMeta } from './change-days.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import type { Segment, TellingContext } from '../narrative/sentence.ts';

const campaigns = [
  changedDays(movedSpend),
  changedDays(movedSpend, 50),
  changedDays(worseMeta),
  changedDays(reversed),
  changedDays(fewerClicks),
  changedDays(fewerClicks, 50),
  changedDays({ Meta: { before: { spend: 100, conversions: 10 }, now: { spend: 200, conversions: 20 } } }),
];
const kinds = ['driver-of-change', 'funnel-driver', 'mix-shift', 'simpson-paradox'];

test('what changed between two periods is told in both languages, and every sentence holds', async () => {
  const told = new Set<string>();
  for (const facts of campaigns) {
    for (const brief of [{ flight: changedFlight }, {}]) {
      const analysis = await analysed(facts, { brief });
      for (const finding of analysis.findings.filter(({ kind }) => kinds.includes(kind))) {
        checkTold(finding, analysis, { language: 'en', locale: 'en-GB' });
        checkTold(finding, analysis, { language: 'de', locale: 'de-DE' });
        told.add(finding.kind);
      }
    }
  }
  expect([...told].sort()).toEqual(kinds);
});

test('the headline of a shift names who gained, and what that did', async () => {
  const analysis = await analysed(changedDays(movedSpend), { brief: { flight: changedFlight } });
  const finding = analysis.findings.find(({ kind }) => kind === 'mix-shift');
  const headline = (language: 'en' | 'de', locale: string) =>
    finding === undefined ? null : tellFinding(finding, { language, locale, currency: 'EUR', period: analysis.period })[0]?.text;
  expect(headline('en', 'en-GB')).toBe(
    'The share of spend of Meta rose by 33.33 percentage points, and that shift moved the CPA of the campaign by +3.00 EUR.',
  );
  expect(headline('de', 'de-DE')).toBe(
    'Der Ausgabenanteil von Meta stieg um 33,33 Prozentpunkte, und diese Verschiebung veränderte die Kennzahl CPA für die Kampagne um +3,00 EUR.',
  );
});

function checkTold(finding: Finding, analysis: Analysis, reader: Pick<TellingContext, 'language' | 'locale'>): void {
  const context = { ...reader, currency: analysis.currency, period: analysis.period };
  const entities = analysis.breakdowns.flatMap(({ id, rows }) =>
    id === 'platform' || id === 'device' ? rows.map(({ key }) => ({ dimension: id, key }) as const) : [],
  );
  const sentences = tellFinding(finding, context);
  expect(sentences.length, finding.id).toBeGreaterThan(finding.caveats.length + 2);
  for (const { text, segments } of sentences) {
    const cited = finding.facts.filter(({ id }) => segments.flatMap(idsOf).includes(id));
    expect(checkSentence({ text, context, segments, cited, entities }), text).toEqual([]);
  }
}

function idsOf(segment: Segment): readonly string[] {
  if (segment.kind === 'text') return [];
  return segment.kind === 'direction' ? segment.facts : [segment.fact];
}
