import type { DimensionId, MeasureId, ReportedId } from '../fields/catalogue.ts';
import type { Grain } from '../platforms/import-plan.ts';

/** A family of files of one platform that report the same measures at the same grain. */
export type DatasetSource = {
  /** Stable id, made from platform, currency, grain and reported measures; equal for the parts of a split file. */
  readonly id: string;
  readonly platform: string;
  readonly currency: string | null;
  readonly grain: Grain;
  readonly measures: readonly MeasureId[];
  readonly dimensions: readonly DimensionId[];
  readonly reported: readonly ReportedId[];
  /** Ids of the imports in this family, in the order of their files' names. */
  readonly imports: readonly string[];
  /** `primary` or the id of the breakdown view that these facts belong to. */
  readonly view: string;
  readonly timeZone: string | null;
};

/** Another view of what `primary` already holds: asked on its own, never added. */
export type BreakdownView = {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly dimensions: readonly DimensionId[];
  /** What a shop or an analytics tool counts, beside what the platforms claim. */
  readonly isBackend: boolean;
};

/** What the engine knows of the data before it asks anything. */
export type Dataset = {
  readonly sources: readonly DatasetSource[];
  readonly breakdowns: readonly BreakdownView[];
  /** The one currency of all primary money, null when unknown; several currencies are never merged. */
  readonly currency: string | null;
  readonly period: { readonly start: string; readonly end: string } | null;
};

/** Non-additive values at the grain the source gave them, for `frequency` and bounds of reach. */
export type ReportedBounds = {
  readonly field: ReportedId;
  readonly source: string;
  /** Days that the values describe, null when the export states none. */
  readonly period: { readonly start: string; readonly end: string } | null;
  /** The export's own total, where it prints one. */
  readonly printed: string | null;
  readonly max: string;
  readonly sum: string;
  readonly rows: number;
};
