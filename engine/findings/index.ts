import type { FindingKind } from './finding-kind.ts';

/** Every kind of finding, in the order in which they are asked. */
export const findingKinds: readonly FindingKind[] = [];
