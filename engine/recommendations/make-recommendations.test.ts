import { expect, test } from 'vitest';
import { analysed } from '../analyse.test-kit.ts';
import { conversions, groupDays } from '../findings/group-days.test-kit.ts';
import { simulateCampaign } from '../findings/simulated-campaign.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { PlantedCause } from '../findings/simulated-campaign.test-kit.ts';
import type { Grade } from '../finding.ts';

const shape = { platforms: 3, ads: 4, placements: 2, days: 28, hasPrevious: true };
const causes: readonly PlantedCause[] = [
  'none',
  'tracking-break',
  'mix-shift',
  'fatigued-creative',
  'overspending-placement',
  'currency-jump',
];

const simulated = async (cause: PlantedCause, seed: number): Promise<Analysis> => {
  const { facts, brief } = simulateCampaign(seed, cause, shape);
  return analysed(facts, { brief });
};

test.each(causes)('all that is recommended with the cause %s rests on findings and on numbers on record', async (cause) => {
  const { recommendations, findings, references } = await simulated(cause, 1);
  const gradeOf = new Map(findings.map(({ id, grade }) => [id, grade]));
  expect(recommendations.length).toBeLessThanOrEqual(12);
  expect(recommendations.map(({ position }) => position)).toEqual(recommendations.map((_, at) => at + 1));
  expect(new Set(recommendations.map(({ id }) => id)).size).toBe(recommendations.length);
  for (const one of recommendations) {
    const roles = one.facts.map(({ role }) => role);
    expect(new Set(roles).size, one.id).toBe(roles.length);
    expect(new Set(one.facts.map(({ id }) => id)).size, one.id).toBe(roles.length);
    expect(
      one.facts.every(({ id }) => id in references),
      one.id,
    ).toBe(true);
    for (const role of [one.expectedRole, one.costRole, one.disproof?.role, one.sampleSize?.role])
      if (role !== null && role !== undefined) expect(roles, one.id).toContain(role);
    const expected = one.facts.find(({ role }) => role === one.expectedRole);
    if (expected !== undefined)
      expect(Number(expected.low) <= expected.value && expected.value <= Number(expected.high), one.id).toBe(true);
    for (const id of one.findings) expect(isNoBetter(one.grade, gradeOf.get(id) ?? 'A'), one.id).toBe(true);
  }
});

function isNoBetter(grade: Grade, than: Grade): boolean {
  return grade >= than;
}

test('of twenty campaigns by chance few ask for an action, as few as their questions let pass by chance', async () => {
  let acting = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const { recommendations } = await simulated('none', seed);
    if (recommendations.some(({ group, kind }) => group !== 'test' && kind !== 'reconcile-backend')) acting += 1;
  }
  expect(acting).toBeLessThanOrEqual(4);
});

test('the largest effect stands first, and nobody is both paused and scaled', async () => {
  const ads = { Good: conversions(14), Bad: conversions(2), A: conversions(6), B: conversions(6), C: conversions(6) };
  const { recommendations } = await analysed(groupDays('ad', ads, 20));
  expect(recommendations.slice(0, 2).map(({ kind, entity }) => `${kind} ${entity?.key}`)).toEqual([
    'repeat-winner Good',
    'pause-segment Bad',
  ]);
  const scaled = recommendations.filter(({ group }) => group === 'repeat').map(({ entity }) => entity?.key);
  const taken = recommendations.filter(({ group }) => group === 'remove').map(({ entity }) => entity?.key);
  expect(scaled.filter((key) => taken.includes(key))).toEqual([]);
});

test('the same facts in another order ask for the same', async () => {
  const { facts, brief } = simulateCampaign(1, 'overspending-placement', shape);
  const [first, second] = await Promise.all([analysed(facts, { brief }), analysed(facts.toReversed(), { brief })]);
  expect(first.recommendations.length).toBeGreaterThan(0);
  expect(JSON.stringify(second.recommendations)).toBe(JSON.stringify(first.recommendations));
});
