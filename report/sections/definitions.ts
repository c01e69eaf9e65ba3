import { kpiIds, kpiOf, type KpiId } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { NumberMark, Section, TableBlock } from '../document.ts';
import { cell, row, text } from '../inlines.ts';
import { isMissing } from '../numbers.ts';
import { written, type Written } from './section-writer.ts';

const maxRegister = 400;

/** What the KPIs mean, and the register of the numbers in this document. */
export function definitions(context: ReportContext, body: Written): Written {
  const register = numbersOf(body.sections);
  return written({
    id: 'definitions',
    name: 'Definitions and number register',
    title: [text('How every number is made')],
    blocks: [
      {
        kind: 'paragraph',
        isNote: false,
        inlines: [
          text(
            'A KPI is the ratio of two sums over exactly the sources that report both sides, never a mean of ratios. Conversions and revenue are what the platforms claim. “–” is a missing value, “n/a” a value that cannot be computed. Below 30 results a value is marked “too few”.',
          ),
        ],
      },
      kpiTable(context),
      { kind: 'details', summary: `Number register: ${register.length} numbers of this report`, blocks: [registerTable(register)] },
    ],
  });
}

function kpiTable(context: ReportContext): TableBlock {
  const told = kpiIds.filter((kpi) => !isMissing(context.analysis.kpis[kpi]?.value ?? null) || context.tableKpis.includes(kpi));
  return {
    kind: 'table',
    caption: 'KPI definitions',
    columns: [
      { label: 'KPI', unit: '', align: 'left' },
      { label: 'Formula', unit: '', align: 'left' },
      { label: 'Better', unit: '', align: 'left' },
      { label: 'Interval', unit: '', align: 'left' },
    ],
    rows: (told.length === 0 ? kpiIds : told).map((kpi) =>
      row(cell(kpiOf(kpi).label), cell(kpiOf(kpi).formula), cell(kpiOf(kpi).better ?? 'neither'), cell(methodWords(context, kpi))),
    ),
    note: '',
  };
}

const methods = {
  wilson: 'Wilson score, 95\u202F%',
  'cluster-delta': 'delta method over clusters, 95\u202F%',
  poisson: 'Poisson counts, 95\u202F%',
  none: 'none',
} as const;

function methodWords(context: ReportContext, kpi: KpiId): string {
  const value = context.analysis.kpis[kpi];
  if (value === undefined) return methods.none;
  return value.method === 'none' && value.reason !== null ? `none: ${value.reason}` : methods[value.method];
}

function registerTable(register: readonly NumberMark[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Reference, printed value, formula and inputs',
    columns: [
      { label: 'Reference', unit: '', align: 'left' },
      { label: 'Printed', unit: '', align: 'right' },
      { label: 'Made from', unit: '', align: 'left' },
    ],
    rows: register.slice(0, maxRegister).map((mark) => row(cell(mark.ref), cell(mark), cell(mark.basis))),
    note:
      register.length > maxRegister
        ? `${register.length - maxRegister} more: every number of this page names its reference and formula when pointed at.`
        : '',
  };
}

/** Every number of the sections once, in the order of the document. */
function numbersOf(sections: readonly Section[]): readonly NumberMark[] {
  const byRef = new Map<string, NumberMark>();
  collect(sections, byRef);
  return [...byRef.values()];
}

function collect(part: unknown, byRef: Map<string, NumberMark>): void {
  if (typeof part !== 'object' || part === null) return;
  if (isNumberMark(part)) {
    if (!byRef.has(part.ref)) byRef.set(part.ref, part);
    return;
  }
  for (const child of Object.values(part)) collect(child, byRef);
}

function isNumberMark(part: object): part is NumberMark {
  return 'kind' in part && part.kind === 'number' && 'ref' in part;
}
