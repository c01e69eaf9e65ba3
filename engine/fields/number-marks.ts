/** The two marks of a column. */
export type Marks = { readonly decimal: '.' | ',' | null; readonly group: ',' | '.' | ' ' | "'" | null };

export type MarkHints = {
  /** The decimal mark of the file's language or of its other columns. */
  readonly localeDecimal?: '.' | ',';
  /** The column counts whole things (impressions, clicks), so `1.234` can only be grouped. */
  readonly isCount?: boolean;
};

/** What the cells of a column say about their marks; a `reading` states both possibilities in words. */
export type MarksAnswer =
  | { readonly kind: 'decided'; readonly marks: Marks; readonly confidence: 'certain' | 'likely'; readonly evidence: string }
  | { readonly kind: 'ambiguous'; readonly marks: Marks; readonly reading: string };

/** The cores of a column and how many cells have each. */
export type CoreCounts = ReadonlyMap<string, number>;

const LARGEST_EXPONENT = 40;
const MARKS = ['.', ',', ' ', "'"] as const;
const NAMES = { '.': 'point', ',': 'comma', ' ': 'space', "'": 'apostrophe' } as const;
const GROUPED = {
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/u,
  // The second form is Indian: 1,23,45,678.
  ',': /^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})$/u,
  ' ': /^[1-9]\d{0,2}(?: \d{3})+$/u,
  "'": /^[1-9]\d{0,2}(?:'\d{3})+$/u,
} as const;

/**
 * The core read with these marks as shortest decimal text without sign (`1286.58`, `0.00015`).
 * Null when a group is misplaced, a mark is unknown, or an exponent is beyond 40.
 */
export function readDigits(core: string, marks: Marks): string | null {
  const [mantissa = '', exponent] = core.split(/[eE]/u);
  const at = marks.decimal === null ? -1 : mantissa.indexOf(marks.decimal);
  const whole = at === -1 ? mantissa : mantissa.slice(0, at);
  const fraction = at === -1 ? '' : mantissa.slice(at + 1);
  const digits = wholeDigits(whole, marks.group, exponent !== undefined);
  if (digits === null || !/^\d*$/u.test(fraction) || digits + fraction === '') return null;
  return shiftPoint(digits, fraction, exponent === undefined ? 0 : Number(exponent));
}

/**
 * Decides the marks of a column from all of its cells: those marks with which every cell can be read. A mark before
 * exactly three digits reads both ways, so a column of only such cells needs a hint: counts have no decimals, and a locale
 * has one decimal mark. Cells that no shared reading takes make the column ambiguous.
 */
export function decideMarks(cores: CoreCounts, hints: MarkHints): MarksAnswer {
  const seen = MARKS.filter((mark) => [...cores.keys()].some((core) => core.includes(mark)));
  const fitting = readingsOf(seen).filter((marks) => [...cores.keys()].every((core) => readDigits(core, marks) !== null));
  const [only, other] = fitting;
  if (only === undefined) return contradiction(cores, seen, hints);
  if (other === undefined) return { kind: 'decided', marks: only, confidence: 'certain', evidence: describe(only, cores) };
  return settle({ first: only, second: other }, cores, hints);
}

function wholeDigits(whole: string, group: Marks['group'], hasExponent: boolean): string | null {
  if (/^\d*$/u.test(whole)) return whole;
  // A power of ten is written by machines, which do not group.
  if (group === null || hasExponent || !GROUPED[group].test(whole)) return null;
  return whole.replaceAll(group, '');
}

function shiftPoint(whole: string, fraction: string, exponent: number): string | null {
  if (exponent === 0) return shortest(whole, fraction);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return null;
  const padded = `${'0'.repeat(LARGEST_EXPONENT)}${whole}${fraction}${'0'.repeat(LARGEST_EXPONENT)}`;
  const point = LARGEST_EXPONENT + whole.length + exponent;
  return shortest(padded.slice(0, point), padded.slice(point));
}

function shortest(whole: string, fraction: string): string {
  const units = whole.startsWith('0') ? whole.replace(/^0+/u, '') : whole;
  const rest = fraction.endsWith('0') ? fraction.replace(/0+$/u, '') : fraction;
  return `${units === '' ? '0' : units}${rest === '' ? '' : `.${rest}`}`;
}

/** Every way in which the seen marks can share the two parts, each mark used. */
function readingsOf(seen: readonly (typeof MARKS)[number][]): readonly Marks[] {
  const [first, second, ...more] = seen;
  if (first === undefined) return [{ decimal: null, group: null }];
  if (more.length > 0) return [];
  const decimals = seen.filter((mark) => mark === '.' || mark === ',');
  if (second !== undefined) return decimals.map((decimal) => ({ decimal, group: decimal === first ? second : first }));
  return [...decimals.map((decimal) => ({ decimal, group: null })), { decimal: null, group: first }];
}

