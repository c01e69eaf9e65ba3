import { escapeText } from '@pca/charts';
import type { Fact } from '../../document.ts';
import { renderInlines, tag } from './markup.ts';

/** Terms and what they are. */
export function renderFacts(facts: readonly Fact[]): string {
  return tag(
    'dl',
    { class: 'facts' },
    ...facts.map((fact) => tag('div', {}, tag('dt', {}, escapeText(fact.term)), tag('dd', {}, renderInlines(fact.inlines)))),
  );
}
