import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How spend that is behind the plan is made up for. */
export const catchUpDeliveryTemplates: RecommendationTemplates = {
  kind: 'catch-up-delivery',
  en: [
    'Catch up on the delivery of {cost.name} before the flight ends: {cost} of {cost.metric} is still to come.',
    'For {pacing.name}, pacing stands at {pacing}.',
    'For {daily.name}, that takes {daily} of {daily.metric} on every remaining day.',
    'For {gain.name}, that is expected to change {gain.metric} by {gain:signed} ({gain:interval}), if the price so far holds.',
    'It is proven wrong if {threshold.name} then does not hold its {threshold.metric} of {threshold}.',
  ],
  de: [
    'Holen Sie die Auslieferung für {cost.name} bis zum Ende des Flights nach: Es fehlen noch {cost} an {cost.metric}.',
    'Für {pacing.name} liegt das Pacing bei {pacing}.',
    'Für {daily.name} bedeutet das {daily} an {daily.metric} an jedem verbleibenden Tag.',
    'Für {gain.name} ist bei der Kennzahl {gain.metric} eine Veränderung um {gain:signed} zu erwarten ({gain:interval}), sofern der bisherige Preis bestehen bleibt.',
    'Widerlegt ist das, wenn {threshold.name} danach bei der Kennzahl {threshold.metric} die Marke von {threshold} nicht hält.',
  ],
};
