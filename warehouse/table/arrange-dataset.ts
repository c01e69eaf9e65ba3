import { nameFamilies, placeImports } from '@pca/engine';
import type {
  BreakdownView,
  Dataset,
  DatasetSource,
  DimensionId,
  ImportPart,
  MeasureId,
  Placement,
  ReportedBounds,
  ReportedId,
  SourceSummary,
  ViewCandidate,
} from '@pca/engine';

import type { Certificate } from '../import/certificate.ts';
import type { Imported, ImportedTable } from '../import/import-file.ts';
import { canonicalColumns } from '../import/select-sql.ts';
import { canonicalSql } from '../import/table-sums.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import type { FactsPart } from './build-facts.ts';
import { measureOverlaps } from './measure-overlaps.ts';

export type ArrangedDataset = {
  readonly dataset: Dataset;
  readonly parts: readonly FactsPart[];
  readonly sources: readonly SourceSummary[];
  readonly reported: readonly ReportedBounds[];
};

type Usable = { readonly certificate: Certificate; readonly table: ImportedTable };

/** Campaign and account names that are compared between two imports. */
const maxNames = 1000;

/** Decides what is added and what is another view of the same spend, and names the families of the imports. */
export async function arrangeDataset(given: readonly Imported[], engine: EngineProcess): Promise<ArrangedDataset> {
  const imports = given.toSorted(byFile);
  const usable = imports.flatMap(({ certificate, table }) => (table === null ? [] : [{ certificate, table }]));
  const candidates = await Promise.all(usable.map((entry) => candidateOf(entry, { hasRivals: hasRivals(entry, usable), engine })));
  const overlaps = await measureOverlaps(usable, engine);
  const placements = new Map(placeImports(candidates, overlaps).map((placement) => [placement.importId, placement]));
  const counted = usable.filter((entry) => placements.get(entry.certificate.importId)?.kind !== 'replaced');
  const named = nameFamilies(counted.flatMap((entry) => partsOf(entry, viewOf(placements.get(entry.certificate.importId)))));
  const sources = datasetSources(counted, named);
  const dataset: Dataset = {
    sources,
    breakdowns: [...breakdownsOf(counted, placements), ...backendsOf(counted, placements)],
    currency: oneCurrency(sources),
    period: wholePeriod(counted, placements),
  };
  return {
    dataset,
    parts: counted.map((entry) => factsPart(entry, { named, placement: placements.get(entry.certificate.importId), counted })),
    sources: imports.map(({ certificate }) => summary(certificate, placements.get(certificate.importId))),
    reported: counted.flatMap((entry) => boundsOf(entry, named)),
  };
}

