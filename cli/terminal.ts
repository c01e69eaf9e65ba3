/** Where a command writes: results to `out`, progress and messages to `note`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly note: (text: string) => void;
  /** Progress may rewrite its line. */
  readonly isInteractive: boolean;
  /** Milliseconds on a clock that only goes forward. */
  readonly nowMs: () => number;
};

/** The terminal that the process was started in. */
export function processTerminal(): Terminal {
  return {
    out: (text) => process.stdout.write(text),
    note: (text) => process.stderr.write(text),
    isInteractive: process.stderr.isTTY,
    nowMs: () => performance.now(),
  };
}
