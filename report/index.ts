export type * from './certificate.ts';
export { compose } from './compose.ts';
export type * from './document.ts';
export { renderHtml } from './formats/html.ts';
export { reportFormats, type ReportFormatId } from './formats/index.ts';
export { renderSummary } from './summary.ts';
export { renderJson } from './formats/json.ts';
