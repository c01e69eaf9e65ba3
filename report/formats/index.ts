import type { Analysis } from '@pca/engine';

import type { ReportCertificate } from '../certificate.ts';
import { compose } from '../compose.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';

/** What a report is made from. */
type ReportSource = { readonly analysis: Analysis; readonly certificates: readonly ReportCertificate[]; readonly locale: string };

/** How a report is written to a file. */
export type ReportFormat = { readonly fileName: string; readonly render: (source: ReportSource) => string };

/** Every format that a report can be written in. */
export const reportFormats = {
  html: { fileName: 'report.html', render: (source) => renderHtml(compose(source)) },
  json: { fileName: 'analysis.json', render: ({ analysis }) => renderJson(analysis) },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportFormatId = keyof typeof reportFormats;
