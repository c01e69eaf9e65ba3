import { calculatedFact, estimatedFact, givenFact } from '../metrics/cite-facts.ts';
import type { Entity, Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';

/** How large a test is, and what one unit of its sample costs. */
export type SampleDesign = {
  readonly perArm: number;
  readonly unit: MeasureId;
  readonly method: string;
  /** Ids of the numbers that the size was made from. */
  readonly inputs: readonly string[];
  readonly entity: Entity | null;
  /** Arms whose sample is paid for. */
  readonly paidArms: number;
  /** Ids of spend and units whose ratio is the price of one. */
  readonly price: { readonly spend: string; readonly units: string };
};

/** The sample of each arm (role `sample`) and what the test costs (role `cost`); `cost` null where units have no price on record. */
export function sampleFacts(
  ledger: Ledger,
  id: string,
  design: SampleDesign,
): { readonly sample: Fact | null; readonly cost: Fact | null } {
  const { perArm, unit, method, inputs, entity, paidArms, price } = design;
  const size = { method, output: 'sample of each arm', inputs, series: [], unit: 'count', value: perArm, low: null, high: null } as const;
  const sample = estimatedFact(ledger, `${id}.sample`, size, { role: 'sample', metric: unit, entity });
  const tag = { role: 'cost', metric: 'spend', entity } as const;
  givenFact(ledger, `${id}.paid-arms`, { origin: 'the design of the test', unit: 'count', value: String(paidArms) }, tag);
  calculatedFact(ledger, `${id}.price`, { operation: 'ratio', inputs: [price.spend, price.units], unit: 'money' }, tag);
  const product = [`${id}.sample`, `${id}.paid-arms`, `${id}.price`];
  return { sample, cost: calculatedFact(ledger, `${id}.cost`, { operation: 'product', inputs: product, unit: 'money' }, tag) };
}
