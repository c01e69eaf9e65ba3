import type { ReportContext } from '../context.ts';
import type { Section } from '../document.ts';

/** Something the report does not show, and why. */
type Absence = { readonly what: string; readonly why: string };

/** What a writer found to say; a part without data is absent, never empty. */
export type Written = { readonly sections: readonly Section[]; readonly absent: readonly Absence[] };

/** One part of the report. */
export type SectionWriter = (context: ReportContext) => Written;

/** A part that looks back at all others. */
export type ClosingWriter = (context: ReportContext, body: Written) => Written;

export function written(...sections: readonly Section[]): Written {
  return { sections, absent: [] };
}

export function leftOut(what: string, why: string): Written {
  return { sections: [], absent: [{ what, why }] };
}
