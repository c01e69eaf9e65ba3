/**
 * A DuckDB that runs in a child process of its own, so that bad data or a runaway query costs a process and
 * never the product. One process holds one open database at a time.
 */
export type EngineProcess = AsyncDisposable & {
  /**
   * Opens an in-memory database (`path` null; may read and write only inside `folders` and read `files`),
   * or a database file read-only with every other access off and the configuration locked. A process that was
   * killed, or that has done its share of jobs, is replaced by a new one here.
   * @throws EngineError when the database cannot be opened, or when the engine was disposed of
   */
  readonly open: (database: EngineDatabase) => Promise<void>;
  /**
   * Runs one statement with bound parameters; rows come back as text, null for NULL, sums without the zeros at their end.
   * @throws EngineError when the statement fails, takes too long or the process dies
   */
  readonly run: (sql: string, parameters?: readonly EngineParameter[]) => Promise<EngineRows>;
  /** Largest resident set of the children so far, bytes; a child that was killed is not counted. */
  readonly peakBytes: () => Promise<number>;
  /** Ends what is under way, by ending the process; an idle engine is left as it is. */
  readonly halt: () => Promise<void>;
};

/** `temporaryFolder` takes what does not fit into memory; it is inside `folders` for an in-memory database. */
export type EngineDatabase = {
  readonly path: string | null;
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly temporaryFolder: string;
  /** Tables are built in any order of rows, which is faster, and in half of the memory. */
  readonly isUnordered?: boolean;
};

export type EngineParameter = string | number | null;

export type EngineRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

/** Limits of one child process. */
export type EngineLimits = {
  readonly threads: number;
  /** DuckDB's own memory limit. */
  readonly memoryBytes: number;
  /** Resident set above which the process ends itself. */
  readonly residentBytes: number;
  /** Limit of the process's data segment, held by the operating system where it can be. Twice the resident set and more, because freed memory stays mapped. */
  readonly dataBytes: number;
  /** What a statement may spill to disk. */
  readonly temporaryBytes: number;
  /** Soft interrupt after this long, kill one second later. */
  readonly statementMs: number;
  /** Databases that a process opens before it is replaced: its resident set drifts upwards. */
  readonly jobsPerProcess: number;
};

/** `engine.sql`: the statement failed; `engine.memory`, `engine.timeout`: a limit was met; `engine.ended`: the process died. */
export type EngineErrorCode = 'engine.sql' | 'engine.memory' | 'engine.timeout' | 'engine.ended';

/** Why a statement gave no answer; the message is the first line of what the engine said. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.code = code;
  }
}
