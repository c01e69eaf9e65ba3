import { escapeText } from '@pca/charts';
import { embeddedLogo, plainBrand, type Brand } from '../brand/brand.ts';
import type { ReportDocument, Section } from '../document.ts';
import { renderBlock } from './html/blocks.ts';
import { renderFacts } from './html/facts.ts';
import { renderInlines, tag } from './html/markup.ts';
import { styleSheet } from './html/style.ts';

/**
 * One self-contained HTML page: no script, nothing fetched, light and dark, printable on A4.
 * Same document and brand, same bytes. A brand colour that cannot be read is replaced by the theme's own.
 */
export function renderHtml(document: ReportDocument, brand: Brand = plainBrand): string {
  const title = document.meta.client === null ? document.meta.title : `${document.meta.title} · ${document.meta.client}`;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    // An empty picture keeps browsers from asking the server for one.
    '<link rel="icon" href="data:,">',
    tag('title', {}, escapeText(title)),
    `<style>${styleSheet(brand)}</style>`,
  ];
  const body = [
    '<a class="skip" href="#content">Skip to the report</a>',
    header(document, brand),
    tag(
      'div',
      { class: 'layout' },
      contents(document.sections),
      tag('main', { id: 'content', tabindex: '-1' }, ...document.sections.map(renderSection)),
    ),
    footer(brand),
  ];
  return `<!doctype html>\n<html lang="${escapeText(document.meta.language)}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
}

function header(document: ReportDocument, brand: Brand): string {
  const { meta } = document;
  const logo = embeddedLogo(brand);
  const mark =
    logo === null
      ? tag('span', { class: 'brand-name' }, escapeText(brand.name))
      : `<img class="logo" src="${escapeText(logo)}" alt="${escapeText(brand.name)}">`;
  const eyebrow = tag('p', { class: 'eyebrow' }, mark, tag('span', {}, 'Post-campaign report'));
  const client = meta.client === null ? '' : tag('p', { class: 'client' }, tag('bdi', {}, escapeText(meta.client)));
  return tag(
    'header',
    { class: 'cover' },
    tag('div', { class: 'cover-inner' }, eyebrow, client, tag('h1', {}, tag('bdi', {}, escapeText(meta.title))), renderFacts(meta.facts)),
  );
}

function contents(sections: readonly Section[]): string {
  const links = sections.map((section) => tag('li', {}, tag('a', { href: `#${section.id}` }, escapeText(section.name))));
  return tag(
    'nav',
    { class: 'contents', 'aria-label': 'Contents' },
    tag('p', { class: 'contents-title' }, 'Contents'),
    tag('ol', {}, ...links),
  );
}

function renderSection(section: Section): string {
  const heading = `${section.id}-heading`;
  const eyebrow = tag('p', { class: 'section-name' }, escapeText(section.name));
  return `${tag('section', { id: section.id, 'aria-labelledby': heading }, eyebrow, tag('h2', { id: heading }, renderInlines(section.title)), ...section.blocks.map((block) => renderBlock(block, section.id)))}\n`;
}

function footer(brand: Brand): string {
  const words = brand.footer === null ? '' : tag('p', {}, escapeText(brand.footer));
  return tag(
    'footer',
    {},
    words,
    tag(
      'p',
      {},
      'Conversions and revenue are claimed by the platforms and are not reconciled with a backend. Point at a number for its formula and inputs.',
    ),
  );
}
