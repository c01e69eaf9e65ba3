/** Characters that move the cursor, change colours or turn the reading direction of a terminal; line breaks and tabs are apart. */
// oxlint-disable-next-line no-control-regex -- finding them is what this is for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu;

/** Text whose names and cells may come from anybody, with control characters shown by their codes. JSON stays the same JSON. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, codeOf);
}

/** The same on one line: a line break in a name is shown by its code too. */
export function oneLine(text: string): string {
  return printable(text).replaceAll(/[\n\t]/gu, codeOf);
}

function codeOf(character: string): string {
  return String.raw`\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
