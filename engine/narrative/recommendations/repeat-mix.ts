import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How a division of the budget that met the target is repeated. */
export const repeatMixTemplates: RecommendationTemplates = {
  kind: 'repeat-mix',
  en: [
    'Repeat how the budget of {value.name} was divided: its {value.metric} is {value}.',
    'For {effect.name}, that is worth {effect:signed} against the target ({effect:interval}), if the result holds.',
    'For {cost.name}, that takes {cost} of {cost.metric}.',
    'It is proven wrong if {threshold.name} then stands {threshold<>value:above|below} the target of {threshold} in {threshold.metric}.',
  ],
  de: [
    'Wiederholen Sie die Aufteilung des Budgets: Für {value.name} liegt die Kennzahl {value.metric} bei {value}.',
    'Für {effect.name} hat das gegenüber dem Ziel einen Gegenwert von {effect:signed} ({effect:interval}), sofern das Ergebnis bestehen bleibt.',
    'Für {cost.name} bindet das {cost} an {cost.metric}.',
    'Widerlegt ist das, wenn {threshold.name} danach bei der Kennzahl {threshold.metric} {threshold<>value:über|unter} dem Ziel von {threshold} liegt.',
  ],
};
