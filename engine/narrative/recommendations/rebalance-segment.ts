import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How spend is moved from what is worse than the rest. */
export const rebalanceSegmentTemplates: RecommendationTemplates = {
  kind: 'rebalance-segment',
  en: [
    'Move the spend on {value.name} to the rest: its {value.metric} is {value} against {comparator} there.',
    'For {effect.name}, that is worth {effect:signed} ({effect:interval}), if the difference holds.',
    'For {gain.name}, that is expected to change {gain.metric} by {gain:signed} ({gain:interval}), if the difference holds.',
    'For {cost.name}, that concerns {cost} of {cost.metric}.',
    'It is proven wrong if the {threshold.metric} of the rest then stands {threshold<>comparator:above|below} the mark of {threshold}.',
  ],
  de: [
    'Verlagern Sie die Ausgaben für {value.name} auf den Rest: Die Kennzahl {value.metric} liegt bei {value} gegenüber {comparator} dort.',
    'Für {effect.name} hat das einen Gegenwert von {effect:signed} ({effect:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {gain.name} ist bei der Kennzahl {gain.metric} eine Veränderung um {gain:signed} zu erwarten ({gain:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {cost.name} betrifft das {cost} an {cost.metric}.',
    'Widerlegt ist das, wenn die Kennzahl {threshold.metric} für den Rest danach {threshold<>comparator:über|unter} der Marke von {threshold} liegt.',
  ],
};
