import { kpiOf, type Breakdown } from '@pca/engine';
import { labelOf, type ReportContext } from '../context.ts';
import type { Block, Inline } from '../document.ts';
import { say, text } from '../inlines.ts';
import { isMissing, kpiNumber, plainNumber } from '../numbers.ts';
import { kpiDots, shareBars, spendBars } from './breakdown-charts.ts';
import { breakdownTable, groupName } from './breakdown-table.ts';
import { leftOut, written, type Written } from './section-writer.ts';

/** Who delivered at what cost: the platforms side by side. */
export function channels(context: ReportContext): Written {
  const breakdown = channelBreakdown(context);
  if (breakdown === null || breakdown.rows.length === 0) return leftOut('Channels', 'No file names a platform or channel.');
  const charts = [kpiDots(context, breakdown), shareBars(context, breakdown) ?? spendBars(context, breakdown)].filter(
    (spec) => spec !== null,
  );
  const blocks: Block[] = [...charts.map((spec) => ({ kind: 'chart', spec }) as const), breakdownTable(context, breakdown)];
  return written({ id: 'channels', name: 'Channels', title: breakdownTitle(context, breakdown), blocks });
}

/** The breakdown that stands for channels: by platform, else by channel, else by source. */
export function channelBreakdown(context: ReportContext): Breakdown | null {
  const { breakdowns } = context.analysis;
  for (const dimension of ['platform', 'channel', 'source']) {
    const found = breakdowns.find((breakdown) => breakdown.dimension === dimension && breakdown.rows.length > 0);
    if (found !== undefined) return found;
  }
  return null;
}

/** The span of the key KPI over groups with enough results, else the largest share of spend. */
export function breakdownTitle(context: ReportContext, breakdown: Breakdown): readonly Inline[] {
  return (
    kpiSpan(context, breakdown) ??
    largestShare(context, breakdown) ?? [text(`${breakdown.rows.length} groups by ${breakdown.label.toLowerCase()}`)]
  );
}

function kpiSpan(context: ReportContext, breakdown: Breakdown): readonly Inline[] | null {
  const kpi = context.keyKpi;
  if (kpi === null) return null;
  const sign = kpiOf(kpi).better === 'lower' ? 1 : -1;
  const judged = breakdown.rows.flatMap((row) => {
    const value = row.kpis[kpi];
    return value === undefined || isMissing(value.value) || value.isTooFew ? [] : [{ row, value, size: value.value * sign }];
  });
  const ranked = judged.toSorted((a, b) => a.size - b.size);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (best === undefined || worst === undefined || best === worst) return null;
  return say`${labelOf(kpi)} from ${kpiNumber(context, kpi, best.value)} (${groupName(breakdown, best.row.key)}) to ${kpiNumber(context, kpi, worst.value)} (${groupName(breakdown, worst.row.key)})`;
}

function largestShare(context: ReportContext, breakdown: Breakdown): readonly Inline[] | null {
  const index = breakdown.rows.reduce(
    (best, row, at) => ((row.shareOfSpend ?? -1) > (breakdown.rows[best]?.shareOfSpend ?? -1) ? at : best),
    0,
  );
  const top = breakdown.rows[index];
  if (top === undefined || top.shareOfSpend === null) return null;
  const share = plainNumber(
    context,
    { value: top.shareOfSpend, ref: `${top.place}.share-of-spend`, basis: 'spend of the group ÷ spend of the breakdown' },
    { kind: 'share' },
  );
  return say`${groupName(breakdown, top.key)} took ${share} of spend`;
}
