import { fitResponse } from '../allocation/fit-response.ts';
import { curveBand, readResponse } from '../allocation/read-response.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { curveFacts } from './curve-facts.ts';
import { sharedCauses } from './shared-causes.ts';
import { spendPeriods } from './spend-periods.ts';
import type { KnownCurve } from '../allocation/read-response.ts';
import type { ResponseFit } from '../allocation/response-fit.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';
import type { ChannelCurve } from '../outlook.ts';
import type { Channel } from './channels.ts';
import type { SpendPeriods } from './spend-periods.ts';

/** A channel, the fit to its days, and what the outlook says of it. */
export type FittedChannel = { readonly channel: Channel; readonly fit: ResponseFit; readonly curve: ChannelCurve };

/** The same for all channels: those with equally many days draw the same days, so that what moved all of them at once stays together. */
const seed = 1;
const draws = 200;
const level = 0.95;
/** Steps of a picture from 0 to 1.3 times the highest spend; those of the observed range are kept. */
const steps = 40;

/** Fits the response of one channel's outcome to its spend, and puts what it says of the present spend on record. */
export function fitChannel(ledger: Ledger, channel: Channel): FittedChannel {
  const periods = spendPeriods(channel.days);
  const fit = fitOf(channel, periods);
  const { name, entity, place, measure, kpi } = channel;
  const warnings = fit.warnings.map(({ text }) => text);
  const head = { channel: name, entity, place, measure, kpi, grain: periods.grain, ...noCurve, warnings };
  if (fit.status === 'refused') return { channel, fit, curve: { ...head, ...faultOf(fit), n: 0, observed: null, facts: [] } };
  const { min, max, mean, periods: n } = fit.observed;
  const observed = { min: significant(min) ?? 0, max: significant(max) ?? 0, mean: significant(mean) ?? 0 };
  const shown = fit.status === 'ok' ? withCurve(ledger, channel, fit) : withoutCurve(ledger, channel, fit);
  return { channel, fit, curve: { ...head, n, observed, ...shown } };
}

function fitOf({ fault }: Channel, { grain, points }: SpendPeriods): ResponseFit {
  if (fault !== null) return { status: 'refused', reason: fault.reason, needed: [fault.needed], warnings: [] };
  const fit = fitResponse(points, { random: seededRandom(seed), grain, draws });
  const cause = fit.status === 'ok' ? sharedCauses(points, fit.curve) : null;
  if (fit.status !== 'ok' || cause === null) return fit;
  const { average, observed, evidence, warnings } = fit;
  const known = { curve: { form: 'linear', slope: average.value }, average, observed, evidence, warnings } as const;
  return { status: 'weak', reason: `Average return only. ${cause.reason}`, needed: [cause.needed], ...known };
}

const noCurve = { form: null, parameters: {}, points: [], headroom: null, seed: null } as const;

type WeakFit = Extract<ResponseFit, { readonly status: 'weak' }>;
type Fault = Exclude<ResponseFit, { readonly status: 'ok' }>;

function faultOf({ status, reason, needed }: Fault): Pick<ChannelCurve, 'status' | 'reason' | 'needed'> {
  return { status, reason, needed: `It takes ${needed.join('; ')}.` };
}

type Shown = Pick<
  ChannelCurve,
  'status' | 'reason' | 'needed' | 'form' | 'parameters' | 'points' | 'facts' | 'headroom' | 'warnings' | 'seed'
>;

function withoutCurve(ledger: Ledger, channel: Channel, fit: WeakFit): Pick<ChannelCurve, 'status' | 'reason' | 'needed' | 'facts'> {
  return { ...faultOf(fit), facts: curveFacts(ledger, channel, { fit, reading: null }) };
}

function withCurve(ledger: Ledger, channel: Channel, fit: KnownCurve): Shown {
  const reading = readResponse(fit, { spend: fit.observed.mean, targetReturn: targetReturn(ledger, channel.kpi), level });
  const { form, ...parameters } = fit.curve;
  return {
    status: 'ok',
    reason: null,
    needed: null,
    form,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, significant(value) ?? 0])),
    points: pointsOf(fit),
    facts: curveFacts(ledger, channel, { fit, reading }),
    headroom: reading.headroom?.kind ?? null,
    warnings: [...fit.warnings.map(({ text }) => text), ...reading.warnings],
    seed,
  };
}

/** Outcome per unit of money that the brief's target on the KPI stands for; null without one. */
function targetReturn(ledger: Ledger, kpi: KpiId): number | null {
  const target = valueOf(ledger.references.get(`target.${kpi}`));
  if (target === null || !(target > 0)) return null;
  const { kind, per } = kpiOf(kpi);
  return kind === 'value' ? target : per / target;
}

function pointsOf(fit: KnownCurve): ChannelCurve['points'] {
  return curveBand(fit, { steps, level }).flatMap(({ spend, value, interval, isObserved }) =>
    isObserved
      ? [
          {
            spend: significant(spend) ?? 0,
            value: significant(value) ?? 0,
            low: significant(interval?.low ?? value) ?? 0,
            high: significant(interval?.high ?? value) ?? 0,
          },
        ]
      : [],
  );
}
