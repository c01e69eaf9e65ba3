/** The few of some texts that are most like another one, nearest first; those that hold it or are held by it come before others. */
export function nearest(text: string, texts: readonly string[], count: number): readonly string[] {
  const ranked = texts.map((other) => ({ other, rank: rankOf(text.toLowerCase(), other.toLowerCase()) }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank || (a.other < b.other ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}

/** Longer texts are cut: nobody slips that far. */
const maxLength = 200;

function rankOf(text: string, other: string): number {
  const distance = editDistance(text.slice(0, maxLength), other.slice(0, maxLength));
  const isPart = other.includes(text) || text.includes(other);
  return isPart ? distance / 10 : distance;
}

/**
 * How many letters must be put in, taken out or replaced to make one text of another.
 * @see Wagner & Fischer (1974), The String-to-String Correction Problem
 */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[at - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
