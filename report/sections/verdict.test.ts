import { describe, expect, test } from 'vitest';

import type { Analysis, TargetVerdict } from '@pca/engine';
import { contextOf } from '../context.ts';
import type { Fact } from '../document.ts';
import { plainText } from '../inlines.ts';
import { action, gap, toldAnalysis } from '../sample-findings.test-kit.ts';
import { verdict } from './verdict.ts';

type Told = Partial<Pick<Analysis, 'findings' | 'recommendations'>>;

function answersOf(told: Told, result: TargetVerdict = 'met'): readonly Fact[] {
  const analysis = toldAnalysis({ ...told, verdict: { result, sentence: 'It did.', refs: [] } });
  const { sections } = verdict(contextOf(analysis, [], 'en'));
  return sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'facts' ? block.facts : []));
}

function words(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ term, inlines }) => `${term} ${plainText(inlines)}`);
}

describe('the verdict', () => {
  test('says why and what now, each with its source', () => {
    const told = answersOf({ findings: [gap(1)], recommendations: [action(1)] });
    expect(words(told)).toEqual([
      'Why? Meta Ads has a higher ROAS than the rest: 4.00 against 3.00\u00A0(No.\u00A01).',
      'What now? Keep Google Ads and scale it in steps: its ROAS is 4.00 against 3.00 for the rest\u00A0(Action\u00A01).',
    ]);
    for (const { inlines } of told) expect(inlines.filter(({ kind }) => kind === 'number')).toHaveLength(2);
  });

  test.each([
    ['met', 'higher'],
    ['missed', 'lower'],
    ['close', 'lower'],
  ] as const)('that is %s is explained by what fits it', (result, direction) => {
    const [why] = answersOf({ findings: [gap(1), gap(2, { tone: 'bad' })] }, result);
    expect(plainText(why?.inlines ?? [])).toContain(` has a ${direction} ROAS `);
  });

  test('is not explained by what only restates it', () => {
    const [first] = answersOf({ findings: [gap(1, { comparator: 'target' }), gap(2)] });
    expect(plainText(first?.inlines ?? [])).toContain('(No.\u00A02)');
  });

  test('names two reasons at most, and none that says part of the first', () => {
    const implied = gap(2, { kind: 'device-gap', rank: { ...gap(2).rank, impliedBy: 'efficiency-gap.1' } });
    const own = [3, 4].map((position) => gap(position, { kind: 'placement-gap' }));
    const [why] = answersOf({ findings: [gap(1), implied, ...own] });
    expect(why?.inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.target] : []))).toEqual(['insight-1', 'insight-3']);
  });

  test('says so where nothing is sure enough to act on', () => {
    expect(words(answersOf({ findings: [gap(1)] }))).toContain('What now? No finding is sure enough to act on.');
    expect(answersOf({})).toEqual([]);
  });
});
