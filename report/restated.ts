import type { Finding } from '@pca/engine';

/** What is left of a finding's novelty where another one makes the same claim with the same numbers. */
const leftNovelty = 0.1;

/** Whether a finding ranked higher says the same of another dimension of the data. */
export function isRestated({ rank, kind }: Finding, findings: readonly Finding[]): boolean {
  return rank.novelty <= leftNovelty && findings.find((other) => other.id === rank.impliedBy)?.kind === kind;
}
