import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How creatives that cannot be told apart are tested. */
export const testCreativeTemplates: RecommendationTemplates = {
  kind: 'test-creative',
  en: [
    'Test {value.name} against {rival.name}: the figures for {value.metric} do not tell them apart.',
    'In {value.metric}, {value.name} stands at {value} and {rival.name} at {rival}.',
    'For a firm answer, the campaign needs {sample} {sample.metric} for each of them, at {cost} of {cost.metric}.',
    'It is proven wrong if {threshold.name} does not come out {threshold} apart in {threshold.metric}.',
  ],
  de: [
    'Testen Sie {value.name} gegen {rival.name}: Die Zahlen zur Kennzahl {value.metric} unterscheiden sie nicht sicher.',
    'Bei der Kennzahl {value.metric} steht {value.name} bei {value} und {rival.name} bei {rival}.',
    'Für eine sichere Antwort braucht die Kampagne je {sample} {sample.metric}, bei {cost} an {cost.metric}.',
    'Widerlegt ist das, wenn {threshold.name} im Test bei der Kennzahl {threshold.metric} nicht um {threshold} abweicht.',
  ],
};
