import type { FindingKindId } from '../finding.ts';

/** Sentences of one kind of finding, the headline first; placeholders name roles of the finding's facts. */
export type ClauseTemplates = { readonly kind: FindingKindId; readonly en: readonly string[]; readonly de: readonly string[] };
