import { formatPeriod, type Unit } from '@pca/charts';
import { fields, kpiOf, kpis, type Analysis, type KpiId, type TargetId } from '@pca/engine';
import type { ReportCertificate } from './certificate.ts';

/** Everything a section may look at. */
export type ReportContext = {
  readonly analysis: Analysis;
  readonly certificates: readonly ReportCertificate[];
  readonly locale: string;
  /** Period in words; empty when unknown. */
  readonly period: string;
  /** Source line of exhibits. */
  readonly source: string;
  /** The KPI that comparisons are drawn by; null when no KPI has a value. */
  readonly keyKpi: KpiId | null;
  /** KPIs of comparison tables, the most telling first; at most five. */
  readonly tableKpis: readonly KpiId[];
};

const usualKpis: readonly KpiId[] = [
  'roas',
  'cpa',
  'cpl',
  'cpi',
  'cvr',
  'cpc',
  'ctr',
  'cpm',
  'cpv',
  'vtr',
  'vcr',
  'cpe',
  'engagement_rate',
  'viewability',
];
const maxTableKpis = 5;

/** Chooses what the sections talk about: the brief's own KPIs first, then the usual ones that have a value. */
export function contextOf(analysis: Analysis, certificates: readonly ReportCertificate[], locale: string): ReportContext {
  const wanted = analysis.objectives
    .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
    .flatMap((objective) => [objective.primaryKpi, ...objective.results.map((result) => result.kpi)]);
  const told = [...new Set([...wanted.filter(isKpiId), ...usualKpis])].filter(
    (kpi) => analysis.kpis[kpi]?.value !== null && analysis.kpis[kpi] !== undefined,
  );
  return {
    analysis,
    certificates,
    locale,
    period: analysis.period === null ? '' : formatPeriod(analysis.period.start, analysis.period.end, locale),
    source: sourceLine(analysis),
    keyKpi: told[0] ?? null,
    tableKpis: told.slice(0, maxTableKpis),
  };
}

export function isKpiId(id: string | null): id is KpiId {
  return id !== null && Object.hasOwn(kpis, id);
}

export function labelOf(id: TargetId): string {
  return isKpiId(id) ? kpis[id].label : fields[id].label;
}

export function unitOf(id: TargetId, currency: string | null): Unit {
  const { unit } = isKpiId(id) ? kpiOf(id) : fields[id];
  return unit === 'money' ? { kind: 'money', currency } : { kind: unit };
}

/** Name of a platform id, field or column value as a file states it, in reading form. */
export function fieldLabel(id: string): string {
  // The cast holds because the key is looked up only after it was found in the catalogue.
  return id in fields ? fields[id as keyof typeof fields].label : id;
}

function sourceLine(analysis: Analysis): string {
  const platforms = [...new Set(analysis.sources.map((source) => source.platform))].toSorted();
  const files = analysis.sources.length === 1 ? '1 file' : `${analysis.sources.length} files`;
  return platforms.length === 0 ? '' : `Source: ${platforms.join(', ')} (${files}), as claimed by the platforms`;
}
