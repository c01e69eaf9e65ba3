/**
 * A DuckDB that runs in a child process of its own, so that bad data or a runaway query costs a process and
 * never the product. One process holds one open database at a time.
 */
export type EngineProcess = AsyncDisposable & {
  /**
   * Opens an in-memory database (`path` null; may read and write only inside `folders` and read `files`),
   * or a database file read-only with every other access off and the configuration locked.
   */
  readonly open: (database: EngineDatabase) => Promise<void>;
  /** Runs one statement with bound parameters; rows come back as text, null for NULL. */
  readonly run: (sql: string, parameters?: readonly EngineParameter[]) => Promise<EngineRows>;
  /** Largest resident set of the child so far, bytes. */
  readonly peakBytes: () => Promise<number>;
};

export type EngineDatabase = { readonly path: string | null; readonly folders: readonly string[]; readonly files: readonly string[] };

export type EngineParameter = string | number | null;

export type EngineRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

/** Limits of one child process. */
export type EngineLimits = {
  readonly threads: number;
  /** DuckDB's own memory limit. */
  readonly memoryBytes: number;
  /** Limit of the process's data segment, held by the operating system where it can be. */
  readonly processBytes: number;
  /** Soft interrupt after this long, kill one second later. */
  readonly statementMs: number;
};
