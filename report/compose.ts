import { formatPeriod } from '@pca/charts';
import type { Analysis } from '@pca/engine';
import type { ReportCertificate } from './certificate.ts';
import { contextOf, type ReportContext } from './context.ts';
import type { Fact, ReportDocument } from './document.ts';
import { text } from './inlines.ts';
import { objectiveWords } from './sections/objectives.ts';
import { bodyWriters, closingWriters } from './sections/index.ts';
import type { Written } from './sections/section-writer.ts';

export type ReportInput = {
  readonly analysis: Analysis;
  /** Certificates of the analysed files and of files that were refused; may be empty. */
  readonly certificates: readonly ReportCertificate[];
  /** BCP 47 tag for numbers and days; `en` when absent. */
  readonly locale?: string;
};

/** An analysis as a document. A part without data is left out and listed under "not covered"; same input, same document. */
export function compose(input: ReportInput): ReportDocument {
  const context = contextOf(input.analysis, input.certificates, input.locale ?? 'en');
  const body = joined(bodyWriters.map((write) => write(context)));
  const closing = joined(closingWriters.map((write) => write(context, body)));
  const { brief } = input.analysis;
  return {
    schemaVersion: 1,
    meta: {
      title: brief.name ?? 'Post-campaign analysis',
      client: brief.client,
      language: 'en',
      locale: context.locale,
      facts: coverFacts(context),
    },
    sections: [...body.sections, ...closing.sections],
  };
}

function joined(parts: readonly Written[]): Written {
  return { sections: parts.flatMap((part) => part.sections), absent: parts.flatMap((part) => part.absent) };
}

/** What, when, in which currency and zone: the cover. */
function coverFacts(context: ReportContext): readonly Fact[] {
  const { analysis, locale } = context;
  const { brief } = analysis;
  const objectives = analysis.objectives.map((objective) => objectiveWords(objective)).join(', ');
  const facts: readonly (readonly [string, string | null])[] = [
    ['Flight', brief.flight === null ? null : formatPeriod(brief.flight.start, brief.flight.end, locale)],
    ['Data', context.period === '' ? null : context.period],
    ['Objectives', objectives === '' ? null : objectives],
    ['Platforms', [...new Set(analysis.sources.map((source) => source.platform))].toSorted().join(', ') || null],
    ['Currency', analysis.currency],
    ['Time zone', brief.timeZone],
  ];
  return facts.flatMap(([term, words]) => (words === null ? [] : [{ term, inlines: [text(words)] }]));
}
