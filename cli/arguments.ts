import { parseArgs } from 'node:util';

import { reportFormats } from '@pca/report';
import type { ReportFormatId } from '@pca/report';

import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

// The cast holds: the keys of the list are exactly its ids.
const formats = Object.keys(reportFormats) as readonly ReportFormatId[];

/** A command line that was understood. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'inspect'; readonly files: readonly string[]; readonly mapping: string | null } & Common)
  | ({
      readonly kind: 'analyse';
      readonly files: readonly string[];
      readonly brief: string | null;
      readonly mapping: string | null;
      readonly out: string;
      readonly formats: readonly ReportFormatId[];
      readonly locale: string;
    } & Common)
  | ({
      readonly kind: 'explain';
      /** The file of an analysis, or the folder that it lies in. */
      readonly analysis: string;
      /** Id of a number. */
      readonly number: string;
      /** Files in place of those of the same name that the analysis was made from. */
      readonly files: readonly string[];
      readonly mapping: string | null;
      /** Rows that are shown of each sum. */
      readonly rows: number;
    } & Common)
  | ({
      readonly kind: 'compare';
      /** Files of two analyses, or the folders that they lie in. */
      readonly before: string;
      readonly after: string;
      /** Changes that are shown. */
      readonly rows: number;
      readonly locale: string;
    } & Common)
  | ({ readonly kind: 'platforms'; readonly hasFields: boolean } & Common);

type Common = { readonly isJson: boolean; readonly isQuiet: boolean };

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', short: 'q', default: false },
  brief: { type: 'string' },
  mapping: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  locale: { type: 'string' },
  rows: { type: 'string' },
  fields: { type: 'boolean', default: false },
} as const;

/** Options that a command does not take are refused, so that a slip is not passed over. */
const optionsOf: Readonly<Record<string, readonly string[]>> = {
  inspect: ['json', 'quiet', 'mapping'],
  analyse: ['json', 'quiet', 'mapping', 'brief', 'out', 'format', 'locale'],
  explain: ['json', 'quiet', 'mapping', 'rows'],
  compare: ['json', 'quiet', 'rows', 'locale'],
  platforms: ['json', 'quiet', 'fields'],
};

export const usage = `pca: post-campaign analysis of ad platform exports

  pca inspect FILES…                     what each file is, its totals and its import certificate
      --mapping FILE                     decisions of yours that override what is found (YAML or JSON)
  pca analyse FILES… --out FOLDER        verdict, KPIs and report of one campaign
      --brief FILE                       name, flight, objectives, targets, budget, currency (YAML or JSON)
      --mapping FILE
      --format html,json                 what to write; both when absent
      --locale TAG                       how numbers and days are written in the report, such as en or de-AT
  pca explain ANALYSIS NUMBER            how a number was made, down to the cells of the files; ANALYSIS is the folder that
                                         "pca analyse" wrote, NUMBER an id in its analysis.json, such as total.cpa
      FILES…                             the files of the analysis, where they are not at their places any more
      --mapping FILE
      --rows N                           rows to show of each sum; 20 when absent
  pca compare BEFORE AFTER               which numbers of two analyses differ, and why; each is a folder that "pca analyse" wrote
      --rows N                           changes to show; 20 when absent
  pca platforms                          the platforms whose exports are recognised
      --fields                           the fields that a mapping may name

Every command: --json prints data instead of text, --quiet shows no progress, --help, --version.
Exit codes: 0 ok, 1 failed, 2 wrong usage, 4 not found, 5 a file was refused, has an open question or lies outside
the flight, 130 stopped.
`;

/** Whether a command line asks for data, also when the rest of it is wrong. */
export function wantsJson(args: readonly string[]): boolean {
  return optionsIn(args).includes('--json');
}

/** What stands after `--` are names of files, whatever they begin with. */
function optionsIn(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).filter((arg) => arg.startsWith('--'));
}

