import { describe, expect, test } from 'vitest';

import { rankFindings } from './rank-findings.ts';
import type { Fact } from '../finding.ts';
import type { Draft } from './finding-kind.ts';

function draft(id: string, parts: Partial<Draft>): Draft {
  return {
    id,
    kind: 'placement-gap',
    tone: 'bad',
    entity: null,
    period: null,
    comparator: 'rest',
    facts: [],
    effectMoney: null,
    result: null,
    grade: 'B',
    caveats: [],
    stake: 0.1,
    certainty: 1,
    topics: [],
    ...parts,
  };
}

function fact(value: number): Fact {
  return {
    id: `f${value}`,
    role: 'value',
    metric: 'cpa',
    entity: null,
    period: null,
    value,
    unit: 'money',
    low: null,
    high: null,
    n: null,
  };
}

function ranked(...drafts: readonly Draft[]): readonly string[] {
  return rankFindings(drafts).map(({ id, rank }) => `${rank.position} ${id} ${rank.score} ${rank.impliedBy}`);
}

describe('findings', () => {
  test('are ranked by stake times certainty', () =>
    expect(ranked(draft('a', { stake: 0.2, certainty: 0.5 }), draft('b', { stake: 0.3 }))).toEqual(['1 b 0.3 null', '2 a 0.1 null']));

  test('lose half of their novelty with every finding above on the same topic', () =>
    expect(
      ranked(draft('a', { stake: 0.4, topics: ['ad:1'] }), draft('b', { stake: 0.3, topics: ['ad:1'] }), draft('c', { stake: 0.2 })),
    ).toEqual(['1 a 0.4 null', '2 c 0.2 null', '3 b 0.15 a']));

  test('that state the same numbers of another dimension come last', () =>
    expect(
      ranked(draft('a', { facts: [fact(4)] }), draft('b', { facts: [fact(4)] }), draft('c', { facts: [fact(5)], stake: 0.05 })),
    ).toEqual(['1 a 0.1 null', '2 c 0.05 null', '3 b 0.01 a']));

  test('of equal score follow their ids, and nothing gives nothing', () => {
    expect(ranked(draft('b', {}), draft('a', {}))).toEqual(['1 a 0.1 null', '2 b 0.1 null']);
    expect(ranked()).toEqual([]);
  });
});
