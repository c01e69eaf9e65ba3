import type { ChartSpec } from '@pca/charts';
import type { ReportContext } from '../context.ts';
import type { Block, Fact, Inline, NumberMark, TableBlock } from '../document.ts';
import { cell, name, row, say, text } from '../inlines.ts';
import { percentNumber, pictureValue, plainNumber, referenceBasis, totalNumber } from '../numbers.ts';
import { deliveryStatus } from '../status.ts';
import { leftOut, written, type Written } from './section-writer.ts';

/** Did we get what was bought, and when: spend against the plan. */
export function delivery(context: ReportContext): Written {
  const { delivery: delivered } = context.analysis;
  if (delivered.status === 'no-data') return leftOut('Delivery and pacing', delivered.note);
  const blocks: Block[] = [{ kind: 'callout', status: deliveryStatus(delivered.status), inlines: [text(delivered.note)] }];
  if (delivered.daily.length > 1) blocks.push({ kind: 'chart', spec: cumulative(context) });
  if (delivered.byChannel.some((line) => line.planned !== null)) blocks.push({ kind: 'chart', spec: planned(context) });
  if (delivered.byChannel.length > 0) blocks.push(variance(context));
  if (delivered.outsideFlight !== null) blocks.push({ kind: 'facts', facts: outside(context) });
  return written({ id: 'delivery', name: 'Delivery', title: title(context), blocks });
}

function money(context: ReportContext, ref: string, value: string | null, style: 'full' | 'bare' = 'full'): NumberMark {
  const basis = value === null ? 'not planned' : (referenceBasis(context, ref) ?? 'not explained');
  return { ...totalNumber(context, { place: 'delivery', measure: 'spend', value }, style), ref, basis };
}

function title(context: ReportContext): readonly Inline[] {
  const { planned: plan, actual, pacing } = context.analysis.delivery;
  const spent = money(context, 'total.spend', actual);
  if (plan === null) return say`${spent} spent; the brief has no budget plan`;
  const paced = percentNumber(context, { value: pacing, ref: 'delivery.pacing', basis: 'actual ÷ planned to date' });
  return say`${spent} of ${money(context, 'delivery.planned', plan)} planned, pacing ${paced}`;
}

function cumulative(context: ReportContext): ChartSpec {
  const { daily } = context.analysis.delivery;
  const hasPlan = daily.some((point) => point.planned !== null);
  return {
    kind: 'line',
    id: 'pacing',
    grain: 'day',
    unit: { kind: 'money', currency: context.analysis.currency },
    locale: context.locale,
    title: hasPlan ? 'Cumulative spend against plan' : 'Cumulative spend',
    subtitle: `Spend to date${context.analysis.currency === null ? '' : `, ${context.analysis.currency}`}; ${context.period}`,
    source: context.source,
    description: `Line of cumulative spend over ${daily.length} days${hasPlan ? ', with the plan as a dashed line' : ''}.`,
    starts: daily.map((point) => point.day),
    series: [
      { label: 'Actual', role: 'actual', values: daily.map((point) => pictureValue(point.actual)) },
      ...(hasPlan ? [{ label: 'Plan', role: 'plan', values: daily.map((point) => pictureValue(point.planned)) } as const] : []),
    ],
  };
}

function planned(context: ReportContext): ChartSpec {
  const lines = context.analysis.delivery.byChannel;
  return {
    kind: 'paired-bar',
    id: 'plan-by-channel',
    unit: { kind: 'money', currency: context.analysis.currency },
    locale: context.locale,
    title: 'Spend and plan by channel',
    subtitle: `Spend${context.analysis.currency === null ? '' : `, ${context.analysis.currency}`}; ${context.period}`,
    source: context.source,
    description: `Pairs of bars, actual and planned spend of ${lines.length} channels.`,
    firstLabel: 'Actual',
    secondLabel: 'Plan',
    secondRole: 'plan',
    rows: lines.map((line) => ({ label: line.channel, first: pictureValue(line.actual), second: pictureValue(line.planned) })),
  };
}

function variance(context: ReportContext): TableBlock {
  const unit = context.analysis.currency ?? '';
  return {
    kind: 'table',
    caption: 'Delivery by channel',
    columns: [
      { label: 'Channel', unit: '', align: 'left' },
      { label: 'Planned', unit, align: 'right' },
      { label: 'Actual', unit, align: 'right' },
      { label: 'Variance', unit, align: 'right' },
    ],
    rows: context.analysis.delivery.byChannel.map((line, index) =>
      row(
        cell(name(line.channel)),
        cell(money(context, `delivery.${index + 1}.planned`, line.planned, 'bare')),
        cell(money(context, line.ref ?? `delivery.${index + 1}.actual`, line.actual, 'bare')),
        cell(
          plainNumber(
            context,
            { value: pictureValue(line.variance), ref: `delivery.${index + 1}.variance`, basis: 'actual − planned' },
            { kind: 'money', currency: context.analysis.currency },
            { style: 'bare', isSigned: true },
          ),
        ),
      ),
    ),
    note: '',
  };
}

function outside(context: ReportContext): readonly Fact[] {
  const found = context.analysis.delivery.outsideFlight;
  if (found === null) return [];
  const days = plainNumber(
    context,
    { value: found.days, ref: 'delivery.outside.days', basis: 'days with spend outside the flight' },
    { kind: 'count' },
  );
  return [
    {
      term: 'Outside the flight',
      inlines: say`${money(context, 'delivery.outside.spend', found.spend)} on ${days} ${found.days === 1 ? 'day' : 'days'}`,
    },
  ];
}
