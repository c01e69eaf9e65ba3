import { formatPeriod } from '@pca/charts';
import { kpiIds, kpiOf, type KpiId, type KpiValue, type PeriodComparison } from '@pca/engine';
import { labelOf, type ReportContext } from '../context.ts';
import type { Block, Inline, Row, Status, TableBlock } from '../document.ts';
import { cell, row, say, text } from '../inlines.ts';
import { intervalWords, kpiNumber, plainNumber } from '../numbers.ts';
import { leftOut, written, type Written } from './section-writer.ts';

type Change = { readonly kpi: KpiId; readonly previous: KpiValue; readonly current: KpiValue; readonly change: number | null };

/** What changed against the period before. */
export function previousPeriod(context: ReportContext): Written {
  const comparison = context.analysis.previousPeriod;
  if (comparison === null) return leftOut('Comparison with the previous period', 'The files hold no earlier period of the same length.');
  const changes = changesOf(comparison);
  if (changes.length === 0) return leftOut('Comparison with the previous period', 'No KPI has a value in both periods.');
  const note: Block[] = comparison.note === null ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(comparison.note)] }];
  return written({
    id: 'previous-period',
    name: 'Previous period',
    title: title(context, changes),
    blocks: [...note, table(context, comparison, changes)],
  });
}

function changesOf(comparison: PeriodComparison): readonly Change[] {
  return kpiIds.flatMap((kpi) => {
    const found = comparison.kpis[kpi];
    return found === undefined || (found.current.value === null && found.previous.value === null) ? [] : [{ kpi, ...found }];
  });
}

function title(context: ReportContext, changes: readonly Change[]): readonly Inline[] {
  const main = changes.find((change) => change.kpi === context.keyKpi && change.change !== null);
  if (main === undefined) return [text('Compared with the period before')];
  return say`${labelOf(main.kpi)} ${changeNumber(context, main)} against the period before`;
}

function changeNumber(context: ReportContext, change: Change): Inline {
  return plainNumber(
    context,
    { value: change.change, ref: `change.${change.kpi}`, basis: 'current ÷ previous − 1' },
    { kind: 'share' },
    { isSigned: true },
  );
}

function table(context: ReportContext, comparison: PeriodComparison, changes: readonly Change[]): TableBlock {
  return {
    kind: 'table',
    caption: `KPIs of ${formatPeriod(comparison.current.start, comparison.current.end, context.locale)} against ${formatPeriod(comparison.previous.start, comparison.previous.end, context.locale)}`,
    columns: [
      { label: 'KPI', unit: '', align: 'left' },
      { label: 'Previous', unit: '', align: 'right' },
      { label: 'Current', unit: '', align: 'right' },
      { label: 'Change', unit: '', align: 'right' },
      { label: 'Direction', unit: '', align: 'left' },
    ],
    rows: changes.map((change): Row =>
      row(
        cell(labelOf(change.kpi)),
        cell(kpiNumber(context, change.kpi, change.previous), [text(intervalWords(context, change.kpi, change.previous))]),
        cell(kpiNumber(context, change.kpi, change.current), [text(intervalWords(context, change.kpi, change.current))]),
        cell(changeNumber(context, change)),
        cell([], [], direction(change)),
      ),
    ),
    note: 'Where the two intervals overlap widely, the change may be chance.',
  };
}

/** Better and worse by the KPI's own direction. */
function direction(change: Change): Status {
  const { better } = kpiOf(change.kpi);
  if (change.change === null || change.change === 0 || better === null)
    return { tone: 'neutral', sign: '○', word: change.change === null ? 'not comparable' : 'unchanged' };
  const isBetter = change.change > 0 === (better === 'higher');
  return { tone: isBetter ? 'good' : 'bad', sign: change.change > 0 ? '▲' : '▼', word: isBetter ? 'better' : 'worse' };
}
