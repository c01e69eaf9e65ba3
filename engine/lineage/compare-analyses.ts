import { inputCauses } from './input-causes.ts';
import { numberInputs } from './number-formula.ts';
import { numberNames } from './number-names.ts';
import { significant } from '../metrics/significant.ts';
import { valueOf } from '../metrics/references.ts';
import type { Analysis } from '../analysis.ts';
import type { Reference } from '../reference.ts';
import type { InputCause } from './input-causes.ts';

/** A number that differs, is new or is gone. */
export type NumberChange = {
  /** The same in both analyses: `campaign[Spring].cpa`. */
  readonly name: string;
  /** Ids in the two analyses; null where the number does not exist. */
  readonly ids: { readonly before: string | null; readonly after: string | null };
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  /** after ÷ before − 1. */
  readonly relative: number | null;
  /** Why, in words; the numbers that it is made from lead to them. */
  readonly reasons: readonly string[];
};

export type AnalysisComparison = {
  /** What went in differently: files, brief, definitions. */
  readonly causes: readonly InputCause[];
  readonly verdict: { readonly before: string; readonly after: string };
  /** Totals first, then by name. */
  readonly changes: readonly NumberChange[];
  readonly unchanged: number;
};

type Side = { readonly analysis: Analysis; readonly idOf: ReadonlyMap<string, string>; readonly nameOf: ReadonlyMap<string, string> };

/** Which numbers differ between two analyses, and which inputs made them differ. Estimates are followed to the numbers behind them. */
export function compareAnalyses(before: Analysis, after: Analysis): AnalysisComparison {
  const causes = inputCauses(before, after);
  const sides = { before: sideOf(before), after: sideOf(after) };
  const names = [...new Set([...sides.before.idOf.keys(), ...sides.after.idOf.keys()])].sort(compareNames);
  const all = names.flatMap((name) => changeOf(name, { ...sides, causes }) ?? []);
  return {
    causes,
    verdict: { before: before.verdict.sentence, after: after.verdict.sentence },
    changes: all,
    unchanged: names.length - all.length,
  };
}

function sideOf(analysis: Analysis): Side {
  const nameOf = numberNames(analysis);
  return { analysis, nameOf, idOf: new Map([...nameOf].map(([id, name]) => [name, id])) };
}

function compareNames(a: string, b: string): number {
  const rank = (name: string): number => (name.startsWith('total.') ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a < b ? -1 : 1;
}

type Sides = { readonly before: Side; readonly after: Side; readonly causes: readonly InputCause[] };

function changeOf(name: string, sides: Sides): NumberChange | null {
  const ids = { before: sides.before.idOf.get(name) ?? null, after: sides.after.idOf.get(name) ?? null };
  const [first, second] = [referenceOf(sides.before, ids.before), referenceOf(sides.after, ids.after)];
  const [before, after] = [valueOf(first), valueOf(second)];
  const isThere = first !== undefined && second !== undefined;
  if (isThere && before === after && exactText(first) === exactText(second)) return null;
  const isPair = before !== null && after !== null;
  return {
    name,
    ids,
    before,
    after,
    difference: isPair ? significant(after - before) : null,
    relative: isPair && before !== 0 ? significant(after / before - 1) : null,
    reasons: [...new Set(reasonsOf(name, sides, new Set()))],
  };
}

function referenceOf(side: Side, id: string | null): Reference | undefined {
  return id === null ? undefined : side.analysis.references[id];
}

/** Sums are compared as decimal text, because doubles may hide a cent. */
function exactText(reference: Reference): string {
  return reference.kind === 'sum' || reference.kind === 'given' ? String(reference.value) : '';
}

function reasonsOf(name: string, sides: Sides, seen: Set<string>): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const [beforeId, afterId] = [sides.before.idOf.get(name) ?? null, sides.after.idOf.get(name) ?? null];
  const [first, second] = [referenceOf(sides.before, beforeId), referenceOf(sides.after, afterId)];
  if (first === undefined || second === undefined) return [absenceReason(second === undefined, sides)];
  if (first.kind !== second.kind) return ['It is made in another way now.'];
  if (second.kind === 'given' || second.kind === 'sum')
    return exactText(first) === exactText(second) ? [] : leafReasons({ first, second, sides });
  const reasons = numberInputs(second).flatMap((input) => {
    const inputName = sides.after.nameOf.get(input.id);
    return inputName === undefined ? [] : reasonsOf(inputName, sides, seen);
  });
  return reasons.length > 0 || valueOf(first) === valueOf(second) ? reasons : silentReasons(second, sides);
}

/** A number that differs although its inputs do not: an estimate from days, or another definition. */
function silentReasons(second: Reference, sides: Sides): readonly string[] {
  return second.kind === 'estimated' ? estimateReasons(second, sides) : ['It is made in another way now.'];
}

/** An estimate may rest on daily sums alone: those of its places are named by their files. */
function estimateReasons({ series }: Extract<Reference, { kind: 'estimated' }>, sides: Sides): readonly string[] {
  const sums = series.flatMap(({ place, measures }) => measures.map((field) => sides.after.nameOf.get(`${place}.${field}`)));
  const reasons = sums.flatMap((name) => (name === undefined ? [] : reasonsOf(name, sides, new Set())));
  return reasons.length > 0 ? reasons : ['The days that it is estimated from are others, or the method is.'];
}

function absenceReason(isGone: boolean, { causes }: Sides): string {
  const files = causes.filter((cause) => cause.kind === 'file');
  const because = files.length === 0 ? '' : `: ${files.map((cause) => cause.text).join('; ')}`;
  return isGone ? `It is no longer there${because}.` : `It is new${because}.`;
}

/** Names of the files whose rows a sum may hold: those of its sources, where it or its place names them, else all. */
function filesOf({ places, datasetSources, sources }: Analysis, sum: Extract<Reference, { kind: 'sum' }>): readonly string[] {
  const place = places[sum.place];
  const filters = (place?.parts ?? []).flatMap((part) => part.filters);
  const named = filters.flatMap((filter) => (filter.kind === 'in' && filter.dimension === 'source' ? filter.values : []));
  const ids = sum.sources ?? (named.length > 0 ? named : null);
  const own = datasetSources.filter(({ id, view }) => view === place?.view && (ids === null || ids.includes(id)));
  const imports = own.flatMap((source) => source.imports);
  return sources.filter(({ importId }) => imports.includes(importId)).map(({ fileName }) => fileName);
}

/** A sum differs because its place is cut otherwise, because a file of its sources differs, or because both are read otherwise. */
function leafReasons(change: { readonly first: Reference; readonly second: Reference; readonly sides: Sides }): readonly string[] {
  const { first, second, sides } = change;
  if (second.kind === 'given') return [`Stated otherwise by ${second.origin}.`];
  if (first.kind !== 'sum' || second.kind !== 'sum') return [];
  const cuts = [sides.before.analysis.places[first.place], sides.after.analysis.places[second.place]].map((place) => JSON.stringify(place));
  const isCutOtherwise = cuts[0] !== cuts[1] && sides.causes.some((cause) => cause.kind === 'flight');
  const own = [filesOf(sides.before.analysis, first), filesOf(sides.after.analysis, second)];
  const files = sides.causes.flatMap((cause) =>
    cause.kind === 'file' && own.some((names) => names.includes(cause.file)) ? [`${cause.text}.`] : [],
  );
  if (isCutOtherwise) return ['The flight is another one.', ...files];
  return files.length > 0 ? files : ['The same files are read otherwise.'];
}
