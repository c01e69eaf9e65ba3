import type { DimensionId, MeasureId } from '../fields/catalogue.ts';
import { fields } from '../fields/catalogue.ts';
import { parseMillionths } from '../fields/decimal.ts';
import { platforms } from '../platforms/index.ts';
import type { Grain } from '../platforms/import-plan.ts';

/** What is known of an import when it is placed beside the others. */
export type ViewCandidate = {
  readonly importId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly platform: string;
  readonly currency: string | null;
  readonly grain: Grain;
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly dimensions: readonly DimensionId[];
  readonly measures: readonly MeasureId[];
  readonly totals: Readonly<Partial<Record<MeasureId, string | null>>>;
  /** Names or ids of the campaigns it holds (bounded); empty when it names none. */
  readonly campaigns: readonly string[];
  readonly accountIds: readonly string[];
  readonly accounts: readonly string[];
};

/** How the rows of two imports meet, counted by day and names. */
export type Overlap = {
  readonly ofFirst: number;
  readonly ofSecond: number;
  readonly shared: number;
  /** Shared ones with the same spend, impressions and clicks in both. */
  readonly equal: number;
  /** Only a part of the rows was compared, so the counts are shares. */
  readonly isSampled: boolean;
};

/** The overlap of two imports; null when they share none or were not compared. */
export type KeyOverlap = (first: string, second: string) => Overlap | null;

/** Where the facts of an import are counted. */
export type Placement =
  | {
      readonly kind: 'primary';
      readonly importId: string;
      /** View of the advertiser's own counts (a shop, an analytics tool), which are compared with what platforms claim and never added to it. */
      readonly backendView: string | null;
      readonly reason: string | null;
      /** Imports whose rows are left out here, because they are counted there. */
      readonly without: readonly string[];
    }
  /** Another view of a spend that `primaryId` holds: asked on its own, never added. */
  | { readonly kind: 'breakdown'; readonly importId: string; readonly primaryId: string; readonly reason: string }
  /** The same rows as another import: not read again. */
  | { readonly kind: 'replaced'; readonly importId: string; readonly primaryId: string; readonly reason: string };

/**
 * Decides which imports are added and which only describe a spend that another import already holds (a campaign
 * report, its device card and its search terms are one spend). The answer is in the order of file names, whatever the order of reading.
 */
export function placeImports(candidates: readonly ViewCandidate[], overlap: KeyOverlap): readonly Placement[] {
  const ranked = candidates.toSorted(
    (a, b) => rank(b) - rank(a) || compareText(a.fileName, b.fileName) || compareText(a.importId, b.importId),
  );
  const placements = new Map<string, Placement>();
  const primaries: ViewCandidate[] = [];
  for (const candidate of ranked) {
    const relation = primaries.map((primary) => relate(candidate, primary, overlap)).find((found) => found !== null);
    placements.set(candidate.importId, relation ?? added(candidate, primaries, overlap));
    if (relation) continue;
    // A finer report that shows only a part of this one's spend was the better view, but not the whole.
    const parts = primaries.filter((primary) => isPart(primary, candidate));
    for (const part of parts) demote(part, candidate, placements);
    primaries.splice(0, primaries.length, ...primaries.filter((primary) => !parts.includes(primary)), candidate);
  }
  const backends = candidates.filter((candidate) => isBackend(candidate, candidates));
  return candidates
    .toSorted((a, b) => compareText(a.fileName, b.fileName) || compareText(a.importId, b.importId))
    .flatMap((candidate) => {
      const placement = placements.get(candidate.importId);
      return placement === undefined ? [] : [backends.includes(candidate) ? besides(candidate, placement) : placement];
    });
}

/** An analytics tool, or a table of orders without any advertising in it, beside platforms that report spend. */
function isBackend(candidate: ViewCandidate, all: readonly ViewCandidate[]): boolean {
  const isAnalytics = (name: string): boolean => platforms.find((platform) => platform.name === name)?.channel === 'analytics';
  const hasAny = (other: ViewCandidate, ids: readonly MeasureId[]): boolean => ids.some((id) => other.totals[id] != null);
  const isSpender = (other: ViewCandidate): boolean => hasAny(other, ['spend']) && !isAnalytics(other.platform);
  if (!all.some((other) => other.platform !== candidate.platform && isSpender(other))) return false;
  if (isAnalytics(candidate.platform)) return true;
  const isKnown = platforms.some((platform) => platform.name === candidate.platform && platform.signatures.length > 0);
  return !isKnown && hasAny(candidate, ['conversions', 'revenue']) && !hasAny(candidate, ['spend', 'impressions', 'clicks']);
}

