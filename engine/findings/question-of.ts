import type { FindingKindId } from '../finding.ts';
import { findingKinds } from './index.ts';

/** What a kind of finding asks of a campaign, in the marketer's words; its id where the kind is unknown. */
export function questionOf(kind: FindingKindId): string {
  return findingKinds.find(({ id }) => id === kind)?.question ?? kind;
}
