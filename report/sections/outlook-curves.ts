import { formatInterval, formatNumber, missingText, unitLabel, type ChartSpec } from '@pca/charts';
import type { ChannelCurve, Fact } from '@pca/engine';
import { labelOf, unitOf, type ReportContext } from '../context.ts';
import type { Block, Cell, Inline, Row, TableBlock } from '../document.ts';
import { cell, name, row, say, text } from '../inlines.ts';
import { factNumber, factUnit } from '../fact-number.ts';
import { factCell, factIn, moneyWord } from './outlook-facts.ts';

const observed =
  'Curves are fitted to what was observed, not to a test: days of high spend may differ from others in more than spend. A channel without a curve keeps its average return, since the days do not show more.';

/** What each channel's next unit of money returns: known ones as dots, all in a table with what is missing for the others. */
export function curveBlocks(context: ReportContext, curves: readonly ChannelCurve[]): readonly Block[] {
  const known = curves.filter((curve) => curve.status === 'ok');
  return [
    ...(known.length < 2 ? [] : [{ kind: 'chart', spec: marginals(context, known) } as const]),
    curveTable(context, curves),
    ...remarks(curves),
    { kind: 'paragraph', isNote: true, inlines: [text(observed)] },
  ];
}

/** `The next EUR in Meta returns a ROAS of 2.10, against 4.30 on average`, of the channel that is most saturated. */
export function curveTitle(context: ReportContext, curves: readonly ChannelCurve[]): readonly Inline[] | null {
  const pairs = curves.flatMap((curve) => {
    const [marginal, average] = [factIn(curve.facts, 'marginal-return'), factIn(curve.facts, 'average-return')];
    return curve.status === 'ok' && marginal !== null && average !== null ? [{ curve, marginal, average }] : [];
  });
  const bend = ({ marginal, average }: (typeof pairs)[number]): number => Math.abs(Math.log(marginal.value / average.value));
  const [most] = pairs.toSorted((a, b) => bend(b) - bend(a));
  if (most === undefined) return null;
  const { curve, marginal, average } = most;
  return say`${labelOf(curve.kpi)} of the next ${moneyWord(context)} in ${name(curve.channel)}: ${factNumber(context, marginal)}, against ${factNumber(context, average)} on average`;
}

function marginals(context: ReportContext, curves: readonly ChannelCurve[]): ChartSpec {
  const kpi = curves[0]?.kpi ?? 'roas';
  const unit = unitOf(kpi, context.analysis.currency);
  const target = context.analysis.objectives.flatMap(({ results }) => results).find((result) => result.kpi === kpi)?.target ?? null;
  const title = `${labelOf(kpi)} of the next ${moneyWord(context)}`;
  return {
    kind: 'dot',
    id: 'marginal-return',
    unit,
    locale: context.locale,
    title: `${title}, by channel`,
    subtitle: `${title} at the mean spend of a day, with 95\u202F% interval; the ${curves.length} channels whose curve is known; ${context.period}`,
    source: context.source,
    description: `Dot and interval of what the next unit of money returns in ${curves.length} channels.`,
    valueLabel: title,
    rows: curves.map(({ channel, facts }) => {
      const marginal = factIn(facts, 'marginal-return');
      return { label: channel, value: marginal?.value ?? null, low: marginal?.low ?? null, high: marginal?.high ?? null, isTooFew: false };
    }),
    reference: target === null ? null : { label: 'Target', value: target },
  };
}

function curveTable(context: ReportContext, curves: readonly ChannelCurve[]): TableBlock {
  const kpi = curves[0]?.kpi ?? 'roas';
  const money = context.analysis.currency ?? '';
  const returns = unitLabel(unitOf(kpi, context.analysis.currency));
  return {
    kind: 'table',
    caption: 'Response to spend by channel, of a day with spend',
    columns: [
      { label: 'Channel', unit: '', align: 'left' },
      { label: 'Spend a day', unit: money, align: 'right' },
      { label: `${labelOf(kpi)}, average`, unit: returns, align: 'right' },
      { label: `${labelOf(kpi)} of the next ${moneyWord(context)}`, unit: returns, align: 'right' },
      { label: 'Room up to target', unit: money, align: 'right' },
      { label: 'Curve', unit: '', align: 'left' },
    ],
    rows: curves.map((curve) => curveRow(context, curve)),
    note: 'Below spend: the lowest and highest of the days that were observed. Below the others: 95\u202F% interval. Room is by how much spend a day may rise, or has to fall where it is negative, until the next unit of money returns just the target.',
  };
}

function curveRow(context: ReportContext, curve: ChannelCurve): Row {
  const { facts } = curve;
  return row(
    cell(name(curve.channel)),
    spendCell(context, curve),
    factCell(context, factIn(facts, 'average-return')),
    factCell(context, factIn(facts, 'marginal-return')),
    roomCell(context, curve),
    curveCell(curve),
  );
}

function spendCell(context: ReportContext, curve: ChannelCurve): Cell {
  const spend = factIn(curve.facts, 'spend-per-day');
  if (spend === null || curve.observed === null) return cell(missingText);
  const { min, max } = curve.observed;
  const range = formatInterval(min, max, factUnit(spend.unit, context.analysis.currency), { locale: context.locale, style: 'bare' });
  return cell(factNumber(context, spend, { style: 'bare' }), [text(range)]);
}

const rooms = { 'within-range': '', 'beyond-range': 'at least', nowhere: 'below target at every spend' } as const;

function roomCell(context: ReportContext, { facts, headroom }: ChannelCurve): Cell {
  const room: Fact | null = factIn(facts, 'headroom');
  if (room === null || headroom === null) return cell(missingText);
  const shown = factCell(context, room, { isSigned: true });
  return rooms[headroom] === '' ? shown : { ...shown, detail: [text(rooms[headroom])] };
}

const forms: Readonly<Record<string, string>> = { power: 'power', logistic: 'logistic', hill: 'Hill', linear: 'straight line' };

function curveCell({ status, form, n, grain }: ChannelCurve): Cell {
  const size = `${formatNumber(n, { kind: 'count' })} ${grain}s`;
  if (status === 'ok') return cell(`${forms[form ?? ''] ?? form ?? ''}, ${size}`);
  return cell(status === 'weak' ? `none, ${size}` : 'none');
}

/** Why channels have no curve and what it would take, and what has to be known of those that have one. */
function remarks(curves: readonly ChannelCurve[]): readonly Block[] {
  const channelsOf = new Map<string, string[]>();
  for (const { channel, reason, needed, warnings } of curves) {
    const words = [reason, needed, ...warnings].filter((part) => part !== null).join(' ');
    if (words !== '') channelsOf.set(words, [...(channelsOf.get(words) ?? []), channel]);
  }
  const items = [...channelsOf].map(([words, channels]): readonly Inline[] => [
    ...channels.flatMap((channel, at) => [...(at === 0 ? [] : [text(', ')]), name(channel)]),
    text(`: ${words}`),
  ]);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
