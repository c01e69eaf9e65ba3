import { DuckDBDateValue, DuckDBDecimalLogicalType, DuckDBDecimalValue, DuckDBEnumLogicalType, DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBDataChunk, DuckDBLogicalType, DuckDBResult } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

import { decimalText } from './decimal-text.ts';

/** Cells of one column of a chunk as text, null for NULL. */
type Texts = readonly (string | null)[];
type ReadColumn = (chunk: DuckDBDataChunk, column: number) => Texts;

/** How the values of a vector are told: the bytes of one, and its text. */
type Form = { readonly bytes: number; readonly text: (words: DataView, at: number) => string };

/**
 * All rows of an answer as text. Days, whole numbers, decimals and enums are told from the bytes of their vectors: the
 * driver makes an object of each value, which takes longer than most queries.
 */
export async function rowsOf(result: DuckDBResult): Promise<Texts[]> {
  const readers = Array.from({ length: result.columnCount }, (_, column) => readerOf(result.columnLogicalType(column)));
  const rows: Texts[] = [];
  for (const chunk of await result.fetchAllChunks()) {
    const columns = readers.map((read, column) => read(chunk, column));
    for (let row = 0; row < chunk.rowCount; row += 1) rows.push(columns.map((texts) => texts[row] ?? null));
  }
  return rows;
}

function readerOf(type: DuckDBLogicalType): ReadColumn {
  const form = formOf(type);
  return form === null ? readValues : (chunk, column) => readVector(chunk, column, form);
}

function readValues(chunk: DuckDBDataChunk, column: number): Texts {
  return chunk.getColumnValues(column).map((value) => (value === null ? null : String(value)));
}

function readVector({ chunk, rowCount }: DuckDBDataChunk, column: number, { bytes, text }: Form): Texts {
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  const words = viewOf(duckdb.vector_get_data(vector, rowCount * bytes));
  // The declaration leaves out that there is none where no value is null.
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
  const texts: (string | null)[] = [];
  for (let row = 0; row < rowCount; row += 1) texts.push(isValid(valid, row) ? text(words, row * bytes) : null);
  return texts;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function isValid(valid: Uint8Array | null, row: number): boolean {
  return valid === null || ((valid[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

/** Null for types that the driver tells. */
function formOf(type: DuckDBLogicalType): Form | null {
  if (type instanceof DuckDBDecimalLogicalType) return type.internalTypeId === DuckDBTypeId.HUGEINT ? hugeForm(type.scale) : null;
  if (type instanceof DuckDBEnumLogicalType) return enumForm(type);
  if (type.typeId === DuckDBTypeId.BIGINT) return { bytes: 8, text: (words, at) => words.getBigInt64(at, true).toString() };
  if (type.typeId === DuckDBTypeId.DATE) return dayForm();
  return type.typeId === DuckDBTypeId.HUGEINT ? hugeForm(0) : null;
}

/** Values are asked for as they occur, of which there can be far fewer than the type has. */
function enumForm(type: DuckDBEnumLogicalType): Form {
  const known = new Map<number, string>();
  const valueOf = (code: number): string => {
    const value = known.get(code) ?? type.value(code);
    known.set(code, value);
    return value;
  };
  if (type.internalTypeId === DuckDBTypeId.UTINYINT) return { bytes: 1, text: (words, at) => valueOf(words.getUint8(at)) };
  if (type.internalTypeId === DuckDBTypeId.USMALLINT) return { bytes: 2, text: (words, at) => valueOf(words.getUint16(at, true)) };
  return { bytes: 4, text: (words, at) => valueOf(words.getUint32(at, true)) };
}

const msPerDay = 86_400_000;
/** Days of the years 0000 to 9999, counted from 1970-01-01. */
const firstUsualDay = -719_528;
const lastUsualDay = 2_932_896;

function dayForm(): Form {
  const known = new Map<number, string>();
  const textOf = (day: number): string => {
    const text = known.get(day) ?? dayText(day);
    known.set(day, text);
    return text;
  };
  return { bytes: 4, text: (words, at) => textOf(words.getInt32(at, true)) };
}

function dayText(day: number): string {
  const isUsual = day >= firstUsualDay && day <= lastUsualDay;
  return isUsual ? new Date(day * msPerDay).toISOString().slice(0, 10) : String(new DuckDBDateValue(day));
}

const wordSize = 4_294_967_296;
/** Upper word above which a number of two words is no longer exact in a double. */
const maxUpperWord = 0x20_00_00;
const maxDecimalWidth = 38;

/** Exact decimals of 128 bits, without the zeros that their scale adds; nearly all of them fit into a double as whole numbers. */
function hugeForm(scale: number): Form {
  const unit = 10 ** scale;
  return {
    bytes: 16,
    text: (words, at) => {
      const number = smallNumber(words, at);
      return number === null ? bigText(words, at, scale) : scaledText(number, scale, unit);
    },
  };
}

/** A 128-bit number that is exact in a double; null for others. */
function smallNumber(words: DataView, at: number): number | null {
  const middle = words.getInt32(at + 4, true);
  const sign = words.getInt32(at + 8, true);
  const isSmall = sign === words.getInt32(at + 12, true) && (sign === 0 || sign === -1) && middle >= -maxUpperWord && middle < maxUpperWord;
  if (!isSmall || sign !== middle >> 31) return null;
  return middle * wordSize + words.getUint32(at, true);
}

function scaledText(number: number, scale: number, unit: number): string {
  const size = Math.abs(number);
  const whole = Math.floor(size / unit);
  const sign = number < 0 ? '-' : '';
  if (whole * unit === size) return `${sign}${whole}`;
  return decimalText(`${sign}${whole}.${String(size - whole * unit).padStart(scale, '0')}`);
}

function bigText(words: DataView, at: number, scale: number): string {
  const number = (words.getBigInt64(at + 8, true) << 64n) | words.getBigUint64(at, true);
  return decimalText(String(new DuckDBDecimalValue(number, maxDecimalWidth, scale)));
}