function besides(candidate: ViewCandidate, placement: Placement): Placement {
  if (placement.kind !== 'primary') return placement;
  const name = candidate.platform.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  const reason = `${candidate.platform} counts what all traffic brings, the platforms what each of them claims: compared, never added`;
  const reasons = [reason, placement.reason].filter((one) => one !== null).join('; ');
  return { ...placement, backendView: `backend-${name}`, reason: reasons };
}

/** An import that is added; rows that another one holds already are counted once. */
function added(candidate: ViewCandidate, primaries: readonly ViewCandidate[], overlap: KeyOverlap): Placement {
  const meetings = primaries.flatMap((primary) => {
    if (!mayShareSpend(candidate, primary) || !hasSameNames(candidate, primary)) return [];
    const found = overlap(candidate.importId, primary.importId);
    return found === null || found.shared === 0 ? [] : [{ primary, found, isSame: isSameSpend(found) }];
  });
  const reason = meetings.map(({ primary, found, isSame }) => meetingText(primary, found, isSame)).join('; ');
  return {
    kind: 'primary',
    importId: candidate.importId,
    backendView: null,
    reason: reason === '' ? null : reason,
    without: meetings.filter(({ isSame }) => isSame).map(({ primary }) => primary.importId),
  };
}

/** The same days and names are the same spend when most numbers agree, or when they are most of an import and were corrected since. */
function isSameSpend({ ofFirst, ofSecond, shared, equal }: Overlap): boolean {
  return equal * 2 >= shared || shared * 2 >= Math.min(ofFirst, ofSecond);
}

function meetingText(primary: ViewCandidate, found: Overlap, isSame: boolean): string {
  const share = percent(found.shared / found.ofFirst);
  if (!isSame)
    return `${share} of its rows have the day and names of rows in ${primary.fileName}, but other numbers: both are counted, as of two accounts`;
  const changed = found.shared - found.equal;
  const differing = changed === 0 ? '' : `; ${percent(changed / found.shared)} of them have other numbers here`;
  return `${share} of its rows (day and names) are in ${primary.fileName} too and are counted from there${differing}`;
}

/** A view is the better primary the more it says: campaigns, days, all the measures. */
function rank(candidate: ViewCandidate): number {
  const hasCampaign = candidate.campaigns.length > 0 ? 1000 : 0;
  const hasDays = candidate.grain === 'day' || candidate.grain === 'hour' ? 500 : 0;
  const isPartial = candidate.dimensions.some((id) => partialDimensions.includes(id)) ? -2000 : 0;
  return hasCampaign + hasDays + isPartial + candidate.measures.length * 10 + candidate.dimensions.length;
}

/** Reports at these levels leave out what has no such name: only a part of the account's spend is visible. */
const partialDimensions: readonly DimensionId[] = ['search_term', 'keyword', 'placement', 'age', 'gender', 'audience'];

function relate(candidate: ViewCandidate, primary: ViewCandidate, overlap: KeyOverlap): Placement | null {
  const ids = { importId: candidate.importId, primaryId: primary.importId };
  if (candidate.sha256 === primary.sha256) return { kind: 'replaced', ...ids, reason: `the same file as ${primary.fileName}` };
  if (!mayShareSpend(candidate, primary)) return null;
  if (hasSameNames(candidate, primary)) return sameRows(candidate, primary, overlap);
  return sameTotals(candidate, primary, ids) ?? partOf(candidate, primary);
}

function sameRows(candidate: ViewCandidate, primary: ViewCandidate, overlap: KeyOverlap): Placement | null {
  const found = overlap(candidate.importId, primary.importId);
  if (found === null || found.isSampled || found.shared < found.ofFirst || !isSameSpend(found)) return null;
  return { kind: 'replaced', importId: candidate.importId, primaryId: primary.importId, reason: meetingText(primary, found, true) };
}

