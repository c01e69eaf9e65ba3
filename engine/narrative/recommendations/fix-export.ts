import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How faulty exports are asked for again. */
export const fixExportTemplates: RecommendationTemplates = {
  kind: 'fix-export',
  en: [
    'Export {factor.name} again in a single unit: {factor.metric} comes at {factor} times that of the other days ({factor.period}).',
    'Export {missing-days.name} again with the {missing-days} missing {missing-days:plural:day|days} ({missing-days.period}).',
    'Export {difference.name} again: its rows differ from the printed totals by {difference:signed} ({difference.metric}).',
    'Export the whole account of {covered.name}: the file has a coverage of {covered}.',
    'Add the sources that lack {value.metric} for {value.name}: the coverage is {coverage}.',
    'The spend of {typical.name} on such days usually adds up to {typical}.',
    'At that coverage, the account of {missing.name} holds a further {missing} of {missing.metric}.',
    'It is proven wrong if a fresh export shows the same figures.',
  ],
  de: [
    'Exportieren Sie {factor.name} erneut in einer einzigen Einheit: Die Kennzahl {factor.metric} hat den Faktor {factor} gegenüber den anderen Tagen ({factor.period}).',
    'Exportieren Sie {missing-days.name} erneut, mit den fehlenden Zeilen an {missing-days} {missing-days:plural:Tag|Tagen} ({missing-days.period}).',
    'Exportieren Sie {difference.name} erneut: Die Zeilen weichen um {difference:signed} von den ausgewiesenen Summen ab ({difference.metric}).',
    'Exportieren Sie das ganze Konto von {covered.name}: Die Datei hat eine Abdeckung von {covered}.',
    'Ergänzen Sie die Quellen, denen die Kennzahl {value.metric} für {value.name} fehlt: Die Abdeckung beträgt {coverage}.',
    'Die Ausgaben für {typical.name} betragen an solchen Tagen üblicherweise zusammen {typical}.',
    'Bei dieser Abdeckung hat das Konto von {missing.name} weitere {missing} {missing.metric}.',
    'Widerlegt ist das, wenn ein neuer Export dieselben Zahlen zeigt.',
  ],
};
