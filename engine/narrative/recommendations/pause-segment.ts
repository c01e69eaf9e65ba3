import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How what costs far too much is paused. */
export const pauseSegmentTemplates: RecommendationTemplates = {
  kind: 'pause-segment',
  en: [
    'Pause {value.name}: its {value.metric} is {value} against {comparator} for the rest.',
    'For {effect.name}, moving the spend to the rest is worth {effect:signed} ({effect:interval}), if the difference holds.',
    'For {gain.name}, moving it to the rest is expected to change {gain.metric} by {gain:signed} ({gain:interval}), if the difference holds.',
    'For {cost.name}, that concerns {cost} of {cost.metric}.',
    'Check beforehand whether {claimed.name} serves another aim than its {claimed} claimed {claimed.metric}.',
    'It is proven wrong if the {threshold.metric} of the rest then stands {threshold<>comparator:above|below} the mark of {threshold}.',
  ],
  de: [
    'Pausieren Sie {value.name}: Die Kennzahl {value.metric} liegt bei {value} gegenüber {comparator} für den Rest.',
    'Für {effect.name} hat das Verlagern auf den Rest einen Gegenwert von {effect:signed} ({effect:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {gain.name} ist bei der Kennzahl {gain.metric} eine Veränderung um {gain:signed} zu erwarten ({gain:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {cost.name} betrifft das {cost} an {cost.metric}.',
    'Prüfen Sie vorher, ob {claimed.name} einem anderen Zweck dient als den {claimed} beanspruchten {claimed.metric}.',
    'Widerlegt ist das, wenn die Kennzahl {threshold.metric} für den Rest danach {threshold<>comparator:über|unter} der Marke von {threshold} liegt.',
  ],
};
