import type { Analysis, Fact, Finding, Recommendation, Result } from '@pca/engine';
import { sampleAnalysis } from './analysis.test-kit.ts';

/** A fact about the campaign unless said otherwise, in money, without an interval. */
export function fact(role: string, value: number, parts: Partial<Fact> = {}): Fact {
  const base = { id: `fact.${role}`, metric: 'roas', entity: null, period: null, unit: 'money', low: null, high: null, n: null } as const;
  return { ...base, role, value, ...parts };
}

/** A channel that is better or worse than the rest in ROAS, with what that is worth. */
export function gap(position: number, parts: Partial<Finding> = {}): Finding {
  const entity = { dimension: 'platform', key: channels[position % channels.length] ?? 'Google Ads' } as const;
  const place = `platform.${(position % channels.length) + 1}`;
  const sign = parts.tone === 'bad' ? -1 : 1;
  return {
    id: `efficiency-gap.${position}`,
    kind: 'efficiency-gap',
    tone: 'good',
    entity,
    period: null,
    comparator: 'rest',
    facts: [
      fact('value', 3 + sign, { id: `${place}.roas`, entity, unit: 'number', low: 2.4, high: 4.6, n: 120 }),
      fact('comparator', 3, { id: `gap.${position}.comparator`, unit: 'number' }),
      fact('difference', sign / 3, { id: `gap.${position}.difference`, entity, unit: 'share' }),
      fact('effect', sign * 1200 * position, { id: `gap.${position}.effect`, metric: 'value-at-stake', entity }),
    ],
    effectMoney: sign * 1200 * position,
    result: 'gap',
    grade: 'B',
    caveats: ['observed-not-caused', 'platform-claimed'],
    rank: { position, score: 1 / position, stake: 0.1, certainty: 0.99, novelty: 1, impliedBy: null },
    ...parts,
  };
}

const channels = ['Google Ads', 'Meta Ads', 'TikTok Ads', 'LinkedIn Ads'] as const;

/** The rank of a finding that says the same as another one. */
export function sameAs(other: Finding, position: number): Finding['rank'] {
  return { ...other.rank, position, novelty: 0.1, impliedBy: other.id };
}

export function action(position: number, parts: Partial<Recommendation> = {}): Recommendation {
  const entity = { dimension: 'platform', key: 'Google Ads' } as const;
  return {
    id: `repeat-winner.${position}`,
    group: 'repeat',
    kind: 'repeat-winner',
    entity,
    findings: ['efficiency-gap.1'],
    facts: [
      fact('value', 4, { id: 'platform.1.roas', entity, unit: 'number' }),
      fact('comparator', 3, { id: 'gap.1.comparator', unit: 'number' }),
      fact('effect', 1200, { id: 'action.effect', metric: 'value-at-stake', entity, low: 900, high: 1500 }),
      fact('cost', 640, { id: 'action.cost', metric: 'spend', entity }),
      fact('threshold', 3, { id: 'action.threshold', entity, unit: 'number' }),
    ],
    expectedRole: 'effect',
    costRole: 'cost',
    disproof: { metric: 'roas', role: 'threshold', direction: 'below' },
    sampleSize: null,
    grade: 'B',
    position,
    ...parts,
  };
}

/** A difference of 1.25 in ROAS, far beyond chance. */
export function answer(id: string, parts: Partial<Result> = {}): Result {
  return {
    id,
    askedBy: 'efficiency-gap',
    method: 'each-against-the-rest',
    methodVersion: 1,
    inputHash: id,
    scope: { place: 'platform.1', entity: { dimension: 'platform', key: 'Google Ads' }, period: null },
    metric: 'roas',
    estimate: 1.25,
    unit: 'number',
    interval: { level: 0.95, low: 0.8, high: 1.7, kind: 'days' },
    n: { rows: null, clusters: 61, events: 912.5 },
    pValue: 1e-9,
    adjustedP: 4e-9,
    effect: { absolute: 1.25, relative: 0.4, money: null },
    assumptions: [],
    warnings: [],
    status: 'ok',
    reason: null,
    needed: null,
    seed: null,
    drilldown: ['platform.1.roas'],
    ...parts,
  };
}

/** The sample campaign with these findings, actions and answers. */
export function toldAnalysis(told: Partial<Pick<Analysis, 'findings' | 'recommendations' | 'results' | 'verdict'>>): Analysis {
  return { ...sampleAnalysis(), ...told };
}
