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
  const body = tag('tbody', {}, ...table.rows.map((row) => renderRow(row, table.columns)));
  const caption = tag('caption', {}, escapeText(table.caption));
  // Focusable, because a region that scrolls must be reachable by keyboard.
  const region = tag(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': table.caption, tabindex: '0' },
    tag('table', {}, caption, head, body),
  );
  return table.note === '' ? region : region + tag('p', { class: 'note' }, escapeText(table.note));
}

function headerText(column: Column): string {
  const unit = column.unit === '' ? '' : ` ${tag('span', { class: 'unit' }, escapeText(column.unit))}`;
  return escapeText(column.label) + unit;
}

function renderRow(row: Row, columns: readonly Column[]): string {
  const cells = row.cells.map((cell, index) => {
    const align = columns[index]?.align ?? 'left';
    return index === 0 ? tag('th', { scope: 'row', class: align }, cellText(cell)) : tag('td', { class: align }, cellText(cell));
  });
  return tag('tr', { class: row.isTotal ? 'total' : null }, ...cells);
}

function cellText(cell: Cell): string {
  const status = cell.status === null ? '' : chip(cell.status);
  const detail = cell.detail.length === 0 ? '' : tag('span', { class: 'detail' }, renderInlines(cell.detail));
  return renderInlines(cell.inlines) + status + detail;
}
