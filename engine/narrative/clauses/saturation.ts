import type { ClauseTemplates } from '../clause-templates.ts';

export const saturationClauses: ClauseTemplates = {
  kind: 'saturation',
  en: [
    'For the next unit of money in {marginal-return.name}, {marginal-return.metric} stands at {marginal-return} against {average-return} on average.',
    'In {difference.metric}, {difference.name} lies {difference:abs} {difference<>0:above|below} its average there.',
    'The {target.metric} that is wanted of the campaign is {target}.',
    'For {marginal-return.name}, the estimate of {marginal-return.metric} has the {marginal-return:interval}.',
  ],
  de: [
    'Für die nächste Geldeinheit in {marginal-return.name} steht die Kennzahl {marginal-return.metric} bei {marginal-return} gegenüber {average-return} im Mittel.',
    'Bei der Kennzahl {difference.metric} liegt {difference.name} dort um {difference:abs} {difference<>0:über|unter} dem eigenen Mittel.',
    'Von der Kampagne gewünscht ist bei der Kennzahl {target.metric} ein Wert von {target}.',
    'Für {marginal-return.name} hat die Schätzung der Kennzahl {marginal-return.metric} das {marginal-return:interval}.',
  ],
};
