import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import type { ResponseFit } from '../allocation/response-fit.ts';
import type { ResponseReading } from '../allocation/read-response.ts';
import type { Fact } from '../finding.ts';
import type { Estimation } from '../metrics/cite-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Channel } from './channels.ts';

/** What is known of a channel: its fit, and what its curve says at the mean spend; null where it has no curve. */
type CurveKnowledge = {
  readonly fit: Exclude<ResponseFit, { readonly status: 'refused' }>;
  readonly reading: ResponseReading | null;
};

/** A value with its bounds, any of which may not be finite. */
type Bounded = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** The facts of one curve in their roles: the average return is the channel's KPI, the others are read off the curve. */
export function curveFacts(ledger: Ledger, channel: Channel, { fit, reading }: CurveKnowledge): readonly Fact[] {
  const { place, kpi, entity, events } = channel;
  const ofChannel = { entity, n: events };
  const average = factOf(ledger, `${place}.${kpi}`, { role: 'average-return', metric: kpi, ...ofChannel });
  const cite = (role: string, output: string, estimate: Bounded & { readonly unit: Fact['unit']; readonly metric: Fact['metric'] }) =>
    estimatedOf(
      ledger,
      { id: `curve.${place}.${role}`, role, metric: estimate.metric, ...ofChannel },
      { ...estimationOf(channel, output), ...estimate },
    );
  const ofSpend = { unit: 'money', metric: 'spend' } as const;
  const spend = cite('spend-per-day', 'mean spend of a day with spend', { value: fit.observed.mean, low: null, high: null, ...ofSpend });
  if (reading === null) return [average, spend].filter((fact) => fact !== null);
  const marginal = cite('marginal-return', 'return of the next unit of spend', {
    ...marginalOf(kpi, reading),
    unit: kpiOf(kpi).unit,
    metric: kpi,
  });
  const room = headroomOf(reading);
  const headroom = room === null ? null : cite('headroom', 'spend a day up to a marginal return of the target', { ...room, ...ofSpend });
  return [average, spend, marginal, headroom].filter((fact) => fact !== null);
}

function estimationOf({ sums, place, measure }: Channel, output: string): Pick<Estimation, 'method' | 'output' | 'inputs' | 'series'> {
  return { method: 'response-curve', output, inputs: [sums.spend, sums.outcome], series: [{ place, measures: ['spend', measure] }] };
}

type Tag = {
  readonly id: string;
  readonly role: string;
  readonly metric: Fact['metric'];
  readonly entity: Fact['entity'];
  readonly n: number | null;
};

/** null where the value is no number; no bounds where one of them is none. */
function estimatedOf(ledger: Ledger, { id, ...tag }: Tag, estimation: Omit<Estimation, 'value'> & Bounded): Fact | null {
  const { method, output, inputs, series, unit } = estimation;
  const [value, low, high] = [estimation.value, estimation.low ?? Number.NaN, estimation.high ?? Number.NaN].map(significant);
  if (value === undefined || value === null) return null;
  const hasBounds = low !== null && high !== null && low !== undefined && high !== undefined;
  const bounds = hasBounds ? { low, high } : { low: null, high: null };
  return estimatedFact(ledger, id, { method, output, inputs, series, unit, value, ...bounds }, tag);
}

/** What the next unit of money returns, in the unit of the KPI: a price is the inverse of a return, and so are its bounds. */
function marginalOf(kpi: KpiId, { marginal }: ResponseReading): Bounded {
  const { kind, per } = kpiOf(kpi);
  const { value, interval } = marginal;
  const bounds = { low: interval?.low ?? null, high: interval?.high ?? null };
  if (kind === 'value') return { value, ...bounds };
  const price = (marginalReturn: number | null): number | null => (marginalReturn === null ? null : per / marginalReturn);
  return { value: per / value, low: price(bounds.high), high: price(bounds.low) };
}

function headroomOf({ headroom, spend }: ResponseReading): Bounded | null {
  if (headroom === null) return null;
  const { change, interval } = headroom;
  return { value: change, low: interval === null ? null : interval.low - spend, high: interval === null ? null : interval.high - spend };
}
