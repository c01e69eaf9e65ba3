import { fields, platforms } from '@pca/engine';

import type { Command } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Prints the platforms whose exports are recognised, or the fields that a mapping may name. */
export function listPlatforms(command: Extract<Command, { kind: 'platforms' }>, terminal: Terminal): ExitCode {
  terminal.out(command.hasFields ? fieldsText(command.isJson) : platformsText(command.isJson));
  return exitCodes.ok;
}

function platformsText(isJson: boolean): string {
  const rows = platforms.map(({ id, name, signatures, channel, timeZone }) => ({
    id,
    name,
    channel,
    timeZone,
    reports: [...new Set(signatures.map((signature) => signature.report))],
  }));
  if (isJson) return `${JSON.stringify({ platforms: rows }, null, 2)}\n`;
  return rows
    .map(({ id, name, reports }) => `${id.padEnd(18)} ${name.padEnd(22)} ${reports.join(', ') || 'any table with known column names'}\n`)
    .join('');
}

function fieldsText(isJson: boolean): string {
  const rows = Object.entries(fields).map(([id, field]) => ({ id, label: field.label, kind: field.kind }));
  if (isJson) return `${JSON.stringify({ fields: rows }, null, 2)}\n`;
  return rows.map(({ id, label, kind }) => `${id.padEnd(24)} ${kind.padEnd(10)} ${label}\n`).join('');
}
