import type { ReportContext } from '../context.ts';
import { cell, row, text } from '../inlines.ts';
import { written, type Written } from './section-writer.ts';

/** What the report does not show, and why: a gap is said, never drawn as zero. */
export function notCovered(context: ReportContext, body: Written): Written {
  const gaps = [...context.analysis.notCovered, ...body.absent];
  if (gaps.length === 0) return written();
  return written({
    id: 'not-covered',
    name: 'Not covered',
    title: [text(`${gaps.length} ${gaps.length === 1 ? 'subject is' : 'subjects are'} not covered`)],
    blocks: [
      {
        kind: 'table',
        caption: 'Left out for want of data',
        columns: [
          { label: 'Subject', unit: '', align: 'left' },
          { label: 'Why', unit: '', align: 'left' },
        ],
        rows: gaps.map((gap) => row(cell(gap.what), cell(gap.why))),
        note: '',
      },
    ],
  });
}
