export type * from './chart-spec.ts';
export { chartTable, type ChartCell, type ChartTable } from './chart-table.ts';
export {
  formatDay,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPeriod,
  missingText,
  unitLabel,
  type FormatOptions,
  type Unit,
} from './format.ts';
export { toneSigns } from './kinds/bullet.ts';
export { colourProperties, contrast, palettes, type Palette, type Theme } from './palette.ts';
export { renderSvg, type RenderOptions } from './render-svg.ts';
export { escapeText } from './svg.ts';
export { ellipsise } from './text-width.ts';
