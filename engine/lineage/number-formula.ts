import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import type { Operation, Reference } from '../reference.ts';

/** One input of a number: what it is called in the formula, and its id. */
export type NumberInput = { readonly name: string; readonly id: string };

const operations: Readonly<Record<Operation, string>> = {
  difference: 'a − b',
  ratio: 'a ÷ b',
  'relative-difference': 'a ÷ b − 1',
  sum: 'a + b',
  product: 'a · b',
};

/** How a number is made, in one line: `Σ spend ÷ Σ conversions`. */
export function numberFormula(reference: Reference): string {
  switch (reference.kind) {
    case 'sum':
      return `Σ ${fields[reference.field].label.toLowerCase()}${reference.sources === null ? '' : `, of ${reference.sources.join(', ')}`}`;
    case 'kpi': {
      const { formula } = kpiOf(reference.kpi);
      return reference.isPartial ? `${formula}, over the sources that report both` : formula;
    }
    case 'given':
      return `given by ${reference.origin}`;
    case 'reported':
      return reference.formula;
    case 'calculated':
      return operations[reference.operation];
    case 'estimated':
      return `${reference.output} of ${reference.method}`;
    case 'absent':
      return 'no source reports it';
  }
}

/** The numbers that a number is made from, in the order of its formula; none for sums and for what was given. */
export function numberInputs(reference: Reference): readonly NumberInput[] {
  switch (reference.kind) {
    case 'kpi': {
      const { numerator, denominator } = kpiOf(reference.kpi);
      const inputs = [
        { name: fields[numerator].label, id: reference.numerator },
        { name: fields[denominator].label, id: reference.denominator },
      ];
      return inputs.flatMap(({ name, id }) => (id === null ? [] : [{ name, id }]));
    }
    case 'calculated':
    case 'estimated':
      return reference.inputs.map((id, at) => ({ name: String.fromCodePoint(97 + (at % 26)), id }));
    case 'sum':
    case 'given':
    case 'reported':
    case 'absent':
      return [];
  }
}
