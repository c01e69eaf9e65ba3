import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runCommand } from '@pca/cli';
import { checkSentence, tellRecommendation } from '@pca/engine';
import type { Analysis, Recommendation } from '@pca/engine';

const folder = join(import.meta.dirname, '..', '..', 'samples', 'campaign');

/** What `pca analyse` prints for the files of the sample campaign and its brief. */
async function analysedSample(): Promise<Analysis> {
  const files = readdirSync(folder).filter((name) => name !== 'brief.yaml');
  let printed = '';
  const exitCode = await runCommand(
    ['analyse', ...files.toSorted().map((name) => join(folder, name)), '--brief', join(folder, 'brief.yaml'), '--json', '--quiet'],
    { out: (text) => (printed += text), note: () => undefined, isInteractive: false, nowMs: () => 0 },
  );
  expect(exitCode).toBe(0);
  // The cast holds: the command prints an analysis when it ends without an error.
  return JSON.parse(printed) as Analysis;
}

test('the sample campaign is told to scale its strong channel, to test it, and to pause its dear ones', async () => {
  const analysis = await analysedSample();
  const { recommendations } = analysis;
  const keysOf = (kind: Recommendation['kind']) => recommendations.filter((one) => one.kind === kind).map(({ entity }) => entity?.key);
  expect(recommendations.length).toBeLessThanOrEqual(12);
  expect(keysOf('repeat-winner')).toContain('Google Ads');
  expect(keysOf('test-channel')).toEqual(['Google Ads']);
  expect(new Set(keysOf('pause-segment'))).toEqual(new Set(['LinkedIn', 'TikTok']));
  // DV360 was to spend 50,000 and spent 32,392.26; Meta counted almost nothing on two days.
  expect(keysOf('claim-credit')).toEqual(['DV360']);
  expect(keysOf('fix-tracking')).toEqual(['Meta']);
  // The target was met, and not by a division of the budget that is worth repeating.
  expect(keysOf('repeat-mix')).toEqual([]);
}, 60_000);

test('what is recommended for the sample campaign is told in sentences that hold, in both languages', async () => {
  const analysis = await analysedSample();
  const { currency, period, breakdowns } = analysis;
  const entities = breakdowns.flatMap(({ dimension, rows }) => rows.map(({ key }) => ({ dimension, key })));
  for (const { facts, ...recommendation } of analysis.recommendations)
    for (const language of ['en', 'de'] as const) {
      const context = { language, locale: language, currency, period };
      const effects = facts.filter(({ role }) => role === recommendation.expectedRole).map(({ id }) => id);
      const sentences = tellRecommendation({ facts, ...recommendation }, context);
      expect(sentences.length, recommendation.id).toBeGreaterThanOrEqual(2);
      for (const { text, segments } of sentences)
        expect(checkSentence({ text, segments, context, cited: facts, entities, effects }), text).toEqual([]);
    }
}, 60_000);
