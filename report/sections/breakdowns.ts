import { formatPercent } from '@pca/charts';
import type { Breakdown } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Section } from '../document.ts';
import { text } from '../inlines.ts';
import { kpiDots, spendBars } from './breakdown-charts.ts';
import { breakdownTable, dimensionLabel } from './breakdown-table.ts';
import { breakdownTitle, channelBreakdown } from './channels.ts';
import type { Written } from './section-writer.ts';

const maxBreakdowns = 20;

/** One section per dimension that the files report, beside the channels. */
export function breakdowns(context: ReportContext): Written {
  const channel = channelBreakdown(context);
  const others = context.analysis.breakdowns.filter((breakdown) => breakdown !== channel && breakdown.rows.length > 0);
  const told = others.filter((breakdown) => breakdown.rows.length > 1 || breakdown.rows[0]?.key !== null).slice(0, maxBreakdowns);
  const absent = others
    .filter((breakdown) => !told.includes(breakdown))
    .map((breakdown) => ({ what: dimensionLabel(breakdown), why: 'The sources leave this dimension empty.' }));
  return { sections: told.map((breakdown) => breakdownSection(context, breakdown)), absent };
}

function breakdownSection(context: ReportContext, breakdown: Breakdown): Section {
  const spec = kpiDots(context, breakdown) ?? spendBars(context, breakdown);
  const blocks: Block[] = [...coverage(context, breakdown)];
  if (spec !== null) blocks.push({ kind: 'chart', spec });
  blocks.push(breakdownTable(context, breakdown));
  return {
    id: `by-${breakdown.id.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`,
    name: dimensionLabel(breakdown),
    title: breakdownTitle(context, breakdown),
    blocks,
  };
}

function coverage(context: ReportContext, breakdown: Breakdown): readonly Block[] {
  const covered = breakdown.coverageOfSpend;
  if (covered === null || covered >= 0.9995) return [];
  return [
    {
      kind: 'paragraph',
      isNote: true,
      inlines: [
        text(
          `Describes ${formatPercent(covered, context.locale)} of spend; the other sources do not report ${breakdown.label.toLowerCase()}.`,
        ),
      ],
    },
  ];
}
