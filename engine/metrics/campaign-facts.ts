import type { Analysis, ObjectiveResult, PeriodComparison, SourceSummary } from '../analysis.ts';
import type { Brief } from '../brief.ts';
import type { Period } from '../fields/period.ts';
import type { Dataset, ReportedBounds } from '../query/dataset.ts';
import type { Backend } from './backends.ts';
import type { DimensionTable } from './dimension-table.ts';
import type { JointTable } from './joint-table.ts';
import type { KpiValues } from './kpi-values.ts';
import type { Outcome } from './outcome.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { TablePair } from './previous-tables.ts';
import type { Ledger } from './references.ts';

/** The equally long period before the flight, over the daily sources that both have. */
export type PreviousFacts = {
  readonly comparison: PeriodComparison;
  readonly before: PeriodFacts;
  readonly now: PeriodFacts;
  readonly tables: readonly TablePair[];
  /** The dimensions with the fewest groups at once; null where fewer than two can be asked. */
  readonly joint: JointTable | null;
};

/** Everything that is known of one campaign when findings are made: nothing further is asked of the data. */
export type CampaignFacts = {
  readonly brief: Brief;
  readonly dataset: Dataset;
  readonly sources: readonly SourceSummary[];
  readonly currency: string | null;
  readonly period: Period | null;
  /** Sums by source, and by source and day. */
  readonly facts: PeriodFacts;
  readonly kpis: KpiValues;
  readonly objectives: readonly ObjectiveResult[];
  readonly delivery: Analysis['delivery'];
  readonly reach: Analysis['reach'];
  readonly reported: readonly ReportedBounds[];
  /** Every breakdown: the largest groups with their exact sums, by day where that is reported. */
  readonly tables: readonly DimensionTable[];
  readonly previous: PreviousFacts | null;
  /** What shops and analytics tools count in the same period, by view; never added to the platforms' claims. */
  readonly backends: readonly Backend[];
  /** By what efficiency is judged; null when nothing is bought. */
  readonly outcome: Outcome | null;
  readonly ledger: Ledger;
};
