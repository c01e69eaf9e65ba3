import { describe, expect, test } from 'vitest';

import type { Analysis, ChannelCurve, Fact, Outlook, Projection, Reallocation } from '@pca/engine';
import { sampleAnalysis } from '../analysis.test-kit.ts';
import { compose } from '../compose.ts';
import { plainText } from '../inlines.ts';
import { renderHtml } from '../formats/html.ts';
import type { Block, Section } from '../document.ts';

const money = { metric: 'spend', unit: 'money' } as const;
const roas = { metric: 'roas', unit: 'number' } as const;

function fact(role: string, value: number, given: Partial<Fact> = {}): Fact {
  return {
    id: `test.${role}`,
    role,
    metric: 'spend',
    entity: null,
    period: null,
    value,
    unit: 'number',
    low: null,
    high: null,
    n: null,
    ...given,
  };
}

const projection: Projection = {
  status: 'ok',
  reason: null,
  needed: null,
  method: 'theta',
  lastDay: '2026-04-28',
  end: '2026-04-30',
  daysBehind: 59,
  daysLeft: 2,
  direction: 'under',
  isBudgetWithin: false,
  facts: [
    fact('spent', 46_000, money),
    fact('planned', 52_000, money),
    fact('projected', 47_600, { ...money, low: 47_000, high: 48_200 }),
    fact('required-per-day', 3000, money),
    fact('pacing', 0.914, { metric: 'pacing', unit: 'share' }),
  ],
  days: [
    { day: '2026-04-29', value: 800, low: 600, high: 1000 },
    { day: '2026-04-30', value: 800, low: 600, high: 1000 },
  ],
  warnings: ['2 later days do not have the figures of every source and are left out.'],
};

const full: ChannelCurve = {
  channel: 'Meta Ads',
  entity: { dimension: 'platform', key: 'Meta Ads' },
  place: 'platform.1',
  measure: 'revenue',
  kpi: 'roas',
  grain: 'day',
  n: 60,
  status: 'ok',
  reason: null,
  needed: null,
  form: 'logistic',
  parameters: { ceiling: 100, rate: 0.01 },
  points: [],
  observed: { min: 100, max: 900, mean: 400 },
  facts: [
    fact('average-return', 4.3, { ...roas, low: 4, high: 4.6 }),
    fact('spend-per-day', 400, money),
    fact('marginal-return', 1.2, { ...roas, low: 0.8, high: 1.7 }),
    fact('headroom', -120, { ...money, low: -150, high: -90 }),
  ],
  headroom: 'within-range',
  warnings: [],
  seed: 1,
};

const unknown: ChannelCurve = {
  ...full,
  channel: 'TikTok Ads',
  status: 'weak',
  reason: 'Average return only.',
  needed: 'It takes more.',
  form: null,
  parameters: {},
  facts: full.facts.slice(0, 2),
  headroom: null,
  seed: null,
};

const reallocation: Reallocation = {
  channels: [
    {
      channel: 'Meta Ads',
      entity: full.entity,
      isBound: true,
      isHeld: false,
      facts: [
        fact('from', 20_000, money),
        fact('to', 14_000, money),
        fact('difference', -6000, money),
        fact('effect', -7000, { ...money, metric: 'revenue', low: -9000, high: -5000 }),
      ],
    },
    {
      channel: 'TikTok Ads',
      entity: unknown.entity,
      isBound: false,
      isHeld: true,
      facts: [fact('from', 9000, money), fact('to', 9000, money)],
    },
  ],
  facts: [
    fact('budget', 29_000, money),
    fact('effect', 3500, { ...money, metric: 'revenue', low: 900, high: 6100 }),
    fact('relative-effect', 0.021, { metric: 'revenue', unit: 'share' }),
    fact('probability', 0.93, { metric: 'revenue', unit: 'share' }),
  ],
  warnings: [],
};

const nothing: Outlook = { projection: null, projectionReason: null, curves: [], reallocation: null, reallocationReason: null };

function composed(outlook: Partial<Outlook>) {
  const analysis: Analysis = { ...sampleAnalysis(), outlook: { ...nothing, ...outlook } };
  const document = compose({ analysis, certificates: [] });
  return { document, section: document.sections.find(({ id }) => id === 'outlook') };
}

