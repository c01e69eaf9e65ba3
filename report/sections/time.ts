import { formatDay, unitLabel, type ChartSpec } from '@pca/charts';
import type { KpiId, MeasureId, Series } from '@pca/engine';
import { labelOf, unitOf, type ReportContext } from '../context.ts';
import type { Block, Column, Inline, Row, TableBlock } from '../document.ts';
import { cell, row, say, text } from '../inlines.ts';
import { isMissing, kpiCell, pictureValue, totalNumber } from '../numbers.ts';
import { leftOut, written, type Written } from './section-writer.ts';

const maxWeekRows = 60;

/** When it happened: spend and the key KPI over days, and the weeks as a table. */
export function time(context: ReportContext): Written {
  const { series } = context.analysis;
  const fine = series.find((one) => one.grain === 'day' && one.points.length > 1) ?? series.find((one) => one.points.length > 1);
  if (fine === undefined) return leftOut('Time', 'No file reports its numbers by day or week.');
  const week = series.find((one) => one.grain === 'week' && one.points.length > 0) ?? fine;
  const specs = [spendLine(context, fine), kpiLine(context, fine)].filter((spec) => spec !== null);
  const blocks: Block[] = [...specs.map((spec) => ({ kind: 'chart', spec }) as const), ...gaps(context, fine), weekTable(context, week)];
  return written({ id: 'time', name: 'Time', title: title(context, fine), blocks });
}

function title(context: ReportContext, series: Series): readonly Inline[] {
  const peak = series.points.reduce<(typeof series.points)[number] | null>(
    (best, point) => ((pictureValue(point.totals.spend) ?? -1) > (pictureValue(best?.totals.spend ?? null) ?? -1) ? point : best),
    null,
  );
  if (peak === null || peak.totals.spend === null) return [text(`${series.points.length} ${series.grain}s with data`)];
  const spend = totalNumber(context, { place: peak.place, measure: 'spend', value: peak.totals.spend });
  return say`Spend peaked at ${spend} ${series.grain === 'day' ? 'on' : 'in the week of'} ${formatDay(peak.start, context.locale)}`;
}

function spendLine(context: ReportContext, series: Series): ChartSpec | null {
  return lineOf(context, series, 'spend', (point) => pictureValue(point.totals.spend));
}

function kpiLine(context: ReportContext, series: Series): ChartSpec | null {
  const kpi = context.keyKpi;
  return kpi === null ? null : lineOf(context, series, kpi, (point) => point.kpis[kpi]?.value ?? null);
}

function lineOf(
  context: ReportContext,
  series: Series,
  id: KpiId | MeasureId,
  read: (point: Series['points'][number]) => number | null,
): ChartSpec | null {
  const starts = [...new Set([...series.points.map((point) => point.start), ...series.missingDays])].toSorted();
  const values = new Map(series.points.map((point) => [point.start, read(point)]));
  if ([...values.values()].filter((value) => !isMissing(value)).length < 2) return null;
  const unit = unitOf(id, context.analysis.currency);
  return {
    kind: 'line',
    id: `time-${id.replaceAll('_', '-')}`,
    grain: series.grain,
    unit,
    locale: context.locale,
    title: `${labelOf(id)} by ${series.grain}`,
    subtitle: `${labelOf(id)}${unit.kind === 'money' && unit.currency !== null ? `, ${unit.currency}` : ''}; ${context.period}`,
    source: context.source,
    description: `Line of ${labelOf(id)} over ${series.points.length} ${series.grain}s${series.missingDays.length > 0 ? `, with ${series.missingDays.length} missing days as gaps` : ''}.`,
    starts,
    series: [{ label: labelOf(id), role: 'actual', values: starts.map((start) => values.get(start) ?? null) }],
  };
}

function gaps(context: ReportContext, series: Series): readonly Block[] {
  const listed = series.missingDays
    .slice(0, 10)
    .map((day) => formatDay(day, context.locale, 'short'))
    .join(', ');
  const more = series.missingDays.length > 10 ? ` and ${series.missingDays.length - 10} more` : '';
  const missing =
    series.missingDays.length === 0
      ? ''
      : `No data on ${series.missingDays.length} ${series.missingDays.length === 1 ? 'day' : 'days'}: ${listed}${more}.`;
  const words = [missing, series.note ?? ''].filter((part) => part !== '').join(' ');
  return words === '' ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(words)] }];
}

function weekTable(context: ReportContext, series: Series): TableBlock {
  const measures = (['spend', 'impressions', 'clicks', 'conversions', 'revenue', 'leads'] as const).filter((measure) =>
    series.points.some((point) => point.totals[measure] !== null),
  );
  const column = (id: KpiId | MeasureId): Column => ({
    label: labelOf(id),
    unit: unitOf(id, null).kind === 'money' ? unitLabel(unitOf(id, context.analysis.currency)) : '',
    align: 'right',
  });
  const lines = series.points
    .slice(0, maxWeekRows)
    .map((point): Row =>
      row(
        cell(formatDay(point.start, context.locale)),
        ...measures.map((measure) => cell(totalNumber(context, { place: point.place, measure, value: point.totals[measure] }, 'bare'))),
        ...context.tableKpis.map((kpi) => kpiCell(context, kpi, point.kpis[kpi])),
      ),
    );
  const hidden = series.points.length - maxWeekRows;
  return {
    kind: 'table',
    caption: series.grain === 'week' ? 'Results by week, Monday to Sunday' : 'Results by day',
    columns: [
      { label: series.grain === 'week' ? 'Week of' : 'Day', unit: '', align: 'left' },
      ...measures.map(column),
      ...context.tableKpis.map(column),
    ],
    rows: lines,
    note: hidden > 0 ? `${hidden} further rows of the analysis are not printed; the JSON holds them.` : '',
  };
}