function settle(readings: { readonly first: Marks; readonly second: Marks }, cores: CoreCounts, hints: MarkHints): MarksAnswer {
  const { first, second } = readings;
  const example = markedExample(cores);
  const counting = [first, second].find((marks) => marks.decimal === null);
  if (hints.isCount === true && counting !== undefined && !isRoundedCount(cores, hints)) {
    return {
      kind: 'decided',
      marks: counting,
      confidence: 'certain',
      evidence: `counts have no decimals, so the ${nameOf(counting.group)} in "${example}" groups thousands`,
    };
  }
  const local = [first, second].find((marks) => marks.decimal === hints.localeDecimal) ?? counting;
  if (hints.localeDecimal !== undefined && local !== undefined) {
    return {
      kind: 'decided',
      marks: local,
      confidence: 'likely',
      evidence: `"${example}" reads both ways; the ${nameOf(hints.localeDecimal)} is the decimal mark elsewhere in the file`,
    };
  }
  const reading = `"${example}" can be read as ${readDigits(example, first)} (${wordsOf(first)}) or as ${readDigits(example, second)} (${wordsOf(second)}), and no cell decides.`;
  return { kind: 'ambiguous', marks: safest(first, second), reading };
}

/** `10.000`, `250.000` and nothing else: a database that prints three decimals, or thousands. Only a comma locale makes it thousands. */
function isRoundedCount(cores: CoreCounts, hints: MarkHints): boolean {
  const marked = [...cores.keys()].filter((core) => core.includes('.'));
  return marked.length > 1 && marked.every((core) => core.endsWith('.000')) && hints.localeDecimal !== ',';
}

/** Programs print a point for decimals and people group with a comma, so this default is wrong least often. */
function safest(first: Marks, second: Marks): Marks {
  return [first, second].find((marks) => marks.decimal === '.' || (marks.decimal === null && marks.group === ',')) ?? first;
}

function contradiction(cores: CoreCounts, seen: readonly (typeof MARKS)[number][], hints: MarkHints): MarksAnswer {
  const groups = [null, ...seen];
  const all = (['.', ',', null] as const).flatMap((decimal) =>
    groups.filter((group) => group !== decimal || group === null).map((group) => ({ decimal, group })),
  );
  const ranked = all
    .map((marks) => ({ marks, taken: countReadable(cores, marks) }))
    .toSorted((a, b) => b.taken - a.taken || rank(a.marks, hints) - rank(b.marks, hints));
  const [best] = ranked;
  const marks = best?.marks ?? { decimal: null, group: null };
  const total = [...cores.values()].reduce((sum, count) => sum + count, 0);
  const left = [...cores.keys()].filter((core) => readDigits(core, marks) === null).toSorted();
  const rival = ranked.find((entry) => readDigits(left[0] ?? '', entry.marks) !== null);
  const other = rival === undefined ? '' : `; ${rival.taken} of ${total} fit ${wordsOf(rival.marks)} ("${left[0]}")`;
  return {
    kind: 'ambiguous',
    marks,
    reading: `its cells contradict each other: ${best?.taken ?? 0} of ${total} fit ${wordsOf(marks)}${exampleOf(cores, marks)}${other}.`,
  };
}

function countReadable(cores: CoreCounts, marks: Marks): number {
  return [...cores].reduce((sum, [core, count]) => sum + (readDigits(core, marks) === null ? 0 : count), 0);
}

/** Fewer marks first, then the locale's decimal mark, so that equal counts do not depend on the order of cells. */
function rank(marks: Marks, hints: MarkHints): number {
  const used = (marks.decimal === null ? 0 : 1) + (marks.group === null ? 0 : 1);
  return used * 10 + (marks.decimal === (hints.localeDecimal ?? '.') ? 0 : 1);
}

function exampleOf(cores: CoreCounts, marks: Marks): string {
  const fitting = [...cores.keys()].filter((core) => readDigits(core, marks) !== null && !/^\d+$/u.test(core)).toSorted();
  return fitting[0] === undefined ? '' : ` ("${fitting[0]}")`;
}

function describe(marks: Marks, cores: CoreCounts): string {
  if (marks.decimal === null && marks.group === null) return 'whole numbers without marks';
  const mirrored: Marks = { decimal: marks.group === '.' || marks.group === ',' ? marks.group : null, group: marks.decimal };
  const deciding = [...cores.keys()].filter((core) => readDigits(core, mirrored) === null).toSorted();
  return `${wordsOf(marks)}, as "${deciding[0] ?? markedExample(cores)}" shows`;
}

function markedExample(cores: CoreCounts): string {
  const sorted = [...cores.keys()].toSorted();
  return sorted.find((core) => /[.,' ]/u.test(core)) ?? sorted[0] ?? '';
}

function wordsOf(marks: Marks): string {
  const decimal = marks.decimal === null ? 'no decimals' : `${nameOf(marks.decimal)} is the decimal mark`;
  return marks.group === null ? decimal : `${decimal}, ${nameOf(marks.group)} groups thousands`;
}

function nameOf(mark: Marks['group']): string {
  return mark === null ? 'nothing' : NAMES[mark];
}