function textOf(blocks: readonly Block[] = []): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'callout' || block.kind === 'paragraph') return [plainText(block.inlines)];
  if (block.kind === 'list') return block.items.map(plainText);
  if (block.kind === 'facts') return block.facts.map(({ term, inlines }) => `${term}: ${plainText(inlines)}`);
  if (block.kind !== 'table') return [];
  return block.rows.map(({ cells }) => cells.map(({ inlines, detail }) => plainText([...inlines, ...detail])).join('|'));
}

function chartIds(section: Section | undefined): readonly string[] {
  return (section?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block.spec.id] : []));
}

describe('the outlook', () => {
  const { section, document } = composed({ projection, curves: [full, { ...full, channel: 'Google Ads' }, unknown], reallocation });

  test('says first where the flight ends', () => {
    expect(plainText(section?.title ?? [])).toBe('Spend heads for €47,600 of €52,000 planned');
    expect(textOf(section?.blocks)).toContain(
      '€46,000 spent by Apr 28, 2026; €47,600 (95\u202F% interval €47,000–€48,200) expected by Apr 30, 2026',
    );
    expect(textOf(section?.blocks)).toContain('To spend the plan: €3,000 a day\nPacing, weekdays weighed: 91\u202F%');
  });

  test('shows for each channel what more money returns, or why that is not known', () => {
    expect(textOf(section?.blocks)).toContain(
      'Meta Ads|400.00100.00–900.00|4.304.00–4.60|1.200.80–1.70|−120.00−150.00 to −90.00|logistic, 60 days',
    );
    expect(textOf(section?.blocks)).toContain('TikTok Ads: Average return only. It takes more.');
  });

  test('tells what the same budget would bring, with its interval', () => {
    expect(textOf(section?.blocks)).toContain(
      '€29,000 divided as below bring €3,500 more revenue (80\u202F% interval €900.00–€6,100, +2.10\u202F%)',
    );
    expect(textOf(section?.blocks)).toContain('It gains in 93\u202F% of the curves');
    expect(textOf(section?.blocks)).toContain('TikTok Adskept, its curve is not known|9,000|9,000|–|–');
  });

  test('has a picture of each', () => expect(chartIds(section)).toEqual(['projection', 'marginal-return', 'reallocation']));

  test('draws the plan and the projection up to the end of the flight', () => {
    const line = section?.blocks.flatMap((block) => (block.kind === 'chart' && block.spec.kind === 'line' ? [block.spec] : []))[0];
    const valuesOf = (label: string) => line?.series.find((series) => series.label === label)?.values ?? [];
    expect(line?.series.every(({ values }) => values.length === line.starts.length)).toBe(true);
    expect(valuesOf('Expected').slice(-3)).toEqual([46_000, 46_800, 47_600]);
    expect(valuesOf('Plan').at(-1)).toBe(52_000);
    expect(valuesOf('Actual').slice(-2)).toEqual([null, null]);
  });

  test('is drawn without a broken number', () => {
    expect(/\bNaN\b|\bundefined\b|\bInfinity\b/u.exec(renderHtml(document))?.[0]).toBeUndefined();
  });

  test('without days to come says what the most saturated channel returns', () => {
    const title = composed({
      curves: [{ ...full, channel: 'Google Ads', facts: [fact('average-return', 4, roas), fact('marginal-return', 3.5, roas)] }, full],
    });
    expect(plainText(title.section?.title ?? [])).toBe('ROAS of the next EUR in Meta Ads: 1.20, against 4.30 on average');
  });

  test('of channels without a curve is left out, and says of the largest one what it would take', () => {
    const { section: none, document: rest } = composed({ curves: [unknown] });
    expect(none).toBeUndefined();
    const gaps = rest.sections.find(({ id }) => id === 'not-covered')?.blocks ?? [];
    expect(textOf(gaps)).toContain('Response to spend|No channel shows one. TikTok Ads: Average return only. It takes more.');
  });

  test('of nothing is left out, with its reasons', () => {
    const { section: none, document: rest } = composed({ projectionReason: 'The flight is over.', reallocationReason: 'There is none.' });
    expect(none).toBeUndefined();
    const gaps = rest.sections.find(({ id }) => id === 'not-covered')?.blocks ?? [];
    expect(textOf(gaps)).toContain('End-of-flight projection|The flight is over.');
    expect(textOf(gaps)).toContain('Budget reallocation|There is none.');
  });
});
