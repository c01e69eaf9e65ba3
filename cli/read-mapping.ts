import { parseMapping } from '@pca/engine';
import type { MappingFile } from '@pca/engine';

import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import { readDocument } from './read-document.ts';

/**
 * A mapping file; null when none is named.
 * @throws CommandError that lists everything that is wrong with it
 */
export async function readMapping(path: string | null): Promise<MappingFile | null> {
  if (path === null) return null;
  const { value, issues } = parseMapping(await readDocument(path, 'mapping file'));
  if (value === null)
    throw new CommandError(exitCodes.usage, [`The mapping file ${path} is not valid:`, ...issues.map((issue) => `  ${issue}`)].join('\n'));
  return value;
}
