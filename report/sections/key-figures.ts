import { formatNumber, type SparklineChart } from '@pca/charts';
import type { KpiId, KpiTargetResult, KpiValue, MeasureId } from '@pca/engine';
import { isKpiId, labelOf, unitOf, type ReportContext } from '../context.ts';
import type { Inline, Tile } from '../document.ts';
import { say, text } from '../inlines.ts';
import { intervalWords, isMissing, kpiNumber, percentNumber, pictureValue, sampleWords, totalNumber } from '../numbers.ts';
import { verdictStatus } from '../status.ts';
import { leftOut, written, type Written } from './section-writer.ts';
import { attainmentBasis, targetNumber } from './target-number.ts';

const tileMeasures: readonly MeasureId[] = [
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'revenue',
  'leads',
  'installs',
  'video_views',
  'engagements',
];
const maxMeasureTiles = 5;
const usualKpis: readonly KpiId[] = ['roas', 'cpa', 'cpl', 'cpi', 'cvr', 'ctr', 'cpc', 'cpm', 'vtr', 'viewability'];
const maxKpiTiles = 8;
const minSparkline = 7;

/** Totals and KPIs of the campaign as tiles: value, target, interval, sample, coverage. */
export function keyFigures(context: ReportContext): Written {
  const measures = tileMeasures
    .filter((measure) => context.analysis.totals[measure] !== null && context.analysis.totals[measure] !== undefined)
    .slice(0, maxMeasureTiles);
  const tiles = [...kpiIds(context).map((kpi) => kpiTile(context, kpi)), ...measures.map((measure) => measureTile(context, measure))];
  if (tiles.length === 0) return leftOut('Key figures', 'No file reports a measure that can be added up.');
  return written({ id: 'key-figures', name: 'Key figures', title: title(context), blocks: [{ kind: 'tiles', tiles }] });
}

function kpiIds(context: ReportContext): readonly KpiId[] {
  const promised = targetKpis(context);
  const isTold = (kpi: KpiId): boolean => promised.includes(kpi) || !isMissing(context.analysis.kpis[kpi]?.value ?? null);
  return [...new Set([...promised, ...context.tableKpis, ...usualKpis])].filter(isTold).slice(0, maxKpiTiles);
}

function targetKpis(context: ReportContext): readonly KpiId[] {
  return context.analysis.objectives.flatMap((objective) => objective.results.map((result) => result.kpi)).filter(isKpiId);
}

function title(context: ReportContext): readonly Inline[] {
  const { totals } = context.analysis;
  const spend = totalNumber(context, { place: 'total', measure: 'spend', value: totals.spend });
  const result = (['conversions', 'leads', 'installs', 'video_views', 'clicks'] as const).find((measure) => totals[measure] !== null);
  if (totals.spend === null) return [text('Key figures; no file reports spend')];
  if (result === undefined) return say`${spend} spent`;
  return say`${spend} bought ${totalNumber(context, { place: 'total', measure: result, value: totals[result] })} ${labelOf(result).toLowerCase()}`;
}

function kpiTile(context: ReportContext, kpi: KpiId): Tile {
  const value = context.analysis.kpis[kpi] ?? noValue;
  const goal = context.analysis.objectives.flatMap((objective) => objective.results).find((result) => result.kpi === kpi);
  const sample = sampleWords(context, value);
  return {
    label: labelOf(kpi),
    number: kpiNumber(context, kpi, value, 'compact'),
    status: goal === undefined ? null : verdictStatus(goal.verdict),
    target: goal === undefined ? null : targetLine(context, goal),
    lines: [[text(intervalWords(context, kpi, value) + (sample === '' ? '' : `, ${sample}`))], ...coverageLine(context, kpi, value)],
    flags: [...(value.isTooFew ? ['too few'] : []), ...(goal?.isUncertain === true ? ['interval spans target'] : [])],
    sparkline: sparkline(context, labelOf(kpi), (point) => point.kpis[kpi]?.value ?? null, {
      id: kpi,
      unit: unitOf(kpi, context.analysis.currency),
    }),
  };
}

const noValue: KpiValue = {
  value: null,
  low: null,
  high: null,
  n: null,
  ref: 'none',
  method: 'none',
  coverage: null,
  isTooFew: false,
  reason: null,
};

function targetLine(context: ReportContext, goal: KpiTargetResult): readonly Inline[] {
  const attained = percentNumber(context, { value: goal.attainment, ref: `attainment.${goal.kpi}`, basis: attainmentBasis(goal) });
  const target = targetNumber(context, goal);
  return goal.attainment === null ? say`Target ${target}` : say`${attained} of target ${target}`;
}

function coverageLine(context: ReportContext, kpi: KpiId, value: KpiValue): readonly (readonly Inline[])[] {
  if (value.coverage === null || value.coverage >= 0.9995) return [];
  const covered = percentNumber(context, {
    value: value.coverage,
    ref: `${value.ref}:coverage`,
    basis: `Share of spend whose sources report both sides of ${labelOf(kpi)}`,
  });
  return [say`covers ${covered} of spend`];
}

function measureTile(context: ReportContext, measure: MeasureId): Tile {
  const goal = context.analysis.objectives.flatMap((objective) => objective.results).find((result) => result.kpi === measure);
  const value = context.analysis.totals[measure];
  const full = formatNumber(value, unitOf(measure, context.analysis.currency), { locale: context.locale });
  return {
    label: labelOf(measure),
    number: totalNumber(context, { place: 'total', measure, value }, 'compact'),
    status: goal === undefined ? null : verdictStatus(goal.verdict),
    target: goal === undefined ? null : targetLine(context, goal),
    lines: [[text(`${full} in full`)]],
    flags: [],
    sparkline: sparkline(context, labelOf(measure), (point) => pictureValue(point.totals[measure]), {
      id: measure,
      unit: unitOf(measure, context.analysis.currency),
    }),
  };
}

type Point = ReportContext['analysis']['series'][number]['points'][number];

function sparkline(
  context: ReportContext,
  label: string,
  read: (point: Point) => number | null,
  picture: Pick<SparklineChart, 'id' | 'unit'>,
): SparklineChart | null {
  const { series } = context.analysis;
  const points =
    (series.find((one) => one.grain === 'week' && one.points.length >= minSparkline) ?? series.find((one) => one.grain === 'day'))
      ?.points ?? [];
  const values = points.map(read);
  if (values.filter((value) => !isMissing(value)).length < minSparkline) return null;
  return {
    kind: 'sparkline',
    id: `spark-${picture.id}`,
    unit: picture.unit,
    locale: context.locale,
    title: label,
    subtitle: '',
    source: '',
    description: `${label} over ${points.length} periods`,
    starts: points.map((point) => point.start),
    values,
  };
}
