import { calculatedFact, citeDays, estimatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import type { Pacing } from '../allocation/pacing.ts';
import type { Fact } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { SpendHistory } from './spend-history.ts';

/** What a projection stands on. */
type ProjectionBasis = {
  readonly history: SpendHistory;
  readonly pacing: Extract<Pacing, { readonly status: 'ok' }>;
  readonly flight: Period;
};

/** The facts of a projection in their roles; all stay on record. */
export function projectionFacts({ ledger, brief }: CampaignFacts, { history, pacing, flight }: ProjectionBasis): readonly Fact[] {
  const period = { start: flight.start, end: history.lastDay };
  const place = placeOf(ledger, history, period);
  const tag = { metric: 'spend', period } as const;
  const spent = factOf(ledger, `${place}.spend`, { role: 'spent', ...tag });
  const planned = factOf(ledger, 'delivery.planned', { role: 'planned', metric: 'budget', period: flight });
  const basis = { inputs: [`${place}.spend`, 'delivery.planned'], series: [{ place, measures: ['spend'] }] } as const;
  const { projection, index } = pacing;
  const [value, low, high] = [projection?.value, projection?.low, projection?.high].map((bound) => significant(bound ?? Number.NaN));
  const ending = { method: 'spend-forecast', output: 'spend at the end of the flight', ...basis, unit: 'money' } as const;
  const projected =
    value === null || value === undefined
      ? null
      : estimatedFact(
          ledger,
          'projection.projected',
          { ...ending, value, low: low ?? null, high: high ?? null },
          { role: 'projected', metric: 'spend', period: flight },
        );
  const rate = { method: 'weekday-pacing', output: 'spend ÷ plan of the days so far', ...basis, unit: 'share' } as const;
  const pace = { role: 'pacing', metric: 'pacing', period } as const;
  // Weekdays cannot be weighed in a plan that sets its own dates.
  const isDated = brief.budget.some(({ start, end }) => start !== null || end !== null);
  const paced = isDated
    ? factOf(ledger, 'delivery.pacing', pace)
    : estimatedFact(ledger, 'projection.pacing', { ...rate, value: significant(index) ?? 0, low: null, high: null }, pace);
  return [spent, planned, projected, requiredPerDay(ledger, place, pacing.daysLeft), paced].filter((fact) => fact !== null);
}

/** The whole, or the days of it on which every source has figures. */
function placeOf(ledger: Ledger, { facts, sums, incompleteDays }: SpendHistory, period: Period): string {
  if (incompleteDays === 0) return 'total';
  return citeDays(ledger, { plan: facts.plan, place: { key: 'total', filters: [] }, days: sums }, period).place;
}

/** What is left of the budget, over the days that are left; null once it is spent. */
function requiredPerDay(ledger: Ledger, place: string, daysLeft: number): Fact | null {
  const [left, days] = ['projection.left', 'projection.days-left'];
  const input = { role: 'input', metric: 'budget' } as const;
  calculatedFact(ledger, left, { operation: 'difference', inputs: ['delivery.planned', `${place}.spend`], unit: 'money' }, input);
  givenFact(ledger, days, { origin: 'the flight of the brief', unit: 'days', value: String(daysLeft) }, { role: 'input', metric: 'count' });
  const rest = valueOf(ledger.references.get(left));
  if (rest === null || rest <= 0) return null;
  const calculation = { operation: 'ratio', inputs: [left, days], unit: 'money' } as const;
  return calculatedFact(ledger, 'projection.required-per-day', calculation, { role: 'required-per-day', metric: 'spend' });
}
