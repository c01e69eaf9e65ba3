import { escapeText } from '@pca/charts';
import type { Inline, Status } from '../../document.ts';

/** Attributes of an element; null leaves an attribute out, an empty text keeps it as a flag. */
export type Attributes = Readonly<Record<string, string | null>>;

/** One HTML element; attribute values are escaped here, children are markup already. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escapeText(value)}"`));
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** Running text; names are isolated, so that right-to-left scripts do not reorder their neighbours. */
export function renderInlines(inlines: readonly Inline[]): string {
  return inlines.map(renderInline).join('');
}

/** Sign, word and colour of a verdict. */
export function chip(status: Status): string {
  return tag(
    'span',
    { class: `chip ${status.tone}` },
    tag('span', { 'aria-hidden': 'true' }, escapeText(status.sign)),
    ` ${escapeText(status.word)}`,
  );
}

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeText(inline.text);
    case 'name':
      return tag('bdi', { class: 'name', title: inline.text }, escapeText(inline.text));
    case 'cited':
      return tag('span', { 'data-ref': inline.refs.join(' '), title: inline.basis === '' ? null : inline.basis }, escapeText(inline.text));
    case 'link':
      return tag('a', { href: `#${inline.target}` }, escapeText(inline.text));
    case 'number':
      return tag(
        'data',
        { class: 'number', value: inline.value ?? '', 'data-ref': inline.ref, title: inline.basis },
        escapeText(inline.display),
      );
  }
}
