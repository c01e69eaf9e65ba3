import type { ClauseTemplates } from '../clause-templates.ts';

/** How money that was planned and not spent is told. */
export const underDeliveryClauses: ClauseTemplates = {
  kind: 'under-delivery',
  en: [
    '{value.name} spent {value} of a planned budget of {comparator}, a pacing of {pacing}.',
    'The shortfall of {effect.name} is worth {effect:abs}.',
  ],
  de: [
    'Für {value.name} wurden {value} ausgegeben, bei einem Budget von {comparator} und einem Pacing von {pacing}.',
    'Für {effect.name} bleibt ein Fehlbetrag im Gegenwert von {effect:abs}.',
  ],
};
