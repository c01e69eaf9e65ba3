import { escapeText } from '@pca/charts';
import type { CardBlock, CardFigure } from '../../document.ts';
import { renderFacts } from './facts.ts';
import { renderFigure } from './figure.ts';
import { chip, renderInlines, tag } from './markup.ts';

/** Narrower than a figure of its own, so that text keeps its size inside the card. */
const pictureWidth = 720;

/** A claim or an action as an article that its own line names; figure and words stand side by side where there is room. */
export function renderCard(card: CardBlock, sectionId: string): string {
  const heading = `${card.id}-heading`;
  return tag(
    'article',
    { class: `card ${card.status.tone}`, id: card.id, 'aria-labelledby': heading },
    tag('p', { class: 'card-head' }, chip(card.status), tag('span', { class: 'card-rank' }, escapeText(card.rank))),
    tag(
      'div',
      { class: 'card-main' },
      tag(
        'div',
        { class: 'card-words' },
        tag('h4', { id: heading }, renderInlines(card.title)),
        bodyOf(card),
        card.facts.length === 0 ? '' : renderFacts(card.facts),
      ),
      card.figure === null ? '' : figureOf(card.figure),
    ),
    card.chart === null ? '' : renderFigure(card.chart, sectionId, pictureWidth),
    smallPrint(card),
  );
}

function bodyOf({ body }: CardBlock): string {
  return body.length === 0 ? '' : tag('p', {}, renderInlines(body));
}

function figureOf({ number, tone, lines }: CardFigure): string {
  return tag(
    'div',
    { class: 'card-figure' },
    tag('p', { class: `card-value ${tone}` }, renderInlines([number])),
    ...lines.map((line) => tag('p', { class: 'card-line' }, renderInlines(line))),
  );
}

function smallPrint({ marks, note }: CardBlock): string {
  const list = marks.length === 0 ? '' : tag('ul', { class: 'marks' }, ...marks.map((mark) => tag('li', {}, escapeText(mark))));
  const words = note.length === 0 ? '' : tag('p', { class: 'note' }, renderInlines(note));
  return list + words;
}
