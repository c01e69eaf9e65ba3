import type { Analysis, SourceSummary } from '../analysis.ts';

/** Something that went into one analysis otherwise than into the other. */
export type InputCause =
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  | { readonly kind: 'flight' | 'brief'; readonly text: string };

/** What differs in what two analyses were made from. */
export function inputCauses(before: Analysis, after: Analysis): readonly InputCause[] {
  return [...fileCauses(before.sources, after.sources), ...briefCauses(before, after)];
}

function fileCauses(before: readonly SourceSummary[], after: readonly SourceSummary[]): readonly InputCause[] {
  const names = [...new Set([...before, ...after].map((source) => source.fileName))].sort();
  return names.flatMap((name) => {
    const [first, second] = [before, after].map((sources) => sources.filter((source) => source.fileName === name));
    return fileCause(name, first ?? [], second ?? []);
  });
}

function fileCause(name: string, first: readonly SourceSummary[], second: readonly SourceSummary[]): readonly InputCause[] {
  if (first.length === 0) return [{ kind: 'file', file: name, text: `${name} was added` }];
  if (second.length === 0) return [{ kind: 'file', file: name, text: `${name} was left out` }];
  const [hashes, readings] = [fingerprint(first, ['sha256']), fingerprint(first, readingKeys)];
  if (hashes !== fingerprint(second, ['sha256'])) return [{ kind: 'file', file: name, text: `${name} has other content` }];
  return readings === fingerprint(second, readingKeys) ? [] : [{ kind: 'file', file: name, text: `${name} is read otherwise` }];
}

const readingKeys = ['platform', 'report', 'status', 'view', 'currency', 'rowsKept', 'rowsDropped'] as const;

function fingerprint(sources: readonly SourceSummary[], keys: readonly (keyof SourceSummary)[]): string {
  return JSON.stringify(sources.map((source) => keys.map((key) => source[key])));
}

function briefCauses(before: Analysis, after: Analysis): readonly InputCause[] {
  // The cast holds because both are briefs of the same type.
  const keys = Object.keys(after.brief) as readonly (keyof Analysis['brief'])[];
  return keys.flatMap((key): readonly InputCause[] => {
    const [from, to] = [before.brief[key], after.brief[key]].map((value) => JSON.stringify(value));
    if (from === to) return [];
    return [{ kind: key === 'flight' ? 'flight' : 'brief', text: `${key} of the brief was ${from} and is ${to}` }];
  });
}
