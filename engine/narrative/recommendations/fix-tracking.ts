import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How days with lost results are mended. */
export const fixTrackingTemplates: RecommendationTemplates = {
  kind: 'fix-tracking',
  en: [
    'Check the tracking of {value.name} and count anew for {days} {days:plural:day|days} ({days.period}): it shows {value} {value.metric} against {comparator} expected.',
    'At the value of the other days, the missing results of {missing.name} are worth {missing:abs}.',
    'Leave these days out of every price until then: {spend.name} has {spend} of {spend.metric} on them.',
    'It is proven wrong if the shop, too, has orders for {threshold.name} on these days that lie {value<>threshold:above|below} the mark of {threshold} {threshold.metric}.',
  ],
  de: [
    'Prüfen Sie das Tracking von {value.name} und zählen Sie für {days} {days:plural:Tag|Tage} neu ({days.period}): Es zeigt {value} {value.metric} statt {comparator} wie erwartet.',
    'Zum Wert der anderen Tage haben die fehlenden Ergebnisse von {missing.name} einen Gegenwert von {missing:abs}.',
    'Lassen Sie diese Tage bis dahin aus jedem Preis heraus: Auf {spend.name} entfallen an ihnen {spend} an {spend.metric}.',
    'Widerlegt ist das, wenn an diesen Tagen auch die Bestellungen im Shop für {threshold.name} {value<>threshold:über|unter} der Marke von {threshold} {threshold.metric} liegen.',
  ],
};
