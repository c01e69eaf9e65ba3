import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How spend that brings nothing is stopped. */
export const stopWasteTemplates: RecommendationTemplates = {
  kind: 'stop-waste',
  en: [
    'Stop the spend on {value.name}: {value} brought {results} {results.metric}.',
    'The campaign has {rows} such {rows:plural:row|rows} in all.',
    'For {effect.name}, stopping is worth {effect:signed} ({effect:interval}), if results come at the price of the rest.',
    'It is proven wrong if the {threshold.metric} of the rest then stands {threshold<>comparator:above|below} the mark of {threshold}.',
  ],
  de: [
    'Beenden Sie die Ausgaben für {value.name}: {value} brachten {results} {results.metric}.',
    'Insgesamt hat die Kampagne {rows} solche {rows:plural:Zeile|Zeilen}.',
    'Für {effect.name} hat das Beenden einen Gegenwert von {effect:signed} ({effect:interval}), sofern Ergebnisse zum Preis des Rests kommen.',
    'Widerlegt ist das, wenn die Kennzahl {threshold.metric} für den Rest danach {threshold<>comparator:über|unter} der Marke von {threshold} liegt.',
  ],
};
