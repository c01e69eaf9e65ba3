import { fields } from '../fields/catalogue.ts';
import type { FieldId } from '../fields/catalogue.ts';
import { rulesFor } from './column-rules.ts';
import type { Mapping } from './mapping.ts';
import type { ColumnRule, Platform } from './platform.ts';
import type { TableSketch } from './table-sketch.ts';
import { isBlankCell } from './plan-totals.ts';

/** One column that a rule would read as `field`. */
export type Claim = { readonly column: number; readonly field: FieldId; readonly rule: ColumnRule; readonly byPerson: boolean };

/** The claims that were followed, by field, and why the other columns are read by nobody. */
export type ColumnChoice = {
  readonly chosen: ReadonlyMap<FieldId, readonly Claim[]>;
  readonly leftOut: ReadonlyMap<number, string>;
  /** All claims, for decisions that need the alternatives (DV360 revenue). */
  readonly claims: readonly Claim[];
  /** Why columns that nobody claims are left out on purpose. */
  readonly ignored: Ignored;
};

type Ignored = ReadonlyMap<number, string>;

/** Decides which column feeds which field; a person's mapping comes first, then the platform's rules, then the shared aliases. */
export function chooseColumns(sketch: TableSketch, platform: Platform, mapping: Mapping): ColumnChoice {
  const claims = sketch.header.flatMap((header, column) => claimsOf({ header, column, platform, mapping }));
  const ignored = sketch.header.flatMap((header, column) => {
    const reason = reasonToIgnore(header, platform, mapping);
    return reason === null ? [] : [[column, reason] as const];
  });
  return followClaims(sketch, claims, new Map(ignored));
}

/** Follows the preferred claims of each field; exported so that a decision may change a claim's preference and ask again. */
export function followClaims(sketch: TableSketch, claims: readonly Claim[], ignored: Ignored): ColumnChoice {
  const chosen = new Map<FieldId, readonly Claim[]>();
  const leftOut = new Map<number, string>();
  for (const field of new Set(claims.map((claim) => claim.field))) {
    const { best, rest } = preferred(
      sketch,
      claims.filter((claim) => claim.field === field),
    );
    chosen.set(field, best);
    for (const claim of rest) leftOut.set(claim.column, keptOut(sketch, claim, best));
  }
  for (const claim of [...chosen.values()].flat()) leftOut.delete(claim.column);
  explainUnclaimed({ sketch, claims, ignored }, leftOut);
  return { chosen, leftOut, claims, ignored };
}

function claimsOf(input: { header: string; column: number; platform: Platform; mapping: Mapping }): readonly Claim[] {
  const { header, column, platform, mapping } = input;
  const decided = decisionFor(mapping, header);
  if (decided !== undefined) {
    return decided.field === null ? [] : [{ column, field: decided.field, byPerson: true, rule: decidedRule(header, decided) }];
  }
  return rulesFor(platform, header).flatMap((rule) => (rule.field === null ? [] : [{ column, field: rule.field, rule, byPerson: false }]));
}

type Decision = { readonly field: FieldId | null; readonly scale?: 'units' | 'percent' | 'micros' | undefined };

/** What a person decided about a header; undefined when nothing. */
export function decisionFor(mapping: Mapping, header: string): Decision | undefined {
  const entry = mapping.columns?.[header.trim()];
  if (entry === undefined) return undefined;
  return entry === null || typeof entry === 'string' ? { field: entry } : entry;
}

function decidedRule(header: string, decision: Decision): ColumnRule {
  const note = 'set in the mapping file';
  return {
    header,
    field: decision.field,
    preference: -1,
    addend: 'mapping',
    note,
    ...(decision.scale === 'micros' ? { micros: true as const } : {}),
  };
}

function preferred(sketch: TableSketch, claims: readonly Claim[]): { best: readonly Claim[]; rest: readonly Claim[] } {
  const filled = claims.filter((claim) => !isColumnBlank(sketch, claim.column));
  const candidates = filled.length > 0 ? filled : claims;
  const lowest = Math.min(...candidates.map((claim) => claim.rule.preference ?? 0));
  const level = candidates.filter((claim) => (claim.rule.preference ?? 0) === lowest);
  const [first] = level;
  const best =
    first?.rule.addend === undefined || !isAdditive(first.field)
      ? level.slice(0, 1)
      : level.filter((claim) => claim.rule.addend === first.rule.addend);
  return { best, rest: claims.filter((claim) => !best.includes(claim)) };
}

function isAdditive(field: FieldId): boolean {
  return fields[field].kind === 'measure';
}

function isColumnBlank(sketch: TableSketch, column: number): boolean {
  return [...sketch.head, ...sketch.tail].every((record) => isBlankCell(record.cells[column]));
}

function keptOut(sketch: TableSketch, claim: Claim, best: readonly Claim[]): string {
  const taken = best.map((other) => `"${sketch.header[other.column]?.trim()}"`).join(' + ');
  return `also ${fields[claim.field].label.toLowerCase()}; ${taken} was taken, so this column is not added to it`;
}

function explainUnclaimed(parts: { sketch: TableSketch; claims: readonly Claim[]; ignored: Ignored }, leftOut: Map<number, string>): void {
  const claimed = new Set(parts.claims.map((claim) => claim.column));
  for (const [column, header] of parts.sketch.header.entries()) {
    if (claimed.has(column) || leftOut.has(column)) continue;
    const unknown = header.trim() === '' ? 'column without a name' : 'not a column this product knows; map it to import it';
    leftOut.set(column, parts.ignored.get(column) ?? unknown);
  }
}

/** Why a person or the platform's rules leave a column out; null when they do not. */
function reasonToIgnore(header: string, platform: Platform, mapping: Mapping): string | null {
  const decided = decisionFor(mapping, header);
  if (decided !== undefined) return decided.field === null ? 'left out in the mapping file' : null;
  const rules = rulesFor(platform, header);
  const [first] = rules;
  if (first === undefined || rules.some((rule) => rule.field !== null)) return null;
  return first.note ?? 'known, and no part of the figures';
}
