import { significant } from './significant.ts';
import { betterOf, objectiveKpis, objectivesByOutcome } from './objective-kpis.ts';
import type { KpiTargetResult, KpiValue, ObjectiveResult, TargetVerdict } from '../analysis.ts';
import type { Brief, ObjectiveId, Target, TargetId } from '../brief.ts';

/** What the data say about one target. `obstacle`: why it cannot be compared although there is a value. */
type TargetEvidence = { readonly value: KpiValue; readonly obstacle: string | null };

/** Looks up the measured value of what a target is set on; null when the data know nothing of it. */
export type Evidence = (id: TargetId) => TargetEvidence | null;

/** The objectives to judge by; `isInferred` when the brief names none. */
export type JudgedObjectives = { readonly ids: readonly ObjectiveId[]; readonly isInferred: boolean };

/** The brief's objectives, else one guessed from its targets, else from what the data hold. */
export function objectivesOf(brief: Brief, evidence: Evidence): JudgedObjectives {
  if (brief.objectives.length > 0) return { ids: brief.objectives.slice(0, 3), isInferred: false };
  const targeted = objectivesByOutcome.find((id) => brief.targets.some((target) => ownKpis(id).includes(target.kpi)));
  const measured = objectivesByOutcome.find((id) => ownKpis(id).some((kpi) => (evidence(kpi)?.value.value ?? 0) > 0));
  const guess = targeted ?? measured;
  return { ids: guess === undefined ? [] : [guess], isInferred: true };
}

/** Judges every objective; the first one is the primary, and it also shows the targets that belong to none. */
export function judgeObjectives(ids: readonly ObjectiveId[], brief: Brief, evidence: Evidence): readonly ObjectiveResult[] {
  return ids.map((objective, at) => {
    const isPrimary = at === 0;
    const { deciding, neverJudgedBy } = objectiveKpis(objective);
    const own = deciding.flatMap((id) => brief.targets.filter((target) => target.kpi === id));
    const foreign = brief.targets.filter(
      (target) => !deciding.includes(target.kpi) && (isPrimary ? !belongsToAnother(target, ids.slice(1)) : false),
    );
    const results = [...own, ...foreign].map((target) => judgeTarget(target, { thresholds: brief.thresholds, evidence }));
    const decider = results.find((result) => !neverJudgedBy.includes(result.kpi) && result.kpi !== 'spend') ?? null;
    const primaryKpi = decider?.kpi ?? deciding.find((id) => (evidence(id)?.value.value ?? null) !== null) ?? null;
    return { objective, isPrimary, primaryKpi, results, verdict: decider?.verdict ?? verdictWithoutTarget(deciding, evidence) };
  });
}

/** Compares one value with its target. */
function judgeTarget(target: Target, context: { readonly thresholds: Brief['thresholds']; readonly evidence: Evidence }): KpiTargetResult {
  const found = context.evidence(target.kpi) ?? { value: absentValue(target.kpi), obstacle: null };
  const value = found.obstacle === null ? found.value : { ...found.value, reason: found.obstacle };
  const head = { kpi: target.kpi, target: target.value, value };
  const attain = (actual: number | null): number | null => (found.obstacle === null ? attainmentOf(target, actual) : null);
  const attainment = attain(value.value);
  if (attainment !== null)
    return { ...head, attainment, verdict: verdictOf(attainment, context.thresholds), isUncertain: spans(value, target.value) };
  return { ...head, attainment, ...judgeBounds([attain(value.low), attain(value.high)], context.thresholds) };
}

/** actual ÷ target where higher is better, target ÷ actual where lower is; null when either is missing or not positive. */
function attainmentOf(target: Target, actual: number | null): number | null {
  if (actual === null || target.value === 0) return null;
  const isLowerBetter = betterOf(target.kpi) === 'lower';
  if (isLowerBetter) return actual > 0 && target.value > 0 ? significant(target.value / actual) : null;
  return target.value > 0 ? significant(actual / target.value) : null;
}

function verdictOf(attainment: number, thresholds: Brief['thresholds']): TargetVerdict {
  if (attainment >= thresholds.met) return 'met';
  return attainment >= thresholds.close ? 'close' : 'missed';
}

/** A value known only by bounds (reach of several platforms) is judged when both bounds say the same. */
function judgeBounds(
  bounds: readonly (number | null)[],
  thresholds: Brief['thresholds'],
): { readonly verdict: TargetVerdict; readonly isUncertain: boolean } {
  const [first, second] = bounds.map((bound) => (bound === null ? null : verdictOf(bound, thresholds)));
  if (first == null || second == null) return { verdict: 'no-data', isUncertain: false };
  return first === second ? { verdict: first, isUncertain: false } : { verdict: 'no-data', isUncertain: true };
}

function spans(value: KpiValue, target: number): boolean {
  return value.low !== null && value.high !== null && value.low < target && target < value.high;
}

/** KPIs by which an objective is recognised: its own, without those that several objectives share. */
function ownKpis(id: ObjectiveId): readonly TargetId[] {
  const shared: readonly TargetId[] = id === 'leads' || id === 'app-installs' ? ['conversions', 'cpa', 'cvr'] : [];
  return objectiveKpis(id).deciding.filter((kpi) => !shared.includes(kpi));
}

function belongsToAnother(target: Target, others: readonly ObjectiveId[]): boolean {
  return others.some((id) => objectiveKpis(id).deciding.includes(target.kpi));
}

function verdictWithoutTarget(deciding: readonly TargetId[], evidence: Evidence): TargetVerdict {
  return deciding.some((id) => (evidence(id)?.value.value ?? null) !== null) ? 'no-target' : 'no-data';
}

/** Key of the reference of something that no source reports. */
export function absentRef(id: TargetId): string {
  return `absent.${id}`;
}

function absentValue(id: TargetId): KpiValue {
  return {
    value: null,
    low: null,
    high: null,
    n: null,
    ref: absentRef(id),
    method: 'none',
    coverage: null,
    isTooFew: false,
    reason: 'No source reports it.',
  };
}
