import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How worn-out creatives are replaced. */
export const refreshCreativeTemplates: RecommendationTemplates = {
  kind: 'refresh-creative',
  en: [
    'Replace {value.name} by a fresh creative: its {value.metric} {value<>comparator:rose|fell} from {comparator} ({comparator.period}) to {value} ({value.period}).',
    'Over such a flight, a creative in place of {effect.name} is worth {effect:signed} if it stays fresh ({effect:interval}).',
    'Over such a flight, a creative in place of {gain.name} is expected to change {gain.metric} by {gain:signed} if it stays fresh ({gain:interval}).',
    'It is proven wrong if the creative after {threshold.name} does not attain the mark of {threshold} in {threshold.metric}.',
  ],
  de: [
    'Ersetzen Sie {value.name} durch ein frisches Werbemittel: Die Kennzahl {value.metric} {value<>comparator:stieg|sank} von {comparator} ({comparator.period}) auf {value} ({value.period}).',
    'Ein Werbemittel anstelle von {effect.name}, das frisch bleibt, hat in einer solchen Laufzeit einen Gegenwert von {effect:signed} ({effect:interval}).',
    'Durch ein Werbemittel anstelle von {gain.name}, das frisch bleibt, ist in einer solchen Laufzeit bei der Kennzahl {gain.metric} eine Veränderung um {gain:signed} zu erwarten ({gain:interval}).',
    'Widerlegt ist das, wenn das Werbemittel nach {threshold.name} bei der Kennzahl {threshold.metric} die Marke von {threshold} nicht erreicht.',
  ],
};
