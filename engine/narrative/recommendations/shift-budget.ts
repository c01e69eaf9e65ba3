import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How the same budget is divided anew between channels. */
export const shiftBudgetTemplates: RecommendationTemplates = {
  kind: 'shift-budget',
  en: [
    'Divide the same budget anew: {to-1.name} gets a {to-1.metric} of {to-1} instead of {from-1}.',
    '{to-2.name} gets a {to-2.metric} of {to-2} instead of {from-2}.',
    '{to-3.name} gets a {to-3.metric} of {to-3} instead of {from-3}.',
    '{to-4.name} gets a {to-4.metric} of {to-4} instead of {from-4}.',
    'For {effect.name}, that is expected to change {effect.metric} by {effect:signed} ({effect:interval}), with a probability of {probability} that it pays off.',
    'In all, {cost} of {cost.metric} changes its channel.',
    'It is proven wrong if the {threshold.metric} of {threshold.name} then does not hold the mark of {threshold}.',
  ],
  de: [
    'Teilen Sie dasselbe Budget neu auf: {to-1.name} erhält {to-1.metric} von {to-1} statt {from-1}.',
    '{to-2.name} erhält {to-2.metric} von {to-2} statt {from-2}.',
    '{to-3.name} erhält {to-3.metric} von {to-3} statt {from-3}.',
    '{to-4.name} erhält {to-4.metric} von {to-4} statt {from-4}.',
    'Für {effect.name} ist bei der Kennzahl {effect.metric} eine Veränderung um {effect:signed} zu erwarten ({effect:interval}), mit einer Wahrscheinlichkeit von {probability}, dass sich das auszahlt.',
    'Insgesamt wechseln {cost} an {cost.metric} den Kanal.',
    'Widerlegt ist das, wenn für {threshold.name} die Kennzahl {threshold.metric} danach die Marke von {threshold} nicht hält.',
  ],
};
