import type { DotChart } from '@pca/charts';
import type { Breakdown, BreakdownRow, Fact, Finding, KpiId } from '@pca/engine';
import { fieldLabel, isKpiId, labelOf, unitOf, type ReportContext } from '../context.ts';
import { plainText } from '../inlines.ts';
import { rankedRows } from './breakdown-charts.ts';
import { groupName } from './breakdown-table.ts';

const maxRows = 8;

/**
 * The groups that a finding compares as dots with their intervals, its own group in bold, against a line at the rest.
 * Null for a finding that is no such comparison, and where the breakdown does not hold the KPI of two groups.
 */
export function insightPicture(context: ReportContext, finding: Finding): DotChart | null {
  const comparison = comparisonOf(context, finding);
  if (comparison === null) return null;
  const { breakdown, own, kpi, rest } = comparison;
  const known = breakdown.rows.filter((row) => row !== own && hasValue(row, kpi));
  const others = known.slice(0, maxRows - 1);
  if (others.length === 0) return null;
  const shown = known.length > others.length ? `; ${others.length + 1} of ${known.length + 1} groups` : '';
  const rows = rankedRows(breakdown, [own, ...others], kpi);
  const unit = unitOf(kpi, context.analysis.currency);
  const about = fieldLabel(breakdown.dimension).toLowerCase();
  const currency = unit.kind === 'money' && unit.currency !== null ? `, ${unit.currency}` : '';
  return {
    kind: 'dot',
    id: `insight-${finding.rank.position}-${kpi.replaceAll('_', '-')}`,
    unit,
    locale: context.locale,
    title: `${labelOf(kpi)} by ${about}`,
    subtitle: `${labelOf(kpi)}${currency} with 95\u202F% interval, best first; dashed line: all but ${nameOf(breakdown, own)}${shown}; ${context.period}`,
    source: '',
    description: `Dot and interval of ${labelOf(kpi)} for ${rows.length} groups, with a line at the value of all groups but ${nameOf(breakdown, own)}; hollow dots have fewer than 30 results.`,
    valueLabel: labelOf(kpi),
    rows,
    reference: { label: 'The rest', value: rest.value },
    focus: rows.findIndex((row) => row.label === nameOf(breakdown, own)),
  };
}

type Comparison = { readonly breakdown: Breakdown; readonly own: BreakdownRow; readonly kpi: KpiId; readonly rest: Fact };

function comparisonOf({ analysis }: ReportContext, { facts, comparator }: Finding): Comparison | null {
  const value = facts.find((fact) => fact.role === 'value');
  const rest = facts.find((fact) => fact.role === 'comparator');
  const kpi = value?.metric ?? null;
  if (comparator !== 'rest' || value === undefined || rest === undefined || !isKpiId(kpi) || rest.metric !== kpi) return null;
  for (const breakdown of analysis.breakdowns) {
    const own = breakdown.rows.find((row) => row.kpis[kpi]?.ref === value.id);
    if (own !== undefined && hasValue(own, kpi)) return { breakdown, own, kpi, rest };
  }
  return null;
}

function hasValue(row: BreakdownRow, kpi: KpiId): boolean {
  return Number.isFinite(row.kpis[kpi]?.value ?? Number.NaN);
}

function nameOf(breakdown: Breakdown, row: BreakdownRow): string {
  return plainText([groupName(breakdown, row.key)]);
}
