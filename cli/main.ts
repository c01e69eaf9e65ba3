import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import { processTerminal } from './terminal.ts';

try {
  process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
} catch (error) {
  // Broken code: say so in one line; the trace is for those who ask for it.
  const message =
    error instanceof Error ? (process.env['PCA_DEBUG'] === undefined ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`pca failed unexpectedly: ${message}\nSet PCA_DEBUG=1 to see where.\n`);
  process.exitCode = exitCodes.failed;
}
