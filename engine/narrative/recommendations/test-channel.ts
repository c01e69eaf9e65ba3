import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How the channel that leads is tested before it is scaled. */
export const testChannelTemplates: RecommendationTemplates = {
  kind: 'test-channel',
  en: [
    'Before any large step, test {value.name} in regions or among people that do not see it: its {value.metric} of {value} against {comparator} for the rest is what platforms report.',
    'For a firm answer, the campaign needs {sample} {sample.metric} in each arm of the test, at {cost} of {cost.metric}.',
    'It is proven wrong if the test shows {threshold.name} {threshold<>value:above|below} the mark of {threshold} in {threshold.metric}.',
  ],
  de: [
    'Testen Sie {value.name} vor jedem großen Ausbau in Regionen oder bei Personen, die es nicht sehen: Die Kennzahl {value.metric} von {value} gegenüber {comparator} für den Rest ist das, was Plattformen berichten.',
    'Für eine sichere Antwort braucht die Kampagne {sample} {sample.metric} in jedem Arm des Tests, bei {cost} an {cost.metric}.',
    'Widerlegt ist das, wenn der Test {threshold.name} bei der Kennzahl {threshold.metric} {threshold<>value:über|unter} der Marke von {threshold} zeigt.',
  ],
};
