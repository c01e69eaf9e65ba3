import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How contacts with the same people are capped. */
export const capFrequencyTemplates: RecommendationTemplates = {
  kind: 'cap-frequency',
  en: [
    'Cap the frequency of {value.name}: it stands at {value} against {comparator} as the cap.',
    'If contacts beyond the cap bring nothing, {excess.name} frees {excess} of {excess.metric}.',
    'It is proven wrong if {threshold.name} then does not hold its {threshold.metric} of {threshold}.',
  ],
  de: [
    'Begrenzen Sie die Frequenz von {value.name}: Sie liegt bei {value} gegenüber {comparator} als Obergrenze.',
    'Falls Kontakte jenseits der Obergrenze nichts bringen, werden bei {excess.name} Ausgaben von {excess} frei.',
    'Widerlegt ist das, wenn {threshold.name} danach bei der Kennzahl {threshold.metric} die Marke von {threshold} nicht hält.',
  ],
};
