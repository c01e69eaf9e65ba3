export { embeddedLogo, plainBrand, readableAccent, type Brand } from './brand/brand.ts';
export type * from './certificate.ts';
export { compose, type ReportInput } from './compose.ts';
export type * from './document.ts';
export { renderHtml } from './formats/html.ts';
export { renderSummary } from './formats/summary.ts';
export { renderJson } from './formats/json.ts';
