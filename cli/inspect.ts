import { openWarehouse } from '@pca/warehouse';
import type { Certificate } from '@pca/warehouse';

import type { Command } from './arguments.ts';
import { certificateText } from './certificate-text.ts';
import { exitCodeOf } from './data-quality.ts';
import type { ExitCode } from './exit-codes.ts';
import { showProgress } from './progress.ts';
import { readMapping } from './read-mapping.ts';
import { stoppedBy } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { unusedMapping } from './unused-mapping.ts';

/** Reads files and prints what each of them is, certificate by certificate. */
export async function inspect(command: Extract<Command, { kind: 'inspect' }>, terminal: Terminal): Promise<ExitCode> {
  const mapping = await readMapping(command.mapping);
  using progress = showProgress(terminal, { isQuiet: command.isQuiet });
  await using warehouse = await openWarehouse({ onProgress: progress.warehouse, ...stoppedBy(terminal) });
  const certificates: Certificate[] = [];
  for (const file of command.files) {
    const certificate = await warehouse.importFile(file, { mapping });
    certificates.push(certificate);
    progress.end();
    if (!command.isJson) terminal.out(`${certificateText(certificate)}\n`);
  }
  for (const sentence of unusedMapping(mapping, certificates)) terminal.note(`${sentence}\n`);
  if (command.isJson) terminal.out(`${JSON.stringify({ files: certificates }, null, 2)}\n`);
  return exitCodeOf(certificates);
}
