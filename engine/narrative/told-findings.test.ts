import { expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { simulateCampaign } from '../findings/simulated-campaign.test-kit.ts';
import type { PlantedCause } from '../findings/simulated-campaign.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Entity } from '../finding.ts';
import { checkSentence } from './check-sentence.ts';
import type { TellingContext } from './sentence.ts';
import { tellFinding } from './tell-finding.ts';
import { tellRecommendation } from './tell-recommendation.ts';

const causes: readonly PlantedCause[] = [
  'none',
  'tracking-break',
  'mix-shift',
  'fatigued-creative',
  'overspending-placement',
  'currency-jump',
];
const shape = { platforms: 3, ads: 4, placements: 2, days: 28, hasPrevious: true };

/** Every group that a breakdown of the analysis names. */
function entitiesOf({ breakdowns }: Analysis): readonly Entity[] {
  return breakdowns.flatMap(({ dimension, rows }) => rows.map(({ key }) => ({ dimension, key })));
}

function expectTold(analysis: Analysis, context: TellingContext): void {
  const entities = entitiesOf(analysis);
  for (const { facts, ...finding } of analysis.findings)
    for (const { text, segments } of tellFinding({ facts, ...finding }, context))
      expect({ text, issues: checkSentence({ text, segments, context, cited: facts, entities, comparator: finding.comparator }) }).toEqual({
        text,
        issues: [],
      });
  for (const { facts, ...recommendation } of analysis.recommendations)
    for (const { text, segments } of tellRecommendation({ facts, ...recommendation }, context)) {
      const effects = facts.filter(({ role }) => role === recommendation.expectedRole).map(({ id }) => id);
      expect({ text, issues: checkSentence({ text, segments, context, cited: facts, entities, effects }) }).toEqual({ text, issues: [] });
    }
}

test.each(causes)('what is found in a campaign with the cause %s is told in both languages by its facts', async (cause) => {
  for (const seed of [1, 2]) {
    const { facts, brief } = simulateCampaign(seed, cause, shape);
    const analysis = await analysed(facts, { brief: { ...brief, targets: [{ kpi: 'roas', value: 2 }] } });
    const { currency, period } = analysis;
    expectTold(analysis, { language: 'en', locale: 'en-GB', currency, period });
    expectTold(analysis, { language: 'de', locale: 'de-AT', currency, period });
  }
});
