import type { ClauseTemplates } from '../clause-templates.ts';

/** The clause templates of every kind of finding. */
export const findingClauses: readonly ClauseTemplates[] = [];