function isPart(finer: ViewCandidate, whole: ViewCandidate): boolean {
  return mayShareSpend(finer, whole) && !hasSameNames(finer, whole) && partOf(finer, whole) !== null;
}

/** Makes a file that was added a view of another one, and its own views with it. */
function demote(part: ViewCandidate, whole: ViewCandidate, placements: Map<string, Placement>): void {
  const relation = partOf(part, whole);
  if (relation !== null) placements.set(part.importId, relation);
  for (const placement of placements.values()) {
    if (placement.kind === 'primary') {
      placements.set(placement.importId, { ...placement, without: placement.without.filter((id) => id !== part.importId) });
    } else if (placement.kind === 'breakdown' && placement.primaryId === part.importId) {
      placements.set(placement.importId, { ...placement, primaryId: whole.importId });
    }
  }
}

function mayShareSpend(a: ViewCandidate, b: ViewCandidate): boolean {
  const differ = a.currency !== null && b.currency !== null && a.currency !== b.currency;
  // Ids are compared with ids: one report names an account by its id and another by its name.
  const accountsDiffer = areApart(a.accountIds, b.accountIds) || areApart(a.accounts, b.accounts);
  return a.platform === b.platform && !differ && !accountsDiffer && periodsOverlap(a, b);
}

function areApart(first: readonly string[], second: readonly string[]): boolean {
  return first.length > 0 && second.length > 0 && !first.some((one) => second.includes(one));
}

function periodsOverlap(a: ViewCandidate, b: ViewCandidate): boolean {
  if (a.period === null || b.period === null) return true;
  return a.period.start <= b.period.end && b.period.start <= a.period.end;
}

function hasSameNames(a: ViewCandidate, b: ViewCandidate): boolean {
  return a.grain === b.grain && namingDimensions(a.dimensions).join() === namingDimensions(b.dimensions).join();
}

/** Dimensions that tell rows apart; platform, channel and currency are the same on every row of most files. */
export function namingDimensions(dimensions: readonly DimensionId[]): readonly DimensionId[] {
  return dimensions.filter((id) => !['platform', 'channel', 'currency', 'status', 'attribution_setting'].includes(id)).toSorted();
}

function sameTotals(candidate: ViewCandidate, primary: ViewCandidate, ids: { importId: string; primaryId: string }): Placement | null {
  const shared = (['spend', 'clicks', 'impressions'] as const).filter((id) => candidate.totals[id] != null && primary.totals[id] != null);
  const equal = shared.filter((id) => isEqualTotal(candidate.totals[id], primary.totals[id]));
  if (shared.length === 0 || equal.length !== shared.length || equal.every((id) => Number(candidate.totals[id]) === 0)) return null;
  const named = equal.map((id) => `${fields[id].label.toLowerCase()} ${candidate.totals[id]}`).join(', ');
  return {
    kind: 'breakdown',
    ...ids,
    reason: `same platform, period and totals as ${primary.fileName} (${named}): another view of one spend`,
  };
}

function isEqualTotal(a: string | null | undefined, b: string | null | undefined): boolean {
  const left = parseMillionths(a ?? '');
  const right = parseMillionths(b ?? '');
  if (left === null || right === null) return false;
  const difference = left > right ? left - right : right - left;
  return difference * 1000n <= (left > 0n ? left : -left);
}

/** A finer report of the same campaigns that shows less spend: keywords, search terms, ad groups, placements. */
function partOf(candidate: ViewCandidate, primary: ViewCandidate): Placement | null {
  const finer = namingDimensions(candidate.dimensions).filter((id) => !primary.dimensions.includes(id));
  const shared = candidate.campaigns.filter((name) => primary.campaigns.includes(name));
  if (finer.length === 0 || shared.length * 2 < Math.max(candidate.campaigns.length, 1)) return null;
  const spend = parseMillionths(candidate.totals.spend ?? '');
  const whole = parseMillionths(primary.totals.spend ?? '');
  if (spend === null || whole === null || whole === 0n || spend * 1000n > whole * 1005n) return null;
  const labels = finer.map((id) => fields[id].label.toLowerCase()).join(', ');
  return {
    kind: 'breakdown',
    importId: candidate.importId,
    primaryId: primary.importId,
    reason: `the campaigns of ${primary.fileName} by ${labels}, showing ${percent(Number((spend * 10_000n) / whole) / 10_000)} of their spend`,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
