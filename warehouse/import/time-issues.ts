import { daysBetween } from '@pca/engine';
import type { ImportIssue, ImportPlan } from '@pca/engine';

import type { TableSums } from './table-sums.ts';

/** What is to be known about the days of an import: rows without one, gaps, days outside the stated period, hours cut off. */
export function timeIssues(plan: ImportPlan, sums: TableSums): readonly ImportIssue[] {
  if (plan.time.kind !== 'column') return plan.time.kind === 'period' ? [periodOnly(plan.time)] : [];
  return [...undated(sums), ...gaps(plan, sums), ...outsidePeriod(plan, sums)];
}

function periodOnly(time: { start: string; end: string }): ImportIssue {
  return {
    code: 'period.no-days',
    severity: 'info',
    message: `The file has no days: its rows are totals for ${time.start} to ${time.end}, so it takes part in totals and breakdowns but not in time series.`,
  };
}

function undated(sums: TableSums): readonly ImportIssue[] {
  if (sums.factsWithoutDay === 0) return [];
  return [
    {
      code: 'date.unreadable',
      severity: 'warning',
      message: `${sums.factsWithoutDay} rows have no readable date. They count in totals and breakdowns, but not in time series.`,
    },
  ];
}

function gaps(plan: ImportPlan, sums: TableSums): readonly ImportIssue[] {
  if (plan.grain !== 'day' || sums.firstDay === null || sums.lastDay === null) return [];
  const missing = daysBetween(sums.firstDay, sums.lastDay) + 1 - sums.distinctDays;
  if (missing <= 0) return [];
  return [
    { code: 'days.missing', severity: 'info', message: `${missing} of the days from ${sums.firstDay} to ${sums.lastDay} have no row.` },
  ];
}

function outsidePeriod(plan: ImportPlan, sums: TableSums): readonly ImportIssue[] {
  const { period } = plan;
  if (period === null || sums.firstDay === null || sums.lastDay === null) return [];
  if (sums.firstDay >= period.start && sums.lastDay <= period.end) return [];
  return [
    {
      code: 'days.outside-period',
      severity: 'warning',
      message: `Rows run from ${sums.firstDay} to ${sums.lastDay}, but ${period.evidence}.`,
    },
  ];
}
