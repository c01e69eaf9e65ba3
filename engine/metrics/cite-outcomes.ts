import { describeTarget } from './number-text.ts';
import { betterOf } from './objective-kpis.ts';
import { absentRef } from './objectives.ts';
import { citeCalculated, citeGiven } from './references.ts';
import type { Delivery, KpiTargetResult, ObjectiveResult } from '../analysis.ts';
import type { Ledger } from './references.ts';

/**
 * Puts on record what was promised and how it was kept: `target.<kpi>`, `attainment.<kpi>`, `delivery.planned`,
 * `delivery.planned-to-date`, `delivery.pacing`, and by channel `delivery.<n>.planned` and `delivery.<n>.variance`.
 */
export function citeOutcomes(
  ledger: Ledger,
  outcomes: { readonly objectives: readonly ObjectiveResult[]; readonly delivery: Delivery },
): void {
  for (const result of outcomes.objectives.flatMap((objective) => objective.results)) citeTarget(ledger, result);
  citeDelivery(ledger, outcomes.delivery);
}

function citeTarget(ledger: Ledger, { kpi, target, value, attainment }: KpiTargetResult): void {
  if (value.ref === absentRef(kpi)) ledger.references.set(value.ref, { kind: 'absent' });
  const { unit } = describeTarget(kpi);
  const given = citeGiven(ledger, `target.${kpi}`, { origin: 'brief', unit, value: String(target) });
  const inputs = betterOf(kpi) === 'lower' ? [given, value.ref] : [value.ref, given];
  if (attainment !== null) citeCalculated(ledger, `attainment.${kpi}`, { operation: 'ratio', inputs, unit: 'share' });
}

function citeDelivery(ledger: Ledger, { planned, plannedToDate, pacing, byChannel, outsideFlight }: Delivery): void {
  const origin = 'brief';
  if (planned !== null) citeGiven(ledger, 'delivery.planned', { origin, unit: 'money', value: planned });
  if (plannedToDate !== null) {
    citeGiven(ledger, 'delivery.planned-to-date', { origin: 'brief, spread over its days', unit: 'money', value: plannedToDate });
    const inputs = ['total.spend', 'delivery.planned-to-date'];
    if (pacing !== null) citeCalculated(ledger, 'delivery.pacing', { operation: 'ratio', inputs, unit: 'share' });
  }
  if (outsideFlight !== null) {
    // Asked over two periods and added up, so that no one place holds it.
    citeGiven(ledger, 'delivery.outside.spend', { origin: 'the days outside the flight', unit: 'money', value: outsideFlight.spend });
    citeGiven(ledger, 'delivery.outside.days', { origin: 'the days outside the flight', unit: 'days', value: String(outsideFlight.days) });
  }
  for (const [at, channel] of byChannel.entries()) {
    if (channel.planned === null) continue;
    const id = citeGiven(ledger, `delivery.${at + 1}.planned`, { origin, unit: 'money', value: channel.planned });
    if (channel.ref === null || channel.variance === null) continue;
    citeCalculated(ledger, `delivery.${at + 1}.variance`, { operation: 'difference', inputs: [channel.ref, id], unit: 'money' });
  }
}
