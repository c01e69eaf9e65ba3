import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { numberInputs } from '../lineage/number-formula.ts';
import { sumQueries } from '../lineage/number-queries.ts';
import { checkSentence } from '../narrative/check-sentence.ts';
import { tellFinding } from '../narrative/tell-finding.ts';
import { memoryRunner } from '../query/memory-runner.test-kit.ts';
import { changedFlight } from './change-days.test-kit.ts';
import { combinationDays } from './combination-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';
import type { Finding } from '../finding.ts';
import type { PartFactor } from './combination-days.test-kit.ts';

const brief = { flight: changedFlight };

const metaMobile: PartFactor = ({ platform, device }) => (platform === 'Meta' && device === 'mobile' ? 0.5 : 1);
const metaMobileIn: PartFactor = (part) => (part.country === 'DE' && metaMobile(part) < 1 ? 0.2 : 1);
const meta: PartFactor = ({ platform }) => (platform === 'Meta' ? 0.6 : 1);
const all: PartFactor = () => 0.7;

async function driverIn(factor: PartFactor, seed: number | null) {
  const analysis = await analysed(combinationDays(factor, seed), { brief });
  const [finding] = ofKind(analysis, 'driver-of-change');
  return { analysis, finding, result: analysis.results.find(({ id }) => id === 'driver-of-change.cpa.combinations') };
}

function namedIn(finding: Finding | undefined): readonly string[] {
  const roles = ['combination-within', 'combination-between', 'combination', 'combination-of-three'];
  return (finding?.facts ?? []).filter(({ role }) => roles.includes(role)).map(({ entity }) => entity?.key ?? '');
}

test('the device of a platform in which a change is concentrated is named with its part and its money', async () => {
  const { finding, result } = await driverIn(metaMobile, null);
  // 12 parts at 300 ÷ 60 = 5 a conversion before. In the flight 3 of 12 parts bring half: 3600 ÷ 630 a day. All of the change is theirs,
  // and they cost 10 a conversion now. At 5, the 14 × 630 conversions would have cost 44,100 and not 50,400.
  expect(namedIn(finding).toSorted()).toEqual(['Meta', 'mobile']);
  const roles = rolesOf(finding);
  expect(roles['combination']).toBeCloseTo(3600 / 630 - 5, 9);
  expect(roles['combination-within']).toBeCloseTo(3600 / 630 - 5, 9);
  expect(roles).toMatchObject({ 'combination-own': 10, 'combination-previous': 5 });
  expect(roles['combination-effect']).toBeCloseTo(-6300, 6);
  expect(result).toMatchObject({ status: 'ok', method: 'combinations' });
  expect(result?.estimate).toBeCloseTo(3600 / 630 - 5, 9);
});

test('by chance as well, and of three values all of them are named', async () => {
  expect(namedIn((await driverIn(metaMobile, 7)).finding).toSorted()).toEqual(['Meta', 'mobile']);
  expect(namedIn((await driverIn(metaMobileIn, 7)).finding).toSorted()).toEqual(['DE', 'Meta', 'mobile']);
});

test('a platform that became dearer as a whole has no combination', async () => {
  const { finding, result } = await driverIn(meta, 3);
  expect(finding?.entity?.key).toBe('Meta');
  expect(namedIn(finding)).toEqual([]);
  expect(result).toMatchObject({ status: 'weak', estimate: null, reason: 'No combination of values changed unlike what surrounds it.' });
});

test('campaigns in which nothing, or everything alike, changes name a combination at most five times in a hundred', async () => {
  let named = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { facts, brief: own } = simulateCampaign(seed, 'none', { platforms: 2, ads: 1, placements: 3, days: 14, hasPrevious: true });
    const quiet = ofKind(await analysed(facts, { brief: own }), 'driver-of-change');
    named += quiet.filter((finding) => namedIn(finding).length > 0).length;
    named += namedIn((await driverIn(all, seed)).finding).length > 0 ? 1 : 0;
  }
  expect(named).toBeLessThanOrEqual(5);
}, 60_000);

test.each([
  ['two values', metaMobile],
  ['three values', metaMobileIn],
])('a combination of %s leads back to the rows, and its sentences hold in both languages', async (_, factor) => {
  const { analysis, finding } = await driverIn(factor, 7);
  const runner = memoryRunner(combinationDays(factor, 7));
  for (const [id, reference] of Object.entries(analysis.references)) {
    for (const input of numberInputs(reference)) expect(analysis.references[input.id], `${id} from ${input.id}`).toBeDefined();
    if (reference.kind !== 'sum' || !reference.place.includes('joint.')) continue;
    const answers = await Promise.all(sumQueries(analysis, id).map((query) => runner.run(query)));
    expect(Number(answers[0]?.rows[0]?.[0]), id).toBe(Number(reference.value));
  }
  expect(Object.keys(analysis.places).filter((place) => place.includes('joint.')).length).toBeGreaterThanOrEqual(4);
  if (finding === undefined) throw new Error('nothing was found');
  for (const reader of [{ language: 'en', locale: 'en-GB' } as const, { language: 'de', locale: 'de-DE' } as const]) {
    const context = { ...reader, currency: 'EUR', period: analysis.period };
    const entities = finding.facts.flatMap(({ entity }) => (entity === null ? [] : [entity]));
    const told = tellFinding(finding, context);
    expect(told.filter(({ text }) => /^(?:Within|Innerhalb)/u.test(text)).length).toBeGreaterThanOrEqual(2);
    for (const { text, segments } of told) {
      const used = segments.flatMap((part) => (part.kind === 'text' ? [] : part.kind === 'direction' ? part.facts : [part.fact]));
      const cited = finding.facts.filter(({ id }) => used.includes(id));
      expect(checkSentence({ text, context, segments, cited, entities }), text).toEqual([]);
    }
  }
});
