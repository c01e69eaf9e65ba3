import { formatNumber, unitLabel } from '@pca/charts';
import type { Breakdown, BreakdownRow, MeasureId } from '@pca/engine';
import { fieldLabel, labelOf, unitOf, type ReportContext } from '../context.ts';
import type { Cell, Column, Row, TableBlock } from '../document.ts';
import { cell, name, row, text, totalRow } from '../inlines.ts';
import { kpiCell, plainNumber, totalNumber } from '../numbers.ts';

const candidates: readonly MeasureId[] = ['spend', 'impressions', 'clicks', 'conversions', 'revenue', 'leads', 'installs', 'video_views'];
const maxMeasures = 5;
/** A page of a table; what lies beyond is added up in the last row. */
const maxTableRows = 40;

/** Sums and KPIs of every group, with intervals below the values. */
export function breakdownTable(context: ReportContext, breakdown: Breakdown): TableBlock {
  const measures = candidates
    .filter((measure) => breakdown.rows.some((one) => one.totals[measure] !== null && one.totals[measure] !== undefined))
    .slice(0, maxMeasures);
  const shown = breakdown.rows.slice(0, maxTableRows);
  const hasShares = shown.some((one) => one.shareOfSpend !== null);
  const shape: Shape = { breakdown, measures, hasShares };
  return {
    kind: 'table',
    caption: `${breakdown.label}: sums and KPIs`,
    columns: columns(context, shape),
    rows: [...shown.map((one) => groupRow(context, shape, one)), ...restRow(context, shape)],
    note: note(breakdown),
  };
}

type Shape = { readonly breakdown: Breakdown; readonly measures: readonly MeasureId[]; readonly hasShares: boolean };

function columns(context: ReportContext, shape: Shape): readonly Column[] {
  const { currency } = context.analysis;
  const right = (id: Parameters<typeof labelOf>[0]): Column => {
    const unit = unitOf(id, currency);
    return { label: labelOf(id), unit: unit.kind === 'share' ? '' : unitLabel(unit), align: 'right' };
  };
  const share: readonly Column[] = shape.hasShares ? [{ label: 'Share of spend', unit: '', align: 'right' }] : [];
  return [
    { label: shape.breakdown.label, unit: '', align: 'left' },
    ...shape.measures.slice(0, 1).map(right),
    ...share,
    ...shape.measures.slice(1).map(right),
    ...context.tableKpis.map(right),
  ];
}

function groupRow(context: ReportContext, shape: Shape, group: BreakdownRow): Row {
  const { place } = group;
  const sum = (measure: MeasureId): Cell => cell(totalNumber(context, { place, measure, value: group.totals[measure] ?? null }, 'bare'));
  const share = shape.hasShares
    ? [
        cell(
          plainNumber(
            context,
            { value: group.shareOfSpend, ref: `${place}.share-of-spend`, basis: 'spend of the group ÷ spend of the breakdown' },
            { kind: 'share' },
          ),
        ),
      ]
    : [];
  return row(
    cell(groupName(shape.breakdown, group.key)),
    ...shape.measures.slice(0, 1).map(sum),
    ...share,
    ...shape.measures.slice(1).map(sum),
    ...context.tableKpis.map((kpi) => kpiCell(context, kpi, group.kpis[kpi])),
  );
}

function restRow(context: ReportContext, shape: Shape): readonly Row[] {
  const { rest } = shape.breakdown;
  if (rest === null) return [];
  const sum = (measure: MeasureId): Cell =>
    cell(totalNumber(context, { place: rest.place, measure, value: rest.totals[measure] ?? null }, 'bare'));
  const groups = formatNumber(rest.groups, { kind: 'count' }, { locale: context.locale });
  const share = shape.hasShares ? [cell('')] : [];
  return [
    totalRow(
      cell([text(`${groups} more`)]),
      ...shape.measures.slice(0, 1).map(sum),
      ...share,
      ...shape.measures.slice(1).map(sum),
      ...context.tableKpis.map(() => cell('')),
    ),
  ];
}

function note(breakdown: Breakdown): string {
  const hidden = breakdown.rows.length - maxTableRows;
  const cut = hidden > 0 ? ` ${hidden} further rows of the analysis are not printed; the JSON holds them.` : '';
  return `Small figures: 95\u202F% interval.${cut}`;
}

const weekdays: Readonly<Record<string, string>> = {
  '1': 'Monday',
  '2': 'Tuesday',
  '3': 'Wednesday',
  '4': 'Thursday',
  '5': 'Friday',
  '6': 'Saturday',
  '7': 'Sunday',
};

/** The name of a group; weekdays are numbered after ISO 8601. */
export function groupName(breakdown: Breakdown, key: string | null): ReturnType<typeof name> {
  const weekday = breakdown.dimension === 'weekday' && key !== null ? weekdays[key] : undefined;
  return weekday === undefined ? name(key) : text(weekday);
}

/** `Campaign` of the field id `campaign`. */
export function dimensionLabel(breakdown: Breakdown): string {
  return breakdown.label === '' ? fieldLabel(breakdown.dimension) : breakdown.label;
}
