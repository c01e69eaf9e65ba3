import { currencyInHeader, currencyInNumberFormat, currencyOfSymbol, isCurrencyCode } from '../fields/currency.ts';
import type { ImportIssue } from './import-plan.ts';
import type { Mapping } from './mapping.ts';
import { fieldUnit } from './plan-numbers.ts';
import type { PlannedNumber } from './plan-numbers.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

export type CurrencyPlan = { readonly code: string | null; readonly evidence: string; readonly issues: readonly ImportIssue[] };

export type CurrencyQuestion = {
  readonly sketch: TableSketch;
  readonly records: readonly SketchRecord[];
  readonly currencyColumn: number | null;
  readonly money: readonly PlannedNumber[];
  readonly mapping: Mapping;
};

type Evidence = { readonly code: string; readonly from: string; readonly isCertain: boolean };

/** The currency of a table's money: set by a person, or found in its currency column, headers, cells or number formats. */
export function planCurrency(question: CurrencyQuestion): CurrencyPlan {
  if (question.mapping.currency !== undefined) return { code: question.mapping.currency, evidence: 'set in the mapping file', issues: [] };
  const found = [...fromColumn(question), ...fromHeaders(question), ...fromCells(question), ...fromNumberFormats(question)];
  const certain = found.filter((entry) => entry.isCertain);
  const codes = [...new Set(certain.map((entry) => entry.code))];
  const [first] = certain;
  if (codes.length > 1) return several(certain);
  if (first !== undefined) return { code: first.code, evidence: first.from, issues: [] };
  const hasMoney = question.money.some((entry) => fieldUnit(entry.claim.field) === 'money');
  return { code: null, evidence: uncertainText(found), issues: hasMoney ? [unknownCurrency(found)] : [] };
}

function fromColumn({ records, currencyColumn }: CurrencyQuestion): readonly Evidence[] {
  if (currencyColumn === null) return [];
  const codes = new Set(records.map((record) => (record.cells[currencyColumn] ?? '').trim().toUpperCase()).filter(isCurrencyCode));
  return [...codes].map((code) => ({ code, from: `currency column says ${code}`, isCertain: true }));
}

function fromHeaders({ sketch, money }: CurrencyQuestion): readonly Evidence[] {
  return money.flatMap((entry) => {
    const header = sketch.header[entry.claim.column] ?? '';
    const code = entry.claim.rule.currency ?? currencyInHeader(header)?.code;
    return code === undefined ? [] : [{ code, from: `header "${header.trim()}"`, isCertain: true }];
  });
}

function fromCells({ money, sketch }: CurrencyQuestion): readonly Evidence[] {
  return money.flatMap((entry) =>
    entry.format.symbols.flatMap((symbol) => {
      const currency = currencyOfSymbol(symbol);
      if (currency === null) return [];
      return [
        {
          code: currency.code,
          isCertain: currency.isCertain,
          from: `"${symbol}" in the cells of "${sketch.header[entry.claim.column]?.trim() ?? ''}"`,
        },
      ];
    }),
  );
}

function fromNumberFormats({ sketch, money }: CurrencyQuestion): readonly Evidence[] {
  return money.flatMap((entry) => {
    const code = sketch.numberFormats?.[entry.claim.column] ?? null;
    const currency = code === null ? null : currencyInNumberFormat(code);
    return currency === null
      ? []
      : [
          {
            code: currency.code,
            isCertain: currency.isCertain,
            from: `number format ${code} of "${sketch.header[entry.claim.column]?.trim() ?? ''}"`,
          },
        ];
  });
}

function several(certain: readonly Evidence[]): CurrencyPlan {
  const named = [...new Map(certain.map((entry) => [entry.code, entry.from])).entries()].map(([code, from]) => `${code} (${from})`);
  const message = `Money in several currencies: ${named.join(', ')}. Currencies are never added: export one currency per file, or name the columns to use in a mapping file.`;
  return { code: null, evidence: 'several currencies', issues: [{ code: 'currency.several', severity: 'error', message }] };
}

function uncertainText(found: readonly Evidence[]): string {
  const [first] = found;
  return first === undefined ? 'the file names no currency' : `${first.from} may mean ${first.code}, but is not certain`;
}

function unknownCurrency(found: readonly Evidence[]): ImportIssue {
  return {
    code: 'currency.unknown',
    severity: 'warning',
    message: `Currency not stated: ${uncertainText(found)}. Amounts are kept without a currency; state it in the brief or a mapping file (currency: EUR).`,
  };
}
