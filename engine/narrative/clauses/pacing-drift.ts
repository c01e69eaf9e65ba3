import type { ClauseTemplates } from '../clause-templates.ts';

/** How a changed pace of spending is told. */
export const pacingDriftClauses: ClauseTemplates = {
  kind: 'pacing-drift',
  en: [
    'Pacing of {value.name} {value<>comparator:rose|fell} from {comparator} ({comparator.period}) to {value} ({value.period}).',
    'Pacing changed by {difference:signed}, worth {effect:signed}.',
  ],
  de: [
    'Das Pacing für {value.name} {value<>comparator:stieg|sank} von {comparator} ({comparator.period}) auf {value} ({value.period}).',
    'Das Pacing veränderte sich um {difference:signed}, ein Gegenwert von {effect:signed}.',
  ],
};
