import type { ExitCode } from './exit-codes.ts';

/** A command that cannot go on, for a reason that its user can mend; printed without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** What `--json` prints in place of a result. */
export function errorJson(exitCode: ExitCode, message: string): string {
  return `${JSON.stringify({ error: { exitCode, message } }, null, 2)}\n`;
}
