import type { MeasureId } from '../fields/catalogue.ts';
import type { Grain } from '../platforms/import-plan.ts';

/** The rows of one platform in one import. */
export type ImportPart = {
  readonly importId: string;
  readonly platform: string;
  readonly currency: string | null;
  readonly grain: Grain;
  readonly view: string;
  /** Measures that the file has a column for. */
  readonly columns: readonly MeasureId[];
};

/**
 * Names the family of every part: parts of one platform, currency, grain and view whose files have the same measure columns
 * belong together, so that a file split in two makes the same families as the whole. One family per platform is
 * named like the platform; further ones are numbered in a stated order.
 */
export function nameFamilies(parts: readonly ImportPart[]): readonly { readonly part: ImportPart; readonly source: string }[] {
  const signatures = new Map<string, string[]>();
  for (const part of parts) {
    const known = signatures.get(part.platform) ?? [];
    if (!known.includes(signatureOf(part))) signatures.set(part.platform, [...known, signatureOf(part)]);
  }
  return parts.map((part) => {
    const ordered = (signatures.get(part.platform) ?? []).toSorted();
    const index = ordered.indexOf(signatureOf(part));
    return { part, source: index === 0 ? part.platform : `${part.platform} (${index + 1})` };
  });
}

function signatureOf(part: ImportPart): string {
  // `primary` sorts before breakdown views, so the plain platform name goes to the facts that are added.
  const view = part.view === 'primary' ? '0' : `1 ${part.view}`;
  return [view, part.currency ?? '', part.grain, ...part.columns.toSorted()].join('|');
}
