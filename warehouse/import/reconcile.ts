import { fields, formatMillionths, parseMillionths } from '@pca/engine';
import type { ImportPlan, MeasureId } from '@pca/engine';

import type { Reconciliation } from './certificate.ts';
import type { TableSums } from './table-sums.ts';

type ComparedTotal = Reconciliation['totals'][number];

/** Compares the imported sums with the totals rows, row count and ratios that the export prints. */
export function reconcile(plan: ImportPlan, sums: TableSums): Reconciliation {
  const totals = plan.printedTotals.flatMap((printed, index) => compareTotal(printed, index, sums));
  const rowCount =
    plan.printedRowCount === null
      ? null
      : { printed: plan.printedRowCount, imported: sums.facts, agrees: plan.printedRowCount === sums.facts };
  const ratios = plan.ratioChecks.map((check) => ({
    ratio: check.ratio,
    rowsCompared: check.rowsCompared,
    rowsDiffering: check.rowsDiffering,
    largestDifference: check.largestDifference.toPrecision(3),
  }));
  const visible = totals.filter((total) => total.covers === 'visible-rows');
  const differing = visible.filter((total) => !total.agrees);
  const hasPrinted = visible.length > 0 || rowCount !== null;
  const isDifferent = differing.length > 0 || rowCount?.agrees === false;
  const result = !hasPrinted ? 'none' : isDifferent ? 'differs' : 'reconciled';
  const accountCoverage = coverage(plan, sums);
  return {
    result,
    totals,
    rowCount,
    ratios,
    accountCoverage,
    sentence: sentence({ result, visible, differing, rowCount, accountCoverage }),
  };
}

/** The first totals row equals the visible rows; later ones (account, campaign types) cover other sets. */
function compareTotal(printed: ImportPlan['printedTotals'][number], index: number, sums: TableSums): readonly ComparedTotal[] {
  // The casts hold: the keys of `values` are measure ids.
  return (Object.entries(printed.values) as [MeasureId, string][]).flatMap(([field, value]) => {
    const imported = sums.totals[field] ?? null;
    if (imported === null) return [];
    const difference = (parseMillionths(imported) ?? 0n) - (parseMillionths(value) ?? 0n);
    const agrees = absolute(difference) <= allowance(field, value, sums.facts);
    return [
      {
        record: printed.record,
        label: printed.label,
        field,
        printed: value,
        imported,
        difference: formatMillionths(difference),
        agrees,
        covers: index === 0 ? ('visible-rows' as const) : ('more' as const),
      },
    ];
  });
}

/** Counts must agree exactly. Amounts may differ by the rounding of each row, or by the 0.1 % that counts as reconciled. */
function allowance(field: MeasureId, printed: string, rows: number): bigint {
  const isAmount = fields[field].unit === 'money' || printed.includes('.');
  if (!isAmount) return 0n;
  const rounding = 5_000n * BigInt(Math.max(rows, 1)) + 5_000n;
  const share = absolute(parseMillionths(printed) ?? 0n) / 1000n;
  return rounding > share ? rounding : share;
}

/** Visible spend as a share of the account's total, where a totals row names the account; 0–1. */
function coverage(plan: ImportPlan, sums: TableSums): number | null {
  const account = plan.printedTotals.find((total) => /^(total|gesamt)\s*:\s*(account|konto)$/iu.test(total.label));
  const printed = parseMillionths(account?.values.spend ?? '');
  const visible = parseMillionths(sums.totals.spend ?? '');
  if (printed === null || visible === null || printed === 0n) return null;
  return Math.round(Number((visible * 1_000_000n) / printed)) / 1_000_000;
}

function sentence(parts: {
  result: Reconciliation['result'];
  visible: readonly ComparedTotal[];
  differing: readonly ComparedTotal[];
  rowCount: Reconciliation['rowCount'];
  accountCoverage: number | null;
}): string {
  const { result, visible, differing, rowCount, accountCoverage } = parts;
  const covered = accountCoverage === null ? '' : ` The file covers ${(accountCoverage * 100).toFixed(1)} % of the account's spend.`;
  if (result === 'none') return `The export prints no totals to compare with.${covered}`;
  if (result === 'reconciled') {
    const what = visible.length > 0 ? `its own totals row (record ${visible[0]?.record})` : `its stated row count (${rowCount?.printed})`;
    const rounding = visible.some((total) => total.difference !== '0') ? ' within rounding' : '';
    return `The imported sums equal ${what}${rounding}.${covered}`;
  }
  const named = differing.map(
    (total) => `${total.field}: imported ${total.imported}, printed ${total.printed}, difference ${total.difference}`,
  );
  const rows = rowCount?.agrees === false ? [`rows: imported ${rowCount.imported}, stated ${rowCount.printed}`] : [];
  return `The imported sums differ from what the export prints: ${[...named, ...rows].join('; ')}.${covered}`;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
