import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { estimatedFact } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { isMoney } from '../metrics/sums.ts';
import { eightyOfLog, throughLog } from './eighty-percent.ts';
import type { Entity, Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Kpi } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Interval } from '../statistics/interval.ts';

/** A group's KPI against another value of it, both on record. */
export type RatioClaim = {
  /** Ids of the KPI and of what it is compared with: the KPI of the rest, or a target. */
  readonly value: string;
  readonly base: string;
  /** 95 % interval of value ÷ base. */
  readonly interval: Interval;
  readonly entity: Entity | null;
  /** What is asked: what the group's spend brings elsewhere, or what keeping it brings. */
  readonly action: 'move' | 'keep';
};

/**
 * What an action brings if the observed difference holds, with the 80 % interval of the difference: of a price or a return, spend −
 * results × the other price (role `effect`, money), of a rate, trials × the other rate − events (role `gain`, events); for keeping, the
 * same with the other sign. On record under `<id>.<role>`. Null where the KPI is none of these.
 */
export function ratioEffect(ledger: Ledger, id: string, claim: RatioClaim): Fact | null {
  const parts = partsOf(ledger, claim);
  if (parts === null) return null;
  const { measure, shareGained, amount, log, inputs } = parts;
  const sign = claim.action === 'move' ? 1 : -1;
  const { value, low, high } = throughLog(log, (at) => sign * amount * shareGained(at));
  const told =
    measure === null
      ? ({ role: 'effect', output: 'money gained if the difference holds', unit: 'money' } as const)
      : ({ role: 'gain', output: 'results gained if the difference holds', unit: fields[measure].unit } as const);
  const estimation = {
    method: 'segment-effect-80',
    output: told.output,
    inputs,
    series: [],
    unit: told.unit,
    value: significant(value) ?? 0,
    low: significant(low),
    high: significant(high),
  };
  const tag = { role: told.role, metric: measure ?? 'value-at-stake', entity: claim.entity } as const;
  return estimatedFact(ledger, `${id}.${told.role}`, estimation, tag);
}

type Parts = Pick<Shape, 'measure' | 'shareGained'> & {
  readonly amount: number;
  readonly log: Interval & { readonly value: number };
  readonly inputs: readonly string[];
};

function partsOf({ references }: Ledger, { value, base, interval }: RatioClaim): Parts | null {
  const own = references.get(value);
  const rest = valueOf(references.get(base));
  if (own?.kind !== 'kpi' || own.value === null || rest === null) return null;
  const { numerator, denominator } = own;
  const shape = shapeOf(kpiOf(own.kpi));
  const log = eightyOfLog(own.value / rest, interval);
  if (numerator === null || denominator === null || shape === null || log === null) return null;
  const amount = valueOf(references.get(shape.side === 'numerator' ? numerator : denominator));
  return amount === null ? null : { ...shape, amount, log, inputs: [numerator, denominator, base] };
}

/** Of what a share is gained by moving, and which, by the logarithm of value ÷ base; `measure` null: money. */
type Shape = {
  readonly side: 'numerator' | 'denominator';
  readonly measure: MeasureId | null;
  readonly shareGained: (log: number) => number;
};

function shapeOf({ kind, numerator, denominator, better, minus }: Kpi): Shape | null {
  if (minus !== undefined) return null;
  if (kind === 'cost' && isMoney(numerator)) return { side: 'numerator', measure: null, shareGained: (log) => -Math.expm1(-log) };
  if (kind === 'count' && better === 'higher') return { side: 'numerator', measure: numerator, shareGained: (log) => Math.expm1(-log) };
  const isReturn = kind === 'value' && better === 'higher' && isMoney(numerator) && isMoney(denominator);
  return isReturn ? { side: 'denominator', measure: null, shareGained: (log) => -Math.expm1(log) } : null;
}
