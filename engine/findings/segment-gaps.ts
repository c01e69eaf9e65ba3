import { largestDrafts } from './largest-drafts.ts';
import { gapKpis } from './outcome-kpis.ts';
import { compareSegments, payForAll } from './segment-comparison.ts';
import { segmentDraft } from './segment-draft.ts';
import { segmentResult } from './segment-result.ts';
import { standingOut } from './segment-standing.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import type { FindingKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { Answer, Draft } from './finding-kind.ts';
import type { ClusterOf, Segment } from './segment-comparison.ts';

/** Which breakdowns answer one question. */
export type GapQuestion = {
  readonly kind: FindingKindId;
  readonly dimensions: readonly DimensionTable['dimension'][];
  /** Days by default. */
  readonly clusterOf?: ClusterOf;
};

/**
 * The groups of some breakdowns whose money brings more or less than that of the others of their breakdown: by the outcome's KPI, by
 * its rate where nothing is bought, by price or rate of clicks where the breakdown does not report the outcome. One family of all
 * groups of the question.
 */
export function segmentGaps(facts: CampaignFacts, { kind, dimensions, clusterOf }: GapQuestion): Answer {
  const tables = facts.tables.filter(({ dimension }) => dimensions.includes(dimension));
  const kpis = gapKpis(facts.outcome);
  const segments = payForAll(tables.flatMap((table) => compareSegments(table, kpis, clusterOf)));
  const drafts = tables.flatMap((table) => draftsOf(facts, { kind, segments: segments.filter((segment) => segment.table === table) }));
  const moneyOf = (id: string): number | null => drafts.find((draft) => draft.id === id)?.effectMoney ?? null;
  return {
    results: segments.map((segment) => {
      const id = `${kind}.${segment.place}`;
      return segmentResult(segment, { id, askedBy: kind, money: moneyOf(id) });
    }),
    findings: largestDrafts(drafts),
  };
}

type TableAnswer = { readonly kind: FindingKindId; readonly segments: readonly Segment[] };

function draftsOf(facts: CampaignFacts, { kind, segments }: TableAnswer): readonly Draft[] {
  const drafts = standingOut(segments).flatMap((segment) => {
    const price = kpiOf(segment.kpi.id).kind === 'count' ? null : segment;
    return segmentDraft(facts, segment, { kind, result: `${kind}.${segment.place}`, price }) ?? [];
  });
  // Of two groups with a name each is the rest of the other: one sentence says both.
  return segments.filter(({ isNamed }) => isNamed).length === 2 ? largestDrafts(drafts).slice(0, 1) : drafts;
}
