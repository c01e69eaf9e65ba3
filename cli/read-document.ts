import { readFile, stat } from 'node:fs/promises';

import { parse } from 'yaml';

import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

const maxBytes = 1_000_000;

/**
 * A brief or a mapping file as plain data; YAML, of which JSON is a part.
 * @throws CommandError when there is no such file, when it is too large, or when it is no YAML
 */
export async function readDocument(path: string, what: string): Promise<unknown> {
  const text = await readText(path, what);
  try {
    return parse(text, { maxAliasCount: 20, logLevel: 'error' });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new CommandError(exitCodes.usage, `The ${what} ${path} is neither YAML nor JSON: ${reason}`);
  }
}

async function readText(path: string, what: string): Promise<string> {
  try {
    const found = await stat(path);
    // A pipe that nobody writes to and a device that never ends would both be read for ever.
    if (!found.isFile() && !found.isDirectory())
      throw new CommandError(exitCodes.usage, `The ${what} ${path} is a device or a pipe, not a file. Save it as a file first.`);
    const { size } = found;
    if (size > maxBytes) throw new CommandError(exitCodes.usage, `The ${what} ${path} has ${size} bytes; at most ${maxBytes} are read.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isMissing = code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : code === 'EISDIR' ? 'this is a folder' : `it cannot be read (${code})`;
    throw new CommandError(isMissing ? exitCodes.notFound : exitCodes.failed, `The ${what} ${path} could not be read: ${reason}.`);
  }
}
