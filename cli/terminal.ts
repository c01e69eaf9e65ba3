import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** Where a command writes: results to `out`, progress and messages to `note`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly note: (text: string) => void;
  /** Progress may rewrite its line. */
  readonly isInteractive: boolean;
  /** Milliseconds on a clock that only goes forward. */
  readonly nowMs: () => number;
  /** Comes when the command is to end before its time; its reason is a CommandError. */
  readonly signal?: AbortSignal;
};

export type ProcessTerminal = Terminal & {
  readonly signal: AbortSignal;
  /** Waits until all that was written has left, or was found not to be wanted. */
  readonly flush: () => Promise<void>;
};

/** The terminal that the process was started in. Its signals, and a reader that goes away, stop the command. */
export function processTerminal(): ProcessTerminal {
  const stop = new AbortController();
  for (const [name, exitCode] of stopSignals) process.on(name, () => stop.abort(new CommandError(exitCode, 'Stopped.')));
  process.stdout.on('error', (error) => stop.abort(outputError(error)));
  // Nobody reading the progress is no reason to stop.
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => process.stdout.write(text),
    note: (text) => process.stderr.write(text),
    isInteractive: process.stderr.isTTY,
    nowMs: () => performance.now(),
    signal: stop.signal,
    flush: () => new Promise((resolve) => process.stdout.write('', () => resolve())),
  };
}

/** The options by which work ends with its terminal. */
export function stoppedBy({ signal }: Terminal): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

const stopSignals: readonly (readonly [NodeJS.Signals, ExitCode])[] = [
  ['SIGINT', exitCodes.interrupted],
  ['SIGTERM', exitCodes.terminated],
  ['SIGHUP', exitCodes.hungUp],
];

function outputError(error: Error): CommandError {
  if ('code' in error && error.code === 'EPIPE') return new CommandError(exitCodes.pipeClosed, '');
  return new CommandError(exitCodes.failed, `The output could not be written: ${error.message}.`);
}
