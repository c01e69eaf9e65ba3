import {
  chartTable,
  escapeText,
  formatDay,
  formatNumber,
  renderSvg,
  unitLabel,
  type ChartSpec,
  type ChartTable,
  type SparklineChart,
} from '@pca/charts';
import type { TableBlock } from '../../document.ts';
import { cell, name, row, text } from '../../inlines.ts';
import { tag } from './markup.ts';
import { renderTable } from './table.ts';

const wide = 840;
const narrow = 344;

/**
 * A chart with its title, its source and the table behind it; drawn twice, so that text keeps its size on a phone.
 * @param width pixels of the picture on wider screens
 */
export function renderFigure(spec: ChartSpec, sectionId: string, width = wide): string {
  const named = { ...spec, id: `${sectionId}-${spec.id}` };
  const caption = tag(
    'figcaption',
    {},
    tag('span', { class: 'figure-title' }, escapeText(spec.title)),
    tag('span', { class: 'figure-subtitle' }, escapeText(spec.subtitle)),
  );
  const pictures = [
    tag('div', { class: 'wide' }, renderSvg(named, { width, theme: 'page', caption: 'none' })),
    tag('div', { class: 'narrow' }, renderSvg(named, { width: narrow, theme: 'page', caption: 'none' })),
  ];
  const source = spec.source === '' ? '' : tag('p', { class: 'source' }, escapeText(spec.source));
  const details = tag('details', { class: 'behind' }, tag('summary', {}, 'Show as table'), renderTable(tableOf(spec)));
  return tag('figure', {}, caption, ...pictures, source, details);
}

/** A small line beside a number; its own table is the one of the time section. */
export function renderSparkline(spec: SparklineChart, sectionId: string): string {
  return tag(
    'div',
    { class: 'spark' },
    renderSvg({ ...spec, id: `${sectionId}-${spec.id}` }, { width: 112, theme: 'page', caption: 'none' }),
  );
}

function tableOf(spec: ChartSpec): TableBlock {
  const table: ChartTable = chartTable(spec);
  const unit = spec.kind === 'bullet' || spec.unit.kind === 'share' ? '' : unitLabel(spec.unit);
  return {
    kind: 'table',
    caption: spec.title,
    note: '',
    columns: table.columns.map((label, index) => ({ label, unit: index === 0 ? '' : unit, align: index === 0 ? 'left' : 'right' })),
    rows: table.rows.map((line, at) =>
      row(
        cell(line.isDay ? text(formatDay(line.header, spec.locale)) : name(line.header), line.note === null ? [] : [text(line.note)]),
        ...line.cells.map((one, index) =>
          cell({
            kind: 'number',
            display: formatNumber(one.value, one.unit, { locale: spec.locale, style: spec.kind === 'bullet' ? 'full' : 'bare' }),
            value: one.value === null ? null : String(one.value),
            ref: `${spec.id}:${at}:${index}`,
            basis: `${table.columns[index + 1] ?? ''} of ${line.header}`,
          }),
        ),
      ),
    ),
  };
}
