import { fieldIdsOfKind } from '../fields/catalogue.ts';
import { subtractDecimals } from '../fields/decimal.ts';
import type { MeasureId } from '../fields/catalogue.ts';

/** A total that an export prints and that its rows do not add up to; decimal texts. `rows`: the number of rows it states. */
export type PrintedDifference = { readonly what: MeasureId | 'rows'; readonly imported: string; readonly printed: string };

const pattern = /(?<what>[a-z\d_]+): imported (?<imported>-?[\d.]+), (?:printed|stated) (?<printed>-?[\d.]+)/gu;

/** Reads the differences back from the sentence of an import certificate, in its order; none where the sums agree. */
export function printedDifferences(sentence: string): readonly PrintedDifference[] {
  return [...sentence.matchAll(pattern)].flatMap(({ groups = {} }) => {
    const { what = '', imported = '', printed = '' } = groups;
    const id = what === 'rows' ? what : fieldIdsOfKind('measure').find((field) => field === what);
    // The text of a number may run into the full stop of its sentence.
    const [own, theirs] = [imported, printed].map((text) => text.replace(/\.$/u, ''));
    const isKnown = id !== undefined && own !== undefined && theirs !== undefined && subtractDecimals(own, theirs) !== null;
    return isKnown ? [{ what: id, imported: own, printed: theirs }] : [];
  });
}
