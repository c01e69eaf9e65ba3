import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EngineError, WorkFolderError } from '@pca/warehouse';

import { analyseCommand } from './analyse.ts';
import { parseCommand, usage, wantsJson } from './arguments.ts';
import { compare } from './compare.ts';
import { CommandError, errorJson } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { explain } from './explain.ts';
import { inspect } from './inspect.ts';
import { listPlatforms } from './list-platforms.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line. What its user can mend is told in a sentence; only broken code throws. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const safe: Terminal = { ...terminal, out: (text) => terminal.out(printable(text)) };
  try {
    return await run(args, safe);
  } catch (error) {
    const { exitCode, message } = commandError(error);
    if (message !== '') terminal.note(`${printable(message)}\n`);
    if (message !== '' && wantsJson(args)) safe.out(errorJson(exitCode, message));
    return exitCode;
  }
}

function commandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (error instanceof WorkFolderError) return new CommandError(exitCodes.failed, error.message);
  if (error instanceof EngineError && error.code !== 'engine.sql') return new CommandError(exitCodes.failed, limitText(error));
  throw error;
}

/** A statement that fails is broken code; one that meets a limit is more data than there is room for. */
function limitText({ message }: EngineError): string {
  return `The analysis was not finished: ${message}. Analyse fewer files or a shorter period at once, or use a larger machine.`;
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = parseCommand(args);
  switch (command.kind) {
    case 'help':
      terminal.out(usage);
      return exitCodes.ok;
    case 'version':
      terminal.out(`${version()}\n`);
      return exitCodes.ok;
    case 'platforms':
      return listPlatforms(command, terminal);
    case 'inspect':
      return inspect(command, terminal);
    case 'analyse':
      return analyseCommand(command, terminal);
    case 'compare':
      return compare(command, terminal);
    case 'explain':
      return explain(command, terminal);
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}