/**
 * Reads a command line.
 * @throws CommandError with exit code 2 and a sentence on what to write instead
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = read(args);
  const [name, ...named] = positionals;
  if (values.version) return { kind: 'version' };
  if (values.help || name === undefined) return { kind: 'help' };
  const allowed = Object.hasOwn(optionsOf, name) ? optionsOf[name] : undefined;
  if (allowed === undefined) throw wrong(`There is no command "${name}". Commands: ${Object.keys(optionsOf).join(', ')}.`);
  const given = optionsIn(args).map((arg) => arg.slice(2).split('=')[0] ?? '');
  const stray = given.find((option) => !allowed.includes(option));
  if (stray !== undefined) throw wrong(`"pca ${name}" takes no --${stray}. It takes ${allowed.map((option) => `--${option}`).join(', ')}.`);
  if (name === 'platforms') return { kind: 'platforms', hasFields: values.fields, ...commonOf(values) };
  if (name === 'compare') return compareOf(named, values);
  return name === 'explain' ? explainOf(named, values) : overFiles(name, named, values);
}

type Values = ReturnType<typeof read>['values'];

function commonOf({ json, quiet }: Values): Common {
  return { isJson: json, isQuiet: quiet };
}

function overFiles(name: string, files: readonly string[], values: Values): Command {
  if (files.length === 0) throw wrong(`"pca ${name}" needs the files to read, such as: pca ${name} exports/*.csv`);
  const mapping = values.mapping ?? null;
  if (name === 'inspect') return { kind: 'inspect', files, mapping, ...commonOf(values) };
  return {
    kind: 'analyse',
    files,
    mapping,
    brief: values.brief ?? null,
    out: outFolder(values.out, values.json),
    formats: formatsOf(values.format),
    locale: localeOf(values.locale),
    ...commonOf(values),
  };
}

function explainOf([analysis, number, ...files]: readonly string[], values: Values): Command {
  if (analysis === undefined || number === undefined)
    throw wrong('"pca explain" needs an analysis and the id of a number, such as: pca explain report total.cpa');
  return { kind: 'explain', analysis, number, files, mapping: values.mapping ?? null, rows: rowsOf(values.rows), ...commonOf(values) };
}

function compareOf([before, after, stray]: readonly string[], values: Values): Command {
  if (before === undefined || after === undefined || stray !== undefined)
    throw wrong('"pca compare" needs two analyses, such as: pca compare report-may report-june');
  return { kind: 'compare', before, after, rows: rowsOf(values.rows), locale: localeOf(values.locale), ...commonOf(values) };
}

function read(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrong(usageText(error));
  }
}

function usageText(error: unknown): string {
  const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
  const option = /^Unknown option '(.*?)'/u.exec(message)?.[1];
  if (option === undefined) return `The command line is not understood: ${message}`;
  return `There is no option ${option}; "pca --help" lists them. A file whose name begins with a dash is written as ./${option}… or after --.`;
}

function outFolder(out: string | undefined, isJson: boolean): string {
  if (out === '' || (out === undefined && !isJson))
    throw wrong('"pca analyse" needs a folder for the report: --out FOLDER (or --json to print the analysis).');
  return out ?? '';
}

function formatsOf(text: string | undefined): readonly ReportFormatId[] {
  if (text === undefined) return formats;
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const known = names.filter((name): name is ReportFormatId => formats.some((format) => format === name));
  const unknown = names.find((name) => !known.some((format) => format === name));
  if (unknown !== undefined) throw wrong(`There is no format "${unknown}". Formats: ${formats.join(', ')}.`);
  return known;
}

const defaultRows = 20;
const maxRows = 1_000_000;

function rowsOf(text: string | undefined): number {
  if (text === undefined) return defaultRows;
  const rows = /^\d{1,7}$/u.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(rows) || rows > maxRows) throw wrong(`"${text}" is no number of rows; write one from 0 to ${maxRows}.`);
  return rows;
}

function localeOf(tag: string | undefined): string {
  if (tag === undefined) return 'en';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    throw wrong(`"${tag}" is no language tag; write one such as en, en-GB or de-AT.`);
  }
}

function wrong(message: string): CommandError {
  return new CommandError(exitCodes.usage, message);
}
