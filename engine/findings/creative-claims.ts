import { kpiOf } from '../metrics/catalogue.ts';
import { largestDrafts } from './largest-drafts.ts';
import { likelyRate } from './likely-rate.ts';
import { priceKpis, rateKpis } from './outcome-kpis.ts';
import { compareSegments, payForAll } from './segment-comparison.ts';
import { segmentDraft } from './segment-draft.ts';
import { segmentResult } from './segment-result.ts';
import { isBetter, standingOut } from './segment-standing.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { Answer, Draft } from './finding-kind.ts';
import type { Segment } from './segment-comparison.ts';

/** Which side of the field is asked for. */
export type CreativeQuestion = { readonly kind: 'best-creative' | 'worst-creative' };

/**
 * The creatives (ads, where no creatives are reported) that are better, or worse, than all others together: by what their money brings
 * or by what people who see them do, unless the one contradicts the other. One family of all creatives and both KPIs. The answers of
 * refused comparisons belong to `best-creative`.
 */
export function creativeClaims(facts: CampaignFacts, { kind }: CreativeQuestion): Answer {
  const { outcome } = facts;
  const tables = creativeTables(facts);
  const wantsBetter = kind === 'best-creative';
  const compared = tables.map((table) => ({
    price: compareSegments(table, priceKpis(outcome)),
    rate: compareSegments(table, rateKpis(outcome)),
  }));
  const paid = payForAll(compared.flatMap(({ price, rate }) => [...price, ...rate]));
  const pairs = tables.flatMap((table) => pairsOf(paid.filter((segment) => segment.table === table)));
  const drafts = pairs.flatMap((pair) => draftOf(facts, pair, kind) ?? []);
  const own = paid.filter((segment) => (isBetter(segment) ?? wantsBetter) === wantsBetter);
  return {
    results: own.map((segment) => {
      const id = resultId(kind, segment);
      return segmentResult(segment, { id, askedBy: kind, money: drafts.find(({ result }) => result === id)?.effectMoney ?? null });
    }),
    findings: largestDrafts(drafts),
  };
}

function creativeTables({ tables }: CampaignFacts): readonly DimensionTable[] {
  const creatives = tables.filter(({ dimension }) => dimension === 'creative');
  return creatives.length > 0 ? creatives : tables.filter(({ dimension }) => dimension === 'ad');
}

/** One creative that stands out: by the KPI that carries the claim, and by both. */
type Pair = {
  readonly carrier: Segment;
  readonly both: readonly Segment[];
  /** All creatives of the breakdown, compared by the rate in which this one stands out; empty where it does not. */
  readonly rated: readonly Segment[];
};

/** Of a creative that stands out in both, the surer one carries the claim. */
function pairsOf(segments: readonly Segment[]): readonly Pair[] {
  const kpis = [...new Set(segments.map(({ kpi }) => kpi.id))];
  const claimed = kpis.flatMap((id) => standingOut(segments.filter(({ kpi }) => kpi.id === id)));
  const places = [...new Set(claimed.map(({ place }) => place))];
  return places.flatMap((place): readonly Pair[] => {
    const own = claimed.filter((segment) => segment.place === place);
    const [carrier] = own.toSorted((a, b) => pOf(a) - pOf(b));
    const rate = own.find((segment) => !isPrice(segment))?.kpi ?? null;
    const both = segments.filter((segment) => segment.place === place);
    const sides = new Set(both.map(isBetter).filter((side) => side !== null));
    return carrier === undefined || sides.size > 1 ? [] : [{ carrier, both, rated: segments.filter(({ kpi }) => kpi === rate) }];
  });
}

function pOf({ comparison }: Segment): number {
  return comparison.status === 'refused' ? 1 : comparison.adjustedP;
}

function draftOf(facts: CampaignFacts, { carrier, both, rated }: Pair, kind: CreativeQuestion['kind']): Draft | null {
  if (isBetter(carrier) !== (kind === 'best-creative')) return null;
  const draft = segmentDraft(facts, carrier, { kind, result: resultId(kind, carrier), price: both.find(isPrice) ?? null });
  const likely = draft === null ? null : likelyRate(facts.ledger, draft.id, { segments: rated, place: carrier.place });
  return draft === null || likely === null ? draft : { ...draft, facts: [...draft.facts, likely] };
}

function isPrice({ kpi }: Segment): boolean {
  return kpiOf(kpi.id).kind !== 'count';
}

function resultId(kind: CreativeQuestion['kind'], { place, kpi }: Segment): string {
  return `${kind}.${place}.${kpi.id}`;
}
