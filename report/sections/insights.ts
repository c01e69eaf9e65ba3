import { formatNumber, missingText, unitLabel } from '@pca/charts';
import type { Finding } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, CardBlock, Row, TableBlock } from '../document.ts';
import { cell, link, linkedRow, text } from '../inlines.ts';
import { isRestated } from '../restated.ts';
import { findingParts } from '../told-parts.ts';
import { findingGroups, findingStatus } from './finding-words.ts';
import { effectNumber, insightCard, insightId, rankWords } from './insight-card.ts';
import { insightLegend } from './insight-legend.ts';
import { insightPicture } from './insight-picture.ts';
import { leftOut, written, type Written } from './section-writer.ts';

/** Findings told in full; the others stand in a table. */
const maxCards = 12;

/** What was found: the most worth knowing as cards, by achievements and problems, the others as a table. */
export function insights(context: ReportContext): Written {
  const { findings } = context.analysis;
  if (findings.length === 0) return leftOut('Insights', 'Nothing differs or changed beyond what chance explains.');
  const told = findings.filter((finding) => !isRestated(finding, findings)).slice(0, maxCards);
  const others = findings.filter((finding) => !told.includes(finding));
  return written({
    id: 'insights',
    name: 'Insights',
    title: [text(titleOf(context))],
    blocks: [...groupedCards(context, told), ...(others.length === 0 ? [] : othersTable(context, others)), ...insightLegend(context, told)],
  });
}

/** How many of each tone. */
function titleOf({ analysis, locale }: ReportContext): string {
  const words = { good: ['achievement', 'achievements'], bad: ['problem', 'problems'], neutral: ['note', 'notes'] } as const;
  const parts = findingGroups.flatMap(([tone]) => {
    const count = analysis.findings.filter((finding) => finding.tone === tone).length;
    return count === 0 ? [] : [`${formatNumber(count, { kind: 'count' }, { locale })}\u00A0${words[tone][count === 1 ? 0 : 1]}`];
  });
  return parts.join(', ');
}

/** Cards under their headings; the groups of one comparison are drawn once. */
function groupedCards(context: ReportContext, told: readonly Finding[]): readonly Block[] {
  const drawn = new Map<string, Finding>();
  return findingGroups.flatMap(([tone, heading]): readonly Block[] => {
    const own = told.filter((finding) => finding.tone === tone);
    return own.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...own.map((finding) => cardOf(context, finding, drawn))];
  });
}

function cardOf(context: ReportContext, finding: Finding, drawn: Map<string, Finding>): CardBlock {
  const picture = insightPicture(context, finding);
  if (picture === null) return insightCard(context, finding, { picture, shownAt: null });
  const subject = picture.rows
    .map(({ label }) => label)
    .toSorted()
    .join('\n');
  const shownAt = drawn.get(`${picture.title}\n${subject}`) ?? null;
  if (shownAt === null) drawn.set(`${picture.title}\n${subject}`, finding);
  return insightCard(context, finding, { picture: shownAt === null ? picture : null, shownAt });
}

function othersTable(context: ReportContext, others: readonly Finding[]): readonly Block[] {
  const table: TableBlock = {
    kind: 'table',
    caption: 'Claim, effect and tone, by rank',
    columns: [
      { label: 'Finding', unit: '', align: 'left' },
      { label: 'Money effect', unit: unitLabel({ kind: 'money', currency: context.analysis.currency }), align: 'right' },
      { label: 'Tone', unit: '', align: 'left' },
    ],
    rows: others.map((finding) => otherRow(context, finding)),
    note: '',
  };
  return [{ kind: 'heading', text: 'Further findings' }, table];
}

function otherRow(context: ReportContext, finding: Finding): Row {
  const { findings } = context.analysis;
  const effect = effectNumber(context, finding, 'bare');
  const first = findings.find((other) => other.id === finding.rank.impliedBy);
  const isSame = first !== undefined && isRestated(finding, findings);
  const same = isSame ? [text(', says the same as '), link(rankWords(context, first), insightId(first))] : [];
  return linkedRow(
    insightId(finding),
    cell(findingParts(context, finding).headline, [text(rankWords(context, finding)), ...same]),
    cell(effect ?? missingText),
    cell([], [], findingStatus(finding)),
  );
}
