import type { ReportContext } from '../context.ts';
import { text } from '../inlines.ts';
import { written, type Written } from './section-writer.ts';

const maxNotes = 100;

/** What a reader should know before relying on the numbers. */
export function notes(context: ReportContext): Written {
  const told = context.analysis.notes.slice(0, maxNotes);
  // Nothing to note is no gap, so it is not listed as one.
  if (told.length === 0) return written();
  return written({
    id: 'notes',
    name: 'Notes',
    title: [text('What to know before relying on these numbers')],
    blocks: [{ kind: 'list', items: told.map((note) => [text(note)]) }],
  });
}
