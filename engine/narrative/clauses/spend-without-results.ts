import type { ClauseTemplates } from '../clause-templates.ts';

/** How spend that brought nothing is told. */
export const spendWithoutResultsClauses: ClauseTemplates = {
  kind: 'spend-without-results',
  en: [
    '{value.name} spent {value} and had {results} {results.metric}.',
    'At the price of {comparator.of}, the spend of {expected.name} buys {expected} {expected.metric}.',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    'In all, the campaign has {rows} such {rows:row|rows}.',
    'All of them together have a value of {total:signed} at stake for the campaign.',
  ],
  de: [
    'Für {value.name} wurden {value} ausgegeben und {results} {results.metric} gezählt.',
    'Gemessen an {comparator.of} ergeben die Ausgaben für {expected.name} {expected} {expected.metric}.',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Insgesamt hat die Kampagne {rows} solche {rows:Zeile|Zeilen}.',
    'Alle zusammen entsprechen für die Kampagne einem Gegenwert von {total:signed}.',
  ],
};
