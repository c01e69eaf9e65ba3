import { commonWidth, knownHeader } from './header.ts';
import type { IsKnownHeader } from './header.ts';
import { recordsOf } from './read-records.ts';
import type { PlacedRecord, Tokens } from './read-records.ts';
import { recordShape } from './record-shape.ts';

/** In the order in which a tie is decided. */
const candidates = [',', '\t', ';', '|'] as const;

const sampleBytes = 256 * 1024;
const sampleRecords = 300;

/**
 * The character between the cells: the one that a leading `sep=` record states, else the one by which most headers are
 * known, else the one that gives the most records of one width.
 */
export function findDelimiter(
  head: Buffer,
  parts: Omit<Tokens, 'delimiter'> & { readonly isEnd: boolean; readonly isKnown: IsKnownHeader },
): string {
  const bytes = head.subarray(0, sampleBytes);
  const stated = /^\ufeff?"?sep=(.)"?[\r\n]/iu.exec(bytes.toString('utf8', 0, 32))?.[1];
  if (stated !== undefined && stated.charCodeAt(0) < 0x80) return stated;
  let best = { delimiter: ',', known: -1, even: -1 };
  for (const delimiter of candidates) {
    const records = recordsOf(
      { bytes, offset: 0, record: 1 },
      { ...parts, delimiter },
      { maxRecords: sampleRecords, isEnd: parts.isEnd && bytes.length === head.length },
    );
    const content = records.filter((record) => isContent(record, delimiter));
    const score = { delimiter, known: knownHeader(content, parts.isKnown)?.known ?? 0, even: evenRecords(content) };
    if (score.known > best.known || (score.known === best.known && score.even > best.even)) best = score;
  }
  return best.delimiter;
}

/** A delimiter as mapping files name it, `TAB` or the character itself. */
export function delimiterNamed(name: string): string {
  return /^(?:tab|\\t)$/iu.test(name) ? '\t' : name.slice(0, 1);
}

/** A delimiter as certificates show it. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'TAB' : delimiter;
}

function isContent(record: PlacedRecord, delimiter: string): boolean {
  const bytes = Buffer.from(record.cells.join(delimiter));
  return recordShape(bytes, { start: 0, end: bytes.length }, delimiter.charCodeAt(0)) === 'content';
}

/** Records of the most common width above one. */
function evenRecords(records: readonly PlacedRecord[]): number {
  const several = records.filter((record) => record.cells.length > 1);
  const width = commonWidth(several);
  return several.filter((record) => record.cells.length === width).length;
}
