import type { FileLimits } from './file-table.ts';

const gibibyte = 1024 ** 3;

/** Limits of an installation that sets none. */
export const defaultLimits: FileLimits = {
  maxBytes: 8 * gibibyte,
  maxColumns: 2000,
  maxRecordBytes: 16 * 1024 ** 2,
  maxInflatedBytes: 4 * gibibyte,
  maxInflationRatio: 200,
  maxZipEntries: 5000,
};

/** The default limits with those replaced that the caller sets. */
export function limitsOf(overrides: Partial<FileLimits> = {}): FileLimits {
  return { ...defaultLimits, ...overrides };
}

/** A byte count as people read it: `16 MiB`, `512 bytes`. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${units[power]}`;
}
