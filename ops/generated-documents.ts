import { aliasesByLanguage, fields, findingKinds, kpiIds, kpiOf, platforms } from '@pca/engine';
import type { ColumnRule, Field, FieldId, Platform, Signature } from '@pca/engine';

/** What can be enumerated, as documents: path from the project's root and text. Same catalogues, same bytes. */
export function generatedDocuments(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'docs/generated/metrics.md', text: metricsDocument() },
    { path: 'docs/generated/fields.md', text: fieldsDocument() },
    { path: 'docs/generated/platforms.md', text: platformsDocument() },
    { path: 'docs/generated/findings.md', text: findingsDocument() },
  ];
}

function metricsDocument(): string {
  const rows = kpiIds.map((id) => {
    const { label, formula, unit, better, kind, events } = kpiOf(id);
    return [code(id), label, formula, unit, better ?? 'neither', intervals[kind], events ?? ''];
  });
  return page('KPIs', 'engine/metrics/catalogue.ts', [
    'A KPI of many rows is the ratio of the sums, over exactly the sources that report both sides. Shares are 0–1.',
    '',
    ...table(['Id', 'Name', 'Formula', 'Unit', 'Better', '95 % interval', 'Events that carry it'], rows),
  ]);
}

const intervals = {
  count: 'Wilson, or the spread of the days where it is much wider',
  cost: 'spread of the days, else Poisson',
  value: 'spread of the days',
} as const;

function findingsDocument(): string {
  return page('Findings', 'engine/findings', [
    'Every campaign is asked each of these. A kind that cannot be answered says what data it would take, and never a number; what chance explains is no finding.',
    '',
    ...table(
      ['Id', 'Question', 'Needs'],
      findingKinds.map(({ id, question, needs }) => [code(id), question, needs]),
    ),
  ]);
}

function fieldsDocument(): string {
  // The cast holds because the keys of `fields` are exactly FieldId.
  const all = Object.entries(fields) as [FieldId, Field][];
  const rows = all.map(([id, field]) => [code(id), field.label, field.kind, field.unit ?? '', checkOf(field)]);
  return page('Canonical fields', 'engine/fields/catalogue.ts and engine/fields/aliases-*.ts', [
    'Measures add up. Reported fields do not, and stay at the grain of the export. Ratios are recomputed from sums and only checked against what an export prints.',
    '',
    ...table(['Id', 'Name', 'Kind', 'Unit', 'Checked against'], rows),
    '',
    '## Headers by field',
    '',
    'In the form under which they are looked up: lower case, one space between words, without currency. Of several in one file the earlier is read. A platform’s own rules come first; see [platforms](platforms.md).',
    ...all.flatMap(([id, field]) => ['', `### ${field.label} (${code(id)})`, '', ...headersOf(id)]),
  ]);
}

function headersOf(id: FieldId): readonly string[] {
  return Object.entries(aliasesByLanguage).flatMap(([language, aliases]) => {
    const names = aliases[id] ?? [];
    return names.length === 0 ? [] : [`- ${language}: ${names.map(code).join(', ')}`];
  });
}

function checkOf({ check }: Field): string {
  if (check === undefined) return '';
  return `${check.per === 1 ? '' : `${check.per} · `}${check.numerator} ÷ ${check.denominator}`;
}

function platformsDocument(): string {
  return page('Platforms', 'engine/platforms', [
    `${platforms.length - 1} platforms are recognised by their headers, titles or file names; any other table is read by the common names of its columns.`,
    '',
    ...table(
      ['Platform', 'Id', 'Days in the time zone of', 'Channel'],
      platforms.map((one) => [one.name, code(one.id), one.timeZone, one.channel]),
    ),
    ...platforms.flatMap(platformSection),
  ]);
}

function platformSection(platform: Platform): readonly string[] {
  const { name, aliases, signatures, columns, sources } = platform;
  return [
    '',
    `## ${name}`,
    '',
    `In a platform column: ${aliases.map(code).join(', ')}. Facts from: ${sources.join('; ')}.`,
    ...(signatures.length === 0 ? [] : ['', ...table(['Report', 'Certainty', 'Recognised by'], signatures.map(signatureRow))]),
    ...(columns.length === 0 ? [] : ['', ...table(['Header', 'Field', 'Reading'], columns.map(ruleRow))]),
  ];
}

function signatureRow(signature: Signature): readonly string[] {
  const { report, strength, allOf, anyOf, anyCount = 1, noneOf, preamble, fileName } = signature;
  const conditions = [
    allOf && `all of ${allOf.map(code).join(', ')}`,
    anyOf && `${anyCount === 1 ? 'one' : anyCount} of ${anyOf.map(code).join(', ')}`,
    noneOf && `none of ${noneOf.map(code).join(', ')}`,
    preamble && `a line before the header like ${code(preamble.source)}`,
    fileName && `a file name like ${code(fileName.source)}`,
  ];
  return [report, strength, conditions.filter((condition) => condition !== undefined).join('; ')];
}

function ruleRow({ header, field, addend, micros, currency, note }: ColumnRule): readonly string[] {
  const reading = [
    note,
    addend && `added up with the other ${addend} columns`,
    micros && 'millionths of the currency unit',
    currency && `in ${currency}`,
  ];
  const words = reading.filter((part) => typeof part === 'string');
  return [code(typeof header === 'string' ? header : header.source), field === null ? 'not imported' : code(field), words.join('; ')];
}

function page(title: string, origin: string, lines: readonly string[]): string {
  return `${[`# ${title}`, '', `Generated by \`npm run generate\` from ${origin}; changes belong there.`, '', ...lines].join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
