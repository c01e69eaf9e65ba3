import { describe, expect, test } from 'vitest';

import type { Finding } from '@pca/engine';
import { contextOf } from '../context.ts';
import type { Block, CardBlock, TableBlock } from '../document.ts';
import { plainText } from '../inlines.ts';
import { gap, sameAs, toldAnalysis } from '../sample-findings.test-kit.ts';
import { insights } from './insights.ts';

function blocksOf(findings: readonly Finding[]): readonly Block[] {
  return insights(contextOf(toldAnalysis({ findings }), [], 'en')).sections.flatMap((section) => section.blocks);
}

function cardsOf(blocks: readonly Block[]): readonly CardBlock[] {
  return blocks.flatMap((block) => (block.kind === 'card' ? [block] : []));
}

function tableOf(blocks: readonly Block[]): TableBlock | undefined {
  return blocks.find((block) => block.kind === 'table');
}

function headingsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
}

describe('insights', () => {
  test('stand under achievements, problems and what is worth knowing, with their rank', () => {
    const blocks = blocksOf([gap(1, { tone: 'bad' }), gap(2), gap(3, { tone: 'neutral' }), gap(4)]);
    expect(headingsOf(blocks)).toEqual(['Achievements', 'Problems', 'Worth knowing', 'How to read the cards']);
    expect(cardsOf(blocks).map(({ rank, status }) => `${rank} ${status.sign} ${status.word}`)).toEqual([
      'No.\u00A02 ▲ good',
      'No.\u00A04 ▲ good',
      'No.\u00A01 ▼ needs attention',
      'No.\u00A03 ○ worth knowing',
    ]);
  });

  test('are told in full up to twelve, the others in a table', () => {
    const blocks = blocksOf(Array.from({ length: 15 }, (_, at) => gap(at + 1)));
    expect(cardsOf(blocks)).toHaveLength(12);
    expect(tableOf(blocks)?.rows.map(({ id }) => id)).toEqual(['insight-13', 'insight-14', 'insight-15']);
  });

  test('that say the same of another dimension leave their place to others', () => {
    const first = gap(1);
    const blocks = blocksOf([first, gap(2, { rank: sameAs(first, 2) }), gap(3)]);
    expect(cardsOf(blocks).map(({ id }) => id)).toEqual(['insight-1', 'insight-3']);
    expect(tableOf(blocks)?.rows.map(({ cells }) => plainText(cells[0]?.detail ?? []))).toEqual([
      'No.\u00A02, says the same as No.\u00A01',
    ]);
  });

  test('begin with the first sentence and show what they are worth beside it', () => {
    const [card] = cardsOf(blocksOf([gap(1)]));
    expect(plainText(card?.title ?? [])).toBe('Meta Ads has a higher ROAS than the rest: 4.00 against 3.00.');
    expect(card?.figure).toMatchObject({ number: { display: '+€1,200', ref: 'gap.1.effect' }, tone: 'good' });
    expect(plainText(card?.body ?? [])).not.toContain('1,200');
  });

  test('without a value in money show none', () => {
    const [card] = cardsOf(blocksOf([gap(1, { effectMoney: null })]));
    expect(card?.figure).toBeNull();
    expect(plainText(card?.body ?? [])).toContain('+€1,200');
  });

  test('state each caveat once, in words that the cards only mark', () => {
    const blocks = blocksOf([gap(1), gap(2)]);
    const legend = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(legend.map(({ term }) => term)).toEqual(['observed, not caused', 'platform-claimed', 'Rank', 'Money effect', 'Grade']);
    for (const { body, marks } of cardsOf(blocks)) {
      expect(marks).toEqual(['observed, not caused', 'platform-claimed']);
      expect(plainText(body)).not.toContain('platform claims');
    }
  });

  test('draw the groups of one comparison once, the own group in bold', () => {
    const [first, second] = cardsOf(blocksOf([gap(1), gap(2)]));
    expect(first?.chart).toMatchObject({ kind: 'dot', reference: { label: 'The rest', value: 3 } });
    const { chart } = first ?? {};
    expect(chart?.kind === 'dot' ? chart.rows[chart.focus ?? -1]?.label : null).toBe('Meta Ads');
    expect(second?.chart).toBeNull();
    expect(second?.note).toContainEqual({ kind: 'link', text: 'No.\u00A01', target: 'insight-1' });
  });

  test('of no comparison with the rest draw nothing', () => {
    const [card] = cardsOf(blocksOf([gap(1, { comparator: 'target' })]));
    expect(card?.chart).toBeNull();
  });

  test('are left out with a reason where nothing was found', () => {
    const written = insights(contextOf(toldAnalysis({ findings: [] }), [], 'en'));
    expect(written.sections).toEqual([]);
    expect(written.absent.map(({ what }) => what)).toEqual(['Insights']);
  });
});
