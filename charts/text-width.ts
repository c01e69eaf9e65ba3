/** Advance widths of Inter in thousandths of the font size, by group of characters; figures are tabular. */
const widths: readonly (readonly [string, number])[] = [
  ["ijl.,:;'|!I", 290],
  ['ft()[]{}/\\r -', 370],
  ['0123456789+−=<>~$€£¥%', 640],
  ['abcdeghknopqsuvxyz_?*"', 590],
  ['ABCDEFGHJKLNOPQRSTUVXYZ&#', 690],
  ['mwMW@', 890],
  ['–', 640],
  ['\u202F\u00A0…', 400],
];

const widthOf = new Map(widths.flatMap(([characters, width]) => Array.from(characters, (character) => [character, width] as const)));

/** Width of a line of text in pixels, estimated on the safe side; wide for scripts whose glyphs are wide. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf.get(character) ?? unknownWidth(character);
  return (thousandths * size) / 1000;
}

/** The text, cut at a grapheme and ended by `…` when it is wider than `maxWidth` pixels. */
export function ellipsise(text: string, maxWidth: number, size: number): string {
  if (textWidth(text, size) <= maxWidth) return text;
  let kept = '';
  let used = textWidth('…', size);
  for (const { segment } of graphemes.segment(text.slice(0, maxGraphemeScan))) {
    used += textWidth(segment, size);
    if (used > maxWidth) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const maxGraphemeScan = 2000;

function unknownWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return isWide(code) ? 1050 : 600;
  return 650;
}

/** CJK, Hangul, full-width forms and pictographs. */
function isWide(code: number): boolean {
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    code >= 0x1f000
  );
}