/** The order of reading does not show in an analysis. */
function byFile(a: Imported, b: Imported): number {
  const [left, right] = [a.certificate, b.certificate].map(({ file, importId }) => `${file}\n${importId}`);
  if (left === right) return 0;
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function viewOf(placement: Placement | undefined): string {
  if (placement?.kind === 'primary') return placement.backendView ?? 'primary';
  return placement?.kind === 'breakdown' ? placement.importId : 'primary';
}

/** Only imports of one platform can share a spend; the names of all others are not compared. */
function hasRivals(entry: Usable, usable: readonly Usable[]): boolean {
  return usable.some((other) => other !== entry && other.certificate.platform === entry.certificate.platform);
}

async function candidateOf(
  { certificate, table }: Usable,
  { hasRivals: isCompared, engine }: { hasRivals: boolean; engine: EngineProcess },
): Promise<ViewCandidate> {
  const columns = canonicalColumns(table.plan);
  const names = async (ids: readonly DimensionId[]): Promise<readonly string[]> => {
    const id = ids.find((other) => columns.dimensions.includes(other));
    if (id === undefined || !isCompared) return [];
    const found = await engine.run(
      `select distinct ${id} from ${canonicalSql(table.parquet, table.plan)} where row_role is null and ${id} is not null order by 1 limit ${maxNames}`,
    );
    return found.rows.map(([name]) => name ?? '');
  };
  return {
    importId: certificate.importId,
    fileName: certificate.file,
    sha256: certificate.sha256 ?? certificate.importId,
    platform: certificate.platform ?? '',
    currency: certificate.currency,
    grain: table.plan.grain,
    period: certificate.period,
    dimensions: columns.dimensions,
    measures: measureIds(table),
    totals: certificate.totals,
    campaigns: await names(['campaign', 'campaign_id']),
    accountIds: await names(['account_id']),
    accounts: await names(['account']),
  };
}

function measureIds(table: ImportedTable): readonly MeasureId[] {
  // The cast holds: a plan's measures are keyed by measure ids.
  return canonicalColumns(table.plan).measures as readonly MeasureId[];
}

function partsOf({ certificate, table }: Usable, view: string): readonly ImportPart[] {
  const columns = measureIds(table);
  return table.sums.platforms.map(({ platform }) => ({
    importId: certificate.importId,
    platform: platform ?? '',
    currency: certificate.currency,
    grain: table.plan.grain,
    view,
    columns,
  }));
}

type Named = ReturnType<typeof nameFamilies>;

function datasetSources(counted: readonly Usable[], named: Named): readonly DatasetSource[] {
  const ids = [...new Set(named.map((entry) => entry.source))].toSorted();
  return ids.flatMap((id) => {
    const parts = named.filter((entry) => entry.source === id).map((entry) => entry.part);
    const [first] = parts;
    const members = counted.filter((entry) => parts.some((part) => part.importId === entry.certificate.importId));
    if (first === undefined) return [];
    const source: DatasetSource = {
      id,
      platform: first.platform,
      currency: first.currency,
      grain: first.grain,
      view: first.view,
      measures: first.columns.filter((measure) => members.some((entry) => isReported(entry, first.platform, measure))),
      dimensions: [...new Set(members.flatMap((entry) => canonicalColumns(entry.table.plan).dimensions))],
      // The cast holds: a plan's reported columns are keyed by reported ids.
      reported: [...new Set(members.flatMap((entry) => canonicalColumns(entry.table.plan).reported as readonly ReportedId[]))],
      imports: members.map((entry) => entry.certificate.importId),
      timeZone: members[0]?.table.plan.timeZone.name ?? null,
    };
    return [source];
  });
}

function isReported(entry: Usable, platform: string, measure: MeasureId): boolean {
  return entry.table.sums.platforms.some((part) => (part.platform ?? '') === platform && (part.reporting[measure] ?? 0) > 0);
}

function breakdownsOf(counted: readonly Usable[], placements: ReadonlyMap<string, Placement>): readonly BreakdownView[] {
  return counted.flatMap(({ certificate, table }) => {
    const placement = placements.get(certificate.importId);
    if (placement?.kind !== 'breakdown') return [];
    const { dimensions } = canonicalColumns(table.plan);
    return [{ id: certificate.importId, label: certificate.file, reason: placement.reason, dimensions, isBackend: false }];
  });
}

/** The files of one shop or analytics tool are one view. */
function backendsOf(counted: readonly Usable[], placements: ReadonlyMap<string, Placement>): readonly BreakdownView[] {
  const views = new Map<string, BreakdownView>();
  for (const { certificate, table } of counted) {
    const placement = placements.get(certificate.importId);
    if (placement?.kind !== 'primary' || placement.backendView === null) continue;
    const known = views.get(placement.backendView);
    const dimensions = [...new Set([...(known?.dimensions ?? []), ...canonicalColumns(table.plan).dimensions])];
    const label = certificate.platform ?? certificate.file;
    views.set(placement.backendView, { id: placement.backendView, label, reason: placement.reason ?? '', dimensions, isBackend: true });
  }
  return [...views.values()];
}

function oneCurrency(sources: readonly DatasetSource[]): string | null {
  const codes = new Set(sources.filter((source) => source.view === 'primary' && source.currency !== null).map((source) => source.currency));
  const [only] = codes;
  return codes.size === 1 ? (only ?? null) : null;
}

function wholePeriod(counted: readonly Usable[], placements: ReadonlyMap<string, Placement>): Dataset['period'] {
  const periods = counted
    .filter((entry) => viewOf(placements.get(entry.certificate.importId)) === 'primary')
    .flatMap((entry) => entry.certificate.period ?? []);
  if (periods.length === 0) return null;
  const starts = periods.map((period) => period.start).toSorted();
  const ends = periods.map((period) => period.end).toSorted();
  return { start: starts[0] ?? '', end: ends.at(-1) ?? '' };
}

function factsPart(entry: Usable, others: { named: Named; placement: Placement | undefined; counted: readonly Usable[] }): FactsPart {
  const { named, placement, counted } = others;
  const own = named.filter(({ part }) => part.importId === entry.certificate.importId);
  const without = placement?.kind === 'primary' ? placement.without : [];
  return {
    importId: entry.certificate.importId,
    file: entry.certificate.file,
    table: entry.table,
    view: own[0]?.part.view ?? 'primary',
    sources: Object.fromEntries(own.map(({ part, source }) => [part.platform, source])),
    without: counted.filter((other) => without.includes(other.certificate.importId)).map((other) => other.table),
  };
}

function boundsOf(entry: Usable, named: Named): readonly ReportedBounds[] {
  const source = named.find(({ part }) => part.importId === entry.certificate.importId)?.source ?? '';
  return entry.certificate.reported.map(({ field, max, sumNotValid, printed, rows }) => ({
    field,
    source,
    period: entry.certificate.period,
    printed,
    max,
    sum: sumNotValid,
    rows,
  }));
}

function summary(certificate: Certificate, placement: Placement | undefined): SourceSummary {
  return {
    importId: certificate.importId,
    fileName: certificate.file,
    sha256: certificate.sha256 ?? '',
    platform: certificate.platform ?? 'not recognised',
    report: certificate.report ?? '',
    status: certificate.status,
    view: placement === undefined ? 'none' : placement.kind === 'replaced' ? 'replaced' : viewOf(placement),
    viewReason: placement?.reason ?? null,
    currency: certificate.currency,
    period: certificate.period,
    rowsKept: certificate.rowsKept,
    rowsDropped: certificate.rowsDropped.length,
    reconciliation: certificate.reconciliation?.sentence ?? '',
    accountCoverage: certificate.reconciliation?.accountCoverage ?? null,
    issues: certificate.issues,
  };
}
