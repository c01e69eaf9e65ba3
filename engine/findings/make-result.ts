import type { Result } from '../finding.ts';
import { inputHash } from './input-hash.ts';

/** What every result must say; everything else has a default that claims nothing. */
export type ResultDraft = Pick<Result, 'id' | 'askedBy' | 'method' | 'scope' | 'metric' | 'unit' | 'status'> &
  Partial<Omit<Result, 'inputHash'>> & {
    /** The numbers that went in, in a stated order. */
    readonly inputs: readonly (string | number | null)[];
  };

/**
 * The envelope of one method's answer.
 * @throws Error when a refusal carries a number, or when an answer that is not ok gives no reason: both are broken code
 */
export function makeResult({ inputs, ...draft }: ResultDraft): Result {
  const result: Result = { ...blank, ...draft, inputHash: inputHash([draft.method, ...inputs]) };
  if (result.status === 'refused' && (result.estimate !== null || result.interval !== null || result.pValue !== null))
    throw new Error(`${result.id} refuses and yet gives a number`);
  if (result.status !== 'ok' && result.reason === null) throw new Error(`${result.id} is ${result.status} without a reason`);
  return result;
}

const blank = {
  methodVersion: 1,
  estimate: null,
  interval: null,
  n: { rows: null, clusters: null, events: null },
  pValue: null,
  adjustedP: null,
  effect: { absolute: null, relative: null, money: null },
  assumptions: [],
  warnings: [],
  reason: null,
  needed: null,
  seed: null,
  drilldown: [],
} as const;
