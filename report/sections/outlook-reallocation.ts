import type { ChartSpec } from '@pca/charts';
import { fields, type MeasureId, type Reallocation } from '@pca/engine';
import { labelOf, type ReportContext } from '../context.ts';
import type { Block, Inline, Row, TableBlock } from '../document.ts';
import { cell, name, row, say, text } from '../inlines.ts';
import { statusOf } from '../status.ts';
import { factNumber } from '../fact-number.ts';
import { factCell, factIn, factInterval, factPercent } from './outlook-facts.ts';

/** The same budget divided so that it brings the most, and how sure that is. */
export function reallocationBlocks(context: ReportContext, reallocation: Reallocation): readonly Block[] {
  const rest = reallocation.warnings.filter((warning) => !warning.includes('its response curve is not known'));
  return [
    { kind: 'callout', status: statusOf('neutral', 'where next'), inlines: sentence(context, reallocation) },
    { kind: 'chart', spec: bars(context, reallocation) },
    moveTable(context, reallocation),
    ...(rest.length === 0 ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(rest.join(' '))] } as const]),
  ];
}

/** `The same budget, divided otherwise, brings 12,091 EUR more revenue`. */
export function reallocationTitle(context: ReportContext, { facts }: Reallocation): readonly Inline[] | null {
  const effect = factIn(facts, 'effect');
  if (effect === null) return null;
  return say`The same budget, divided otherwise, brings ${factNumber(context, effect)} more ${measureWord(effect.metric)}`;
}

/** The cast holds because the effect of a reallocation is measured in what is bought. */
function measureWord(metric: string): string {
  return metric in fields ? labelOf(metric as MeasureId).toLowerCase() : metric;
}

function sentence(context: ReportContext, { facts }: Reallocation): readonly Inline[] {
  const [budget, effect, relative, probability] = ['budget', 'effect', 'relative-effect', 'probability'].map((role) => factIn(facts, role));
  if (!budget || !effect) return [text('The best division of the budget is shown.')];
  const share = relative ? say`, ${factNumber(context, relative, { isSigned: true })}` : [];
  const chance = probability ? say` It gains in ${factPercent(context, probability)} of the curves that the days allow.` : [];
  return [
    ...say`${factNumber(context, budget)} divided as below bring ${factNumber(context, effect)} more ${measureWord(effect.metric)} (${factInterval(context, effect, 80)}`,
    ...share,
    text('), if the response stays as it was.'),
    ...chance,
  ];
}

function bars(context: ReportContext, { channels }: Reallocation): ChartSpec {
  return {
    kind: 'paired-bar',
    id: 'reallocation',
    unit: { kind: 'money', currency: context.analysis.currency },
    locale: context.locale,
    title: 'Spend now, and in the division that brings most',
    subtitle: `Spend${context.analysis.currency === null ? '' : `, ${context.analysis.currency}`}; no channel by more than 30\u202F%; ${context.period}`,
    source: context.source,
    description: `Pairs of bars, spend now and in the best division, of ${channels.length} channels.`,
    firstLabel: 'Now',
    secondLabel: 'Best division',
    secondRole: 'other',
    rows: channels.map(({ channel, facts }) => ({
      label: channel,
      first: factIn(facts, 'from')?.value ?? null,
      second: factIn(facts, 'to')?.value ?? null,
    })),
  };
}

function moveTable(context: ReportContext, { channels, facts }: Reallocation): TableBlock {
  const money = context.analysis.currency ?? '';
  const effect = factIn(facts, 'effect');
  return {
    kind: 'table',
    caption: 'Budget by channel, now and in the best division',
    columns: [
      { label: 'Channel', unit: '', align: 'left' },
      { label: 'Now', unit: money, align: 'right' },
      { label: 'Best', unit: money, align: 'right' },
      { label: 'Difference', unit: money, align: 'right' },
      { label: `Change of ${measureWord(effect?.metric ?? '')}`, unit: effect?.unit === 'money' ? money : '', align: 'right' },
    ],
    rows: channels.map((channel) => moveRow(context, channel)),
    note: 'Below the change: 80\u202F% interval.',
  };
}

function moveRow(context: ReportContext, { channel, facts, isBound, isHeld }: Reallocation['channels'][number]): Row {
  const why = isHeld ? 'kept, its curve is not known' : isBound ? 'as far as it may move' : '';
  return row(
    cell(name(channel), why === '' ? [] : [text(why)]),
    factCell(context, factIn(facts, 'from')),
    factCell(context, factIn(facts, 'to')),
    factCell(context, factIn(facts, 'difference'), { isSigned: true }),
    factCell(context, factIn(facts, 'effect'), { isSigned: true }),
  );
}
