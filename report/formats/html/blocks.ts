import { escapeText } from '@pca/charts';
import type { Block, CertificateBlock, DetailsBlock, Status, Tile } from '../../document.ts';
import { renderCard } from './card.ts';
import { renderFacts } from './facts.ts';
import { renderFigure, renderSparkline } from './figure.ts';
import { chip, renderInlines, tag } from './markup.ts';
import { renderTable } from './table.ts';

/** One block of a section as HTML; `sectionId` makes the ids inside unique. */
export function renderBlock(block: Block, sectionId: string): string {
  return isWords(block) ? renderWords(block) : renderExhibit(block, sectionId);
}

type Words = Extract<Block, { readonly kind: 'heading' | 'paragraph' | 'facts' | 'list' | 'callout' }>;

function isWords(block: Block): block is Words {
  return ['heading', 'paragraph', 'facts', 'list', 'callout'].includes(block.kind);
}

function renderWords(block: Words): string {
  switch (block.kind) {
    case 'heading':
      return tag('h3', {}, escapeText(block.text));
    case 'paragraph':
      return tag('p', { class: block.isNote ? 'note' : null }, renderInlines(block.inlines));
    case 'facts':
      return renderFacts(block.facts);
    case 'list':
      return tag('ul', { class: 'list' }, ...block.items.map((item) => tag('li', {}, renderInlines(item))));
    case 'callout':
      return renderCallout(block.status, renderInlines(block.inlines));
  }
}

function renderExhibit(block: Exclude<Block, Words>, sectionId: string): string {
  switch (block.kind) {
    case 'tiles':
      return tag('ul', { class: 'tiles' }, ...block.tiles.map((tile) => renderTile(tile, sectionId)));
    case 'table':
      return renderTable(block);
    case 'chart':
      return renderFigure(block.spec, sectionId);
    case 'card':
      return renderCard(block, sectionId);
    case 'details':
      return renderDetails(block, sectionId);
    case 'certificate':
      return renderCertificate(block, sectionId);
  }
}

function renderTile(tile: Tile, sectionId: string): string {
  const head = tag(
    'div',
    { class: 'tile-head' },
    tag('span', { class: 'tile-label' }, escapeText(tile.label)),
    tile.status === null ? '' : chip(tile.status),
  );
  const spark = tile.sparkline === null ? '' : renderSparkline(tile.sparkline, sectionId);
  const figure = tag('div', { class: 'tile-figure' }, tag('span', { class: 'tile-value' }, renderInlines([tile.number])), spark);
  const target = tile.target === null ? '' : tag('p', { class: 'tile-target' }, renderInlines(tile.target));
  const lines = tile.lines.map((line) => tag('p', { class: 'tile-line' }, renderInlines(line)));
  const flags =
    tile.flags.length === 0
      ? ''
      : tag('p', { class: 'flags' }, ...tile.flags.map((flag) => chip({ tone: 'close', sign: '◆', word: flag })));
  return tag('li', { class: 'tile' }, head, figure, target, ...lines, flags);
}

function renderCallout(status: Status, words: string): string {
  return tag('div', { class: `callout ${status.tone}` }, chip(status), tag('p', {}, words));
}

function renderDetails(block: DetailsBlock, sectionId: string): string {
  return tag(
    'details',
    {},
    tag('summary', {}, escapeText(block.summary)),
    tag('div', { class: 'inside' }, ...block.blocks.map((inner) => renderBlock(inner, sectionId))),
  );
}

function renderCertificate(block: CertificateBlock, sectionId: string): string {
  const head = tag(
    'div',
    { class: 'certificate-head' },
    tag('h4', {}, renderInlines([{ kind: 'name', text: block.fileName }])),
    chip(block.status),
  );
  const recognised = tag('p', { class: 'recognised' }, escapeText(block.recognised));
  const sentence =
    block.sentenceStatus === null
      ? ''
      : tag('p', { class: 'reconciliation' }, chip(block.sentenceStatus), ` ${escapeText(block.sentence)}`);
  return tag(
    'article',
    { class: 'certificate' },
    head,
    recognised,
    sentence,
    renderFacts(block.facts),
    ...block.details.map((details) => renderDetails(details, sectionId)),
  );
}
