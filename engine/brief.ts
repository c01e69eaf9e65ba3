import type { MeasureId } from './fields/catalogue.ts';
import type { KpiId } from './metrics/catalogue.ts';

export type ObjectiveId = 'awareness' | 'reach' | 'video-views' | 'traffic' | 'engagement' | 'leads' | 'app-installs' | 'sales';

/** What a target can be set on: a KPI, a total, or the reach that the platforms report. */
export type TargetId = KpiId | MeasureId | 'reach';

/** A target on a KPI or on a total (`conversions: 500`). */
export type Target = { readonly kpi: TargetId; readonly value: number };

export type PlanLine = {
  /** Platform or channel name; null: the whole campaign. */
  readonly channel: string | null;
  /** Decimal text in the campaign's currency. */
  readonly amount: string;
  readonly start: string | null;
  readonly end: string | null;
};

/** What was promised, as the analyst wrote it; every field may be absent in the file. */
export type Brief = {
  readonly name: string | null;
  readonly client: string | null;
  readonly flight: { readonly start: string; readonly end: string } | null;
  /** Up to three; the first is the primary one. */
  readonly objectives: readonly ObjectiveId[];
  readonly targets: readonly Target[];
  readonly budget: readonly PlanLine[];
  readonly currency: string | null;
  readonly timeZone: string | null;
  /** Attainment from which a target counts as met and as close; shares of 1. */
  readonly thresholds: { readonly met: number; readonly close: number };
};
