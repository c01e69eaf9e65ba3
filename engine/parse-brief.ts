import { z } from 'zod';
import { isDay } from './fields/day.ts';
import { parseBudget } from './metrics/brief-budget.ts';
import { quote } from './metrics/brief-issue.ts';
import { parseObjectives } from './metrics/brief-objectives.ts';
import { parseTargets } from './metrics/brief-targets.ts';
import type { Brief } from './brief.ts';

/** A brief and everything in it that was not understood, each issue quoting what was found. */
export type ParsedBrief = { readonly value: Brief; readonly issues: string[] };

/** What counts when the brief says nothing. */
export const emptyBrief: Brief = {
  name: null,
  client: null,
  flight: null,
  objectives: [],
  targets: [],
  budget: [],
  currency: null,
  timeZone: null,
  thresholds: { met: 1, close: 0.95 },
};

/**
 * Reads a brief as people write it. Every field is optional: `name`, `client`, `flight {start, end}`, `objectives` or
 * `objective`, `targets` (map or list), `budget` (number, `{total, channels}` or lines), `currency`, `timeZone`,
 * `thresholds {met, close}`. What is not understood is left out and named in `issues`; nothing throws.
 */
export function parseBrief(raw: unknown): ParsedBrief {
  const issues: string[] = [];
  const record = z.record(z.string().max(100), z.unknown()).safeParse(raw ?? {});
  if (!record.success) return { value: emptyBrief, issues: [`The brief must be a set of named fields; found ${quote(raw)}.`] };
  const fields = record.data;
  for (const key of Object.keys(fields).slice(0, 100)) {
    if (!knownKeys.includes(key)) issues.push(`Unknown field "${key}" with ${quote(fields[key])}; known are ${knownKeys.join(', ')}.`);
  }
  const report = (issue: string): void => {
    if (issues.length < 200) issues.push(issue);
  };
  const value: Brief = {
    name: read(text, fields, { key: 'name', report, wanted: 'a text of 1 to 200 characters' }),
    client: read(text, fields, { key: 'client', report, wanted: 'a text of 1 to 200 characters' }),
    flight: read(flight, fields, { key: 'flight', report, wanted: 'start and end as YYYY-MM-DD, start not after end' }),
    objectives: parseObjectives(fields['objectives'] ?? fields['objective'], report),
    targets: parseTargets(fields['targets'], report),
    budget: parseBudget(fields['budget'], report),
    currency: read(currency, fields, { key: 'currency', report, wanted: 'a three-letter code such as EUR' }),
    timeZone: read(timeZone, fields, { key: 'timeZone', report, wanted: 'a time zone name such as Europe/Berlin' }),
    thresholds:
      read(thresholds, fields, {
        key: 'thresholds',
        report,
        wanted: 'met and close as shares, close not above met, for instance 1 and 0.95',
      }) ?? emptyBrief.thresholds,
  };
  return { value, issues };
}

const knownKeys = ['name', 'client', 'flight', 'objectives', 'objective', 'targets', 'budget', 'currency', 'timeZone', 'thresholds'];

const text = z.string().trim().min(1).max(200);
const day = z.string().max(10).refine(isDay);
const flight = z.strictObject({ start: day, end: day }).refine((period) => period.start <= period.end);
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/u);
const timeZone = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_+\-/: ()]{1,60}$/u);
const share = z.number().gt(0).max(10);
const thresholds = z.strictObject({ met: share.default(1), close: share.default(0.95) }).refine((limits) => limits.close <= limits.met);

type ReadOptions = { readonly key: string; readonly report: (issue: string) => void; readonly wanted: string };

function read<T>(schema: z.ZodType<T>, fields: Readonly<Record<string, unknown>>, options: ReadOptions): T | null {
  const found = fields[options.key];
  if (found === undefined || found === null || found === '') return null;
  const parsed = schema.safeParse(found);
  if (parsed.success) return parsed.data;
  options.report(`"${options.key}" must be ${options.wanted}; found ${quote(found)}, left out.`);
  return null;
}
