import type { TextForm } from './encoding.ts';
import type { OffsetPair } from './text-source.ts';
import type { Checkpoint } from './structural-scan.ts';

/** What is needed to find the records of a text again without reading it from its start. */
export type TextPlaces = {
  readonly form: TextForm;
  readonly delimiter: string;
  readonly textBytes: number;
  readonly checkpoints: readonly Checkpoint[];
  readonly pairs: readonly OffsetPair[];
};

/** How the records of a file are found again by their numbers after it was imported; plain data. */
export type RecordPlaces =
  | ({ readonly kind: 'text' } & TextPlaces)
  /** Rows of a sheet. */
  | { readonly kind: 'workbook' }
  /** Row i (from 0) is record i + 2. */
  | { readonly kind: 'parquet' };
