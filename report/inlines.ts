import type { Cell, Inline, Row, Status } from './document.ts';

const longestName = 300;

/** A template of words, in which numbers and names keep their meaning: say`${roas} at ${name(channel)}`. */
export function say(words: TemplateStringsArray, ...parts: readonly (string | Inline)[]): readonly Inline[] {
  return words.flatMap((word, index) => {
    const part = parts[index];
    const inlines: Inline[] = word === '' ? [] : [text(word)];
    if (part !== undefined) inlines.push(typeof part === 'string' ? text(part) : part);
    return inlines;
  });
}

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

/** A name from the data; null is printed as "(not given)". */
export function name(words: string | null): Inline {
  if (words === null || words.trim() === '') return text('(not given)');
  return { kind: 'name', text: words.length > longestName ? `${words.slice(0, longestName)}…` : words };
}

/** Words that lead to a section, card or row of the same document. */
export function link(words: string, target: string): Inline {
  return { kind: 'link', text: words, target };
}

/** The words of a text without its marks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === 'number' ? inline.display : inline.text)).join('');
}

export function cell(inlines: readonly Inline[] | Inline | string, detail: readonly Inline[] = [], status: Status | null = null): Cell {
  if (typeof inlines === 'string') return { inlines: [text(inlines)], detail, status };
  // The cast holds because an Inline is an object and never an array.
  return { inlines: Array.isArray(inlines) ? (inlines as readonly Inline[]) : [inlines as Inline], detail, status };
}

export function row(...cells: readonly Cell[]): Row {
  return { cells, role: 'plain', id: null };
}

export function totalRow(...cells: readonly Cell[]): Row {
  return { cells, role: 'total', id: null };
}

/** Words that head the rows below them; the detail is a second, smaller line. */
export function groupRow(words: string, detail: string): Row {
  return { cells: [cell(words, [text(detail)])], role: 'group', id: null };
}

/** A row that links can lead to; the id is unique in the document. */
export function linkedRow(id: string, ...cells: readonly Cell[]): Row {
  return { cells, role: 'plain', id };
}
