import { kpiOf, type KpiTargetResult } from '@pca/engine';
import { isKpiId, unitOf, type ReportContext } from '../context.ts';
import type { NumberMark } from '../document.ts';
import { plainNumber } from '../numbers.ts';

/** A target as the brief states it. */
export function targetNumber(context: ReportContext, goal: KpiTargetResult): NumberMark {
  return plainNumber(
    context,
    { value: goal.target, ref: `target.${goal.kpi}`, basis: 'Target of the brief' },
    unitOf(goal.kpi, context.analysis.currency),
  );
}

/** How attainment is made, so that at least 100 % is always "met". */
export function attainmentBasis(goal: KpiTargetResult): string {
  const isCost = isKpiId(goal.kpi) && kpiOf(goal.kpi).better === 'lower';
  return isCost ? 'Attainment of a cost = target ÷ actual' : 'Attainment = actual ÷ target';
}
