import { describe, expect, test } from 'vitest';

import type { Recommendation } from '@pca/engine';
import { contextOf } from '../context.ts';
import type { CardBlock, Section } from '../document.ts';
import { plainText } from '../inlines.ts';
import { action, fact, gap, toldAnalysis } from '../sample-findings.test-kit.ts';
import { recommendations } from './recommendations.ts';

function sectionOf(...given: readonly Recommendation[]): Section | undefined {
  return recommendations(contextOf(toldAnalysis({ findings: [gap(1)], recommendations: given }), [], 'en')).sections[0];
}

function cardsOf(...given: readonly Recommendation[]): readonly CardBlock[] {
  return sectionOf(...given)?.blocks.flatMap((block) => (block.kind === 'card' ? [block] : [])) ?? [];
}

describe('recommendations', () => {
  test('stand in four groups', () => {
    const section = sectionOf(
      action(1, { group: 'test' }),
      action(2, { group: 'remove' }),
      action(3, { group: 'refine' }),
      action(4),
      action(5),
    );
    expect(section?.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
      'Repeat',
      'Refine',
      'Remove',
      'Test',
    ]);
    expect(plainText(section?.title ?? []).replaceAll('\u00A0', ' ')).toBe(
      'What to do next: 2 to repeat, 1 to refine, 1 to remove, 1 to test',
    );
  });

  test('show the expected effect with its interval of 80 %, not twice', () => {
    const [card] = cardsOf(action(1));
    expect(card?.figure?.number).toMatchObject({ display: '+€1,200', ref: 'action.effect' });
    expect(card?.figure?.lines.map(plainText)).toEqual(['expected effect', '80\u202F% interval', '€900.00–€1,500']);
    expect(plainText(card?.body ?? [])).toBe('');
  });

  test('say what they take, what would prove them wrong and what asks for them', () => {
    const [card] = cardsOf(action(1));
    expect(card?.facts.map(({ term, inlines }) => [term, plainText(inlines)])).toEqual([
      ['What it takes', 'For Google Ads, the next step takes a further €640.00 of spend.'],
      ['How to tell', 'It is proven wrong if Google Ads then stands below the mark of 3.00 in ROAS.'],
    ]);
    expect(card?.note).toContainEqual({ kind: 'link', text: 'No.\u00A01', target: 'insight-1' });
    expect(plainText(card?.note ?? [])).toContain('Grade B, matched comparison');
  });

  test('that cost no money say so', () => {
    const [card] = cardsOf(action(1, { costRole: null, facts: action(1).facts.filter(({ role }) => role !== 'cost') }));
    expect(card?.facts.map(({ inlines }) => plainText(inlines))).toContain('Nothing but work.');
  });

  test('to test name the sample', () => {
    const facts = [...action(1).facts, fact('sample', 4200, { id: 'action.sample', metric: 'conversions', unit: 'count' })];
    const sampleSize = { perArm: 4200, unit: 'conversions', role: 'sample' } as const;
    const [card] = cardsOf(action(1, { group: 'test', kind: 'test-channel', facts, sampleSize }));
    expect(card?.facts.map(({ term }) => term)).toEqual(['What it takes', 'Sample', 'How to tell']);
  });

  test('without a known effect have no figure', () => {
    expect(cardsOf(action(1, { expectedRole: null }))[0]?.figure).toBeNull();
  });
});
