import type { ReportContext } from '../context.ts';
import type { Inline, Section } from '../document.ts';

/** Something the report does not show, and why. */
type Absence = { readonly what: string; readonly why: string };

/** What a writer found to say; a part without data is absent, never empty. */
export type Written = { readonly sections: readonly Section[]; readonly absent: readonly Absence[] };

/** One part of the report. */
export type SectionWriter = (context: ReportContext) => Written;

/** A part that looks back at all others. */
export type ClosingWriter = (context: ReportContext, body: Written) => Written;

/** Names in titles are cut to this many characters; they stand in full in the section. */
const longestTitleName = 48;

export function written(...sections: readonly Section[]): Written {
  return { sections: sections.map((section) => ({ ...section, title: section.title.map(shortName) })), absent: [] };
}

export function leftOut(what: string, why: string): Written {
  return { sections: [], absent: [{ what, why }] };
}

function shortName(inline: Inline): Inline {
  const characters = Array.from(inline.kind === 'name' ? inline.text : '');
  return characters.length > longestTitleName ? { kind: 'name', text: `${characters.slice(0, longestTitleName).join('')}…` } : inline;
}
