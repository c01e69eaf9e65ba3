import { expect, test } from 'vitest';

import type { DotChart } from '../chart-spec.ts';
import { renderSvg } from '../render-svg.ts';

const rows = ['Search', 'Social', 'Video'].map((label, at) => ({ label, value: at + 1, low: at + 0.5, high: at + 1.5, isTooFew: false }));

function picture(parts: Partial<DotChart> = {}): string {
  const spec: DotChart = {
    kind: 'dot',
    id: 'roas',
    title: 'ROAS by channel',
    subtitle: '',
    unit: { kind: 'number' },
    locale: 'en',
    source: '',
    description: '',
    valueLabel: 'ROAS',
    rows,
    reference: { label: 'The rest', value: 2 },
    ...parts,
  };
  return renderSvg(spec, { width: 600, theme: 'light', caption: 'none' });
}

/** The names that stand in bold. */
function boldNames(svg: string): readonly string[] {
  return [...svg.matchAll(/<text x="0"[^>]*font-weight="600"[^>]*>([^<]*)</gu)].map(([, words = '']) => words);
}

/** How many dots there are of each colour. */
function dotColours(svg: string): readonly string[] {
  return [...svg.matchAll(/<circle class="dot"[^>]* fill="([^"]+)"/gu)].map(([, fill = '']) => fill);
}

test('a chart about one row writes its name in bold and draws the others in grey', () => {
  const svg = picture({ focus: 1 });
  expect(boldNames(svg)).toEqual(['Social']);
  expect(dotColours(svg)).toEqual(['#7B8490', '#0B5CAD', '#7B8490']);
});

test('a chart about all rows treats them alike', () => {
  expect(boldNames(picture())).toEqual([]);
  expect(new Set(dotColours(picture())).size).toBe(1);
});
