import type { EngineDatabase, EngineErrorCode, EngineLimits, EngineParameter, EngineRows } from './engine-process.ts';

/** What the parent asks of the engine's process; one request at a time. */
export type EngineRequest =
  | { readonly kind: 'open'; readonly database: EngineDatabase; readonly limits: EngineLimits }
  | { readonly kind: 'run'; readonly sql: string; readonly parameters: readonly EngineParameter[] }
  | { readonly kind: 'peak' }
  /** Stops the statement that is running; has no reply of its own. */
  | { readonly kind: 'interrupt' };

export type EngineReply =
  | { readonly kind: 'rows'; readonly rows: EngineRows }
  | { readonly kind: 'opened' }
  | { readonly kind: 'peak'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly code: EngineErrorCode; readonly message: string };
