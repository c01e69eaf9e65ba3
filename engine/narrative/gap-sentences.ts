import type { ClauseTemplates } from './clause-templates.ts';

/** What follows the headline wherever one group is compared with the others: how far apart, what that is worth, how much spend it is. */
export const gapSentences = {
  en: [
    '{difference.name} lies {difference:abs} {difference<>0:above|below} {comparator.of} in {difference.metric} ({difference:interval}).',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    'The share of spend of {spend-share.name} is {spend-share}.',
  ],
  de: [
    '{difference.name} liegt bei der Kennzahl {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of} ({difference:interval}).',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Der Ausgabenanteil von {spend-share.name} beträgt {spend-share}.',
  ],
} as const satisfies Omit<ClauseTemplates, 'kind'>;
