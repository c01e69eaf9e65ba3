import { escapeText } from '@pca/charts';
import type { Cell, Column, Row, TableBlock } from '../../document.ts';
import { chip, renderInlines, tag } from './markup.ts';

/** A table with caption, scoped headers and a region that scrolls sideways on its own. */
export function renderTable(table: TableBlock): string {
  const head = tag(
    'thead',
    {},
    tag('tr', {}, ...table.columns.map((column) => tag('th', { scope: 'col', class: column.align }, headerText(column)))),
  );
  const bodies = rowGroups(table.rows).map((rows) => tag('tbody', {}, ...rows.map((row) => renderRow(row, table.columns))));
  const caption = tag('caption', {}, escapeText(table.caption));
  // Focusable, because a region that scrolls must be reachable by keyboard.
  const region = tag(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': table.caption, tabindex: '0' },
    tag('table', {}, caption, head, ...bodies),
  );
  return table.note === '' ? region : region + tag('p', { class: 'note' }, escapeText(table.note));
}

function headerText(column: Column): string {
  const unit = column.unit === '' ? '' : ` ${tag('span', { class: 'unit' }, escapeText(column.unit))}`;
  return escapeText(column.label) + unit;
}

/** A row group begins with each row that heads others, as `scope` asks for. */
function rowGroups(rows: readonly Row[]): readonly (readonly Row[])[] {
  const starts = rows.flatMap((row, at) => (at === 0 || row.role === 'group' ? [at] : []));
  return starts.map((start, at) => rows.slice(start, starts[at + 1]));
}

function renderRow(row: Row, columns: readonly Column[]): string {
  const attributes = { class: row.role === 'plain' ? null : row.role, id: row.id };
  const cells = row.cells.map((cell, index) => {
    const spans = index === row.cells.length - 1 ? columns.length - index : 1;
    const look = (columns[index]?.align ?? 'left') + (isProse(cell) ? ' prose' : '');
    const span = { class: look, colspan: spans > 1 ? String(spans) : null };
    if (index > 0) return tag('td', span, cellText(cell));
    return tag('th', { scope: row.role === 'group' ? 'rowgroup' : 'row', ...span }, cellText(cell));
  });
  return tag('tr', attributes, ...cells);
}

/** A name inside a sentence flows with its words; one that fills a cell is cut after two lines. */
function isProse({ inlines }: Cell): boolean {
  return inlines.length > 1;
}

function cellText(cell: Cell): string {
  const space = cell.inlines.length === 0 ? '' : ' ';
  const status = cell.status === null ? '' : space + chip(cell.status);
  const detail = cell.detail.length === 0 ? '' : tag('span', { class: 'detail' }, renderInlines(cell.detail));
  return renderInlines(cell.inlines) + status + detail;
}
