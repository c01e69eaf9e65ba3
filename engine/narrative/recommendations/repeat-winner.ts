import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How what is better than the rest is kept and scaled. */
export const repeatWinnerTemplates: RecommendationTemplates = {
  kind: 'repeat-winner',
  en: [
    'Keep {value.name} and scale it in steps: its {value.metric} is {value} against {comparator} for the rest.',
    'For {effect.name}, keeping it is worth {effect:signed} against the rest ({effect:interval}), if the difference holds.',
    'For {gain.name}, keeping it is expected to change {gain.metric} by {gain:signed} against the rest ({gain:interval}), if the difference holds.',
    'For {cost.name}, the next step takes a further {cost} of {cost.metric}.',
    'It is proven wrong if {threshold.name} then stands {threshold<>value:above|below} the mark of {threshold} in {threshold.metric}.',
  ],
  de: [
    'Behalten Sie {value.name} bei und bauen Sie es schrittweise aus: Die Kennzahl {value.metric} liegt bei {value} gegenüber {comparator} für den Rest.',
    'Für {effect.name} hat das Beibehalten gegenüber dem Rest einen Gegenwert von {effect:signed} ({effect:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {gain.name} ist durch das Beibehalten gegenüber dem Rest bei der Kennzahl {gain.metric} eine Veränderung um {gain:signed} zu erwarten ({gain:interval}), sofern der Unterschied bestehen bleibt.',
    'Für {cost.name} kostet der nächste Schritt weitere {cost} an {cost.metric}.',
    'Widerlegt ist das, wenn {threshold.name} danach bei der Kennzahl {threshold.metric} {threshold<>value:über|unter} der Marke von {threshold} liegt.',
  ],
};
