import type { ClauseTemplates } from '../clause-templates.ts';

/** How a campaign that rests on one group is told. */
export const concentrationClauses: ClauseTemplates = {
  kind: 'concentration',
  en: ['The campaign leans on {value.name}, with a {value.metric} of {value}.', 'The {other.metric} of {other.name} is {other}.'],
  de: ['Die Kampagne stützt sich auf {value.name}: {value.metric} {value}.', 'Der {other.metric} von {other.name} beträgt {other}.'],
};
