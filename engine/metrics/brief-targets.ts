import { fieldIdsOfKind, fields } from '../fields/catalogue.ts';
import { kpiIds, kpiOf } from './catalogue.ts';
import { quote } from './brief-issue.ts';
import { describeTarget } from './number-text.ts';
import { isKpiId } from './objective-kpis.ts';
import type { Target, TargetId } from '../brief.ts';
import type { Report } from './brief-issue.ts';

const maxTargets = 50;
const largest = 1e15;

/** A map `{roas: 4}` or a list `[{kpi: 'roas', value: 4}]`; names may be ids, labels or common words for them. */
export function parseTargets(found: unknown, report: Report): readonly Target[] {
  if (found === undefined || found === null) return [];
  const pairs = pairsOf(found);
  if (pairs === null) {
    report(`"targets" must be a map such as {roas: 4} or a list of {kpi, value}; found ${quote(found)}, left out.`);
    return [];
  }
  if (pairs.length > maxTargets) report(`Only the first ${maxTargets} of ${pairs.length} targets are read.`);
  const targets = new Map<TargetId, Target>();
  for (const [name, value] of pairs.slice(0, maxTargets)) {
    const target = targetOf(name, value, report);
    if (target !== null && targets.has(target.kpi)) report(`The target "${String(name)}" is given twice; the first one counts.`);
    else if (target !== null) targets.set(target.kpi, target);
  }
  return [...targets.values()];
}

function pairsOf(found: unknown): readonly (readonly [unknown, unknown])[] | null {
  if (Array.isArray(found)) return found.map((item: unknown) => (isRecord(item) ? [item['kpi'], item['value']] : [item, undefined]));
  return isRecord(found) ? Object.entries(found) : null;
}

function targetOf(name: unknown, found: unknown, report: Report): Target | null {
  const kpi = typeof name === 'string' && name.length <= 100 ? (namesOfTargets.get(fold(name)) ?? null) : null;
  if (kpi === null) {
    report(
      `Unknown target ${quote(name)} with ${quote(found)}; targets are KPIs (${kpiIds.join(', ')}), totals such as conversions, or reach.`,
    );
    return null;
  }
  if (kpi === 'spend') {
    report(`A target on spend is a budget: give ${quote(found)} under "budget".`);
    return null;
  }
  const value = numberOf(found);
  if (value === null || value <= 0 || value > largest) {
    report(`The target "${String(name)}" must be a positive number; found ${quote(found)}, left out.`);
    return null;
  }
  return { kpi, value: asShare(kpi, { value, found, report }) };
}

/** Shares of events cannot exceed 1, so a plain number above 1 was meant as a percentage. */
function asShare(kpi: TargetId, options: { readonly value: number; readonly found: unknown; readonly report: Report }): number {
  const { value, found, report } = options;
  const isShareOfEvents = isKpiId(kpi) && kpiOf(kpi).kind === 'count' && value > 1;
  if (!isShareOfEvents) return value;
  report(`${describeTarget(kpi).label} is a share of 1; the target ${quote(found)} is read as ${value} %.`);
  return value / 100;
}

function numberOf(found: unknown): number | null {
  if (typeof found === 'number') return Number.isFinite(found) ? found : null;
  if (typeof found !== 'string' || found.length > 40) return null;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/u.exec(found);
  if (match === null) return null;
  // Moving the point by text keeps 2.1 % at 0.021; a division would give 0.021000000000000001.
  return Number(match[2] === '%' ? `${match[1]}e-2` : match[1]);
}

const synonyms: Readonly<Record<string, TargetId>> = {
  orders: 'conversions',
  purchases: 'conversions',
  sales: 'conversions',
  costperclick: 'cpc',
  costperacquisition: 'cpa',
  costperconversion: 'cpa',
  costperorder: 'cpa',
  costperlead: 'cpl',
  costperinstall: 'cpi',
  costperview: 'cpv',
  clickthroughrate: 'ctr',
  viewthroughrate: 'vtr',
  completedviews: 'video_q100',
  views: 'video_views',
  visits: 'sessions',
  returnonadspend: 'roas',
};

const namesOfTargets = collectNames();

function collectNames(): ReadonlyMap<string, TargetId> {
  const names = new Map<string, TargetId>([['reach', 'reach']]);
  for (const id of kpiIds) names.set(fold(id), id).set(fold(kpiOf(id).label), id);
  for (const id of fieldIdsOfKind('measure')) names.set(fold(id), id).set(fold(fields[id].label), id);
  for (const [name, id] of Object.entries(synonyms)) names.set(name, id);
  return names;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
