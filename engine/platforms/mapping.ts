import { z } from 'zod';

import { fields } from '../fields/catalogue.ts';
import type { FieldId } from '../fields/catalogue.ts';
import { platformOfValue } from './index.ts';

const header = z.string().trim().min(1).max(300);
const platformName = z
  .string()
  .max(100)
  .refine((name) => platformOfValue(name) !== null, { error: 'is not a platform; see `pca platforms`' });
const fieldId = z.string().refine((id): id is FieldId => id in fields, { error: 'is not a field; see `pca platforms --fields`' });
const currencyCode = z.string().regex(/^[A-Z]{3}$/, { error: 'is not a three-letter ISO 4217 code' });
const decimalMark = z.enum(['.', ',']);
const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);

const columnMapping = z.union([
  z.null(),
  fieldId,
  z.strictObject({
    field: fieldId.nullable(),
    scale: z.enum(['units', 'percent', 'micros']).optional(),
    decimal: decimalMark.optional(),
    dateOrder: dateOrder.optional(),
  }),
]);

const fileMapping = z.strictObject({
  platform: platformName.optional(),
  table: z.string().trim().min(1).max(200).optional(),
  headerRecord: z.int().min(1).max(100_000).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  delimiter: z.string().min(1).max(3).optional(),
  columns: z.record(header, columnMapping).optional(),
  currency: currencyCode.optional(),
  decimal: decimalMark.optional(),
  dateOrder: dateOrder.optional(),
  timeZone: z.string().max(60).optional(),
  period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).optional(),
  /** Names of issues that a person has looked at and accepts. */
  accept: z.array(z.string().max(100)).max(100).optional(),
});

const mappingFile = fileMapping.extend({ files: z.record(z.string().min(1).max(300), fileMapping).optional() });

/** What a person decided about one file; every field that is present overrides what the importer would decide. */
export type Mapping = z.infer<typeof fileMapping>;

/** A mapping for all files, with exceptions by file name (`*` matches any characters). */
export type MappingFile = z.infer<typeof mappingFile>;

/** Reads a mapping written as YAML or JSON and already parsed; issues quote what was found, value is null when there are any. */
export function parseMapping(raw: unknown): { value: MappingFile | null; issues: readonly string[] } {
  const parsed = mappingFile.safeParse(raw);
  if (parsed.success) return { value: parsed.data, issues: [] };
  return { value: null, issues: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`) };
}

/** The decisions that hold for one file: those for all files, overridden by the entries whose pattern matches its name. */
export function mappingOfFile(mapping: MappingFile | null, fileName: string): Mapping {
  if (!mapping) return {};
  const { files = {}, ...general } = mapping;
  const matching = Object.entries(files).filter(([pattern]) => matchesName(pattern, fileName));
  return Object.assign({}, general, ...matching.map(([, entry]) => entry)) as Mapping; // every part is a Mapping
}

function matchesName(pattern: string, fileName: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'u').test(fileName);
}
