import { wantsJson } from './arguments.ts';
import { CommandError, errorJson } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import { processTerminal } from './terminal.ts';

const args = process.argv.slice(2);
const terminal = processTerminal();
process.exitCode = await runCommand(args, terminal).catch(brokenCode);
await terminal.flush();
if (terminal.signal.aborted) endEarly(terminal.signal.reason);

/** Broken code: say so in one line; the trace is for those who ask for it. */
function brokenCode(error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error && process.env['PCA_DEBUG'] !== undefined ? (error.stack ?? message) : message;
  process.stderr.write(`pca failed unexpectedly: ${trace}\nSet PCA_DEBUG=1 to see where.\n`);
  if (wantsJson(args)) process.stdout.write(errorJson(exitCodes.failed, message));
  return exitCodes.failed;
}

/** Work that was stopped may still be running, and nobody waits for it. Output that was lost after the command was done is told here. */
function endEarly(reason: unknown): never {
  if (reason instanceof CommandError && reason.exitCode === exitCodes.failed && process.exitCode !== exitCodes.failed) {
    process.stderr.write(`${reason.message}\n`);
    process.exit(exitCodes.failed);
  }
  process.exit();
}
