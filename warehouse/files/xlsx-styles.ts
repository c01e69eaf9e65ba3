import { builtInFormat, formOf } from './xlsx-format.ts';
import type { NumberForm } from './xlsx-format.ts';
import { attributesOf, eachTag, nameCode } from './xlsx-tags.ts';

/** Number formats of a workbook by the style number that cells carry. */
export type CellStyles = {
  /** Format codes; null for General. */
  readonly codes: readonly (string | null)[];
  readonly forms: readonly NumberForm[];
};

/** Some writers (Apache POI) leave the part out. */
export const noStyles: CellStyles = { codes: [], forms: [] };

/** Excel allows 255 characters. */
const maxCodeLength = 1000;

const names = { formats: nameCode('numFmts'), format: nameCode('numFmt'), styles: nameCode('cellXfs'), style: nameCode('xf') };

/** Reads the styles part. Formats of conditional formatting and of named styles have the same element names but no cell refers to them. */
export function readStyles(bytes: Buffer): CellStyles {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let section = 0;
  eachTag(bytes, (tag) => {
    if (tag.name === names.formats || tag.name === names.styles) section = tag.kind === 'start' ? tag.name : 0;
    if (tag.kind === 'end') return;
    if (tag.name === names.format && section === names.formats) {
      const attributes = attributesOf(bytes, tag);
      codes.set(Number(attributes.get('numFmtId')), (attributes.get('formatCode') ?? '').slice(0, maxCodeLength));
    }
    if (tag.name === names.style && section === names.styles) ids.push(Number(attributesOf(bytes, tag).get('numFmtId') ?? 0));
  });
  return stylesOf(ids, codes);
}

function stylesOf(ids: readonly number[], codes: ReadonlyMap<number, string>): CellStyles {
  const known = new Map<number, { code: string | null; form: NumberForm }>();
  const styles = ids.map((id) => {
    const found = known.get(id) ?? styleOf(codes.get(id) ?? builtInFormat(id));
    known.set(id, found);
    return found;
  });
  return { codes: styles.map(({ code }) => code), forms: styles.map(({ form }) => form) };
}

function styleOf(code: string | null): { code: string | null; form: NumberForm } {
  if (code === null || code === '' || /^general$/iu.test(code)) return { code: null, form: 'plain' };
  return { code, form: formOf(code) };
}
