import { describe, expect, test } from 'vitest';

import { sampleAnalysis } from './analysis.test-kit.ts';
import { action, gap, sameAs, toldAnalysis } from './sample-findings.test-kit.ts';
import { renderSummary } from './summary.ts';

const findings = [gap(1, { comparator: 'target' }), ...[2, 3, 4, 5, 6, 7].map((at) => gap(at, { tone: at % 2 === 0 ? 'good' : 'bad' }))];
const recommendations = [1, 2, 3, 4, 5].map((position) => action(position));

/** The lines below a title. */
function linesOf(text: string, title: string): readonly string[] {
  const [, after = ''] = text.split(`\n${title}\n`);
  return after.split('\n\n')[0]?.split('\n') ?? [];
}

describe('the summary in a terminal', () => {
  test('names what stands out beside the targets, five at most', () => {
    const lines = linesOf(renderSummary(toldAnalysis({ findings })), 'What stands out');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('  ▲ TikTok Ads has a higher ROAS than the rest: 4.00 against 3.00.');
    expect(lines[1]).toMatch(/^ {2}▼ /u);
  });

  test('says nothing twice', () => {
    const first = gap(2);
    const lines = linesOf(renderSummary(toldAnalysis({ findings: [first, gap(3, { rank: sameAs(first, 3) })] })), 'What stands out');
    expect(lines).toHaveLength(1);
  });

  test('names what to do in its order, four actions at most', () => {
    const lines = linesOf(renderSummary(toldAnalysis({ recommendations })), 'What to do');
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['  1.', '  2.', '  3.', '  4.']);
  });

  test('holds neither title where there is nothing to say', () => {
    expect(renderSummary(sampleAnalysis())).not.toMatch(/What (?:stands out|to do)/u);
  });

  test('cuts the notes and says how many there are', () => {
    const notes = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
    expect(linesOf(`${renderSummary({ ...sampleAnalysis(), notes })}\n`, 'Notes').filter((line) => line !== '')).toEqual([
      '  One.',
      '  Two.',
      '  Three.',
      '  2 more in the report',
    ]);
  });

  test('fits a screen', () => {
    expect(renderSummary(toldAnalysis({ findings, recommendations })).split('\n').length).toBeLessThanOrEqual(56);
  });

  test('keeps a name on its line', () => {
    const value = gap(2).facts.map((one) => ({ ...one, entity: { dimension: 'platform', key: 'Two\nlines' } as const }));
    expect(renderSummary(toldAnalysis({ findings: [gap(2, { facts: value })] }))).toContain('  ▲ Two lines has a higher ROAS');
  });
});
