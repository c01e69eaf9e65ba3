import { fields, fieldIdsOfKind } from './fields/catalogue.ts';
import { makeFindings } from './findings/make-findings.ts';
import { analysisNotes, moneyObstacle } from './metrics/analysis-notes.ts';
import { absentDimensions } from './metrics/breakdown-dimensions.ts';
import { askBackends } from './metrics/backends.ts';
import { campaignBreakdowns } from './metrics/campaign-breakdowns.ts';
import { analysedPeriod, campaignScope, touches } from './metrics/campaign-scope.ts';
import { citeOutcomes } from './metrics/cite-outcomes.ts';
import { judgeDelivery } from './metrics/delivery.ts';
import { makeEvidence } from './metrics/evidence.ts';
import { askJoint } from './metrics/joint-table.ts';
import { judgeObjectives, objectivesOf } from './metrics/objectives.ts';
import { kpiValues } from './metrics/kpi-values.ts';
import { outcomeOf } from './metrics/outcome.ts';
import { askPeriod, measuredOf } from './metrics/period-facts.ts';
import { comparePrevious } from './metrics/previous-period.ts';
import { previousTables } from './metrics/previous-tables.ts';
import { boundReach, reachText } from './metrics/reach.ts';
import { citeKpis, openLedger } from './metrics/references.ts';
import { makeSeries, makeWeeklySeries } from './metrics/series.ts';
import { spendFacts } from './metrics/spend-facts.ts';
import { totalsOf } from './metrics/sums.ts';
import { campaignVerdict } from './metrics/verdict.ts';
import { makeOutlook } from './outlook/make-outlook.ts';
import { makeRecommendations } from './recommendations/make-recommendations.ts';
import type { Analysis, SourceSummary } from './analysis.ts';
import type { Brief } from './brief.ts';
import type { CampaignFacts, PreviousFacts } from './metrics/campaign-facts.ts';
import type { Evidence, JudgedObjectives } from './metrics/objectives.ts';
import type { PeriodFacts } from './metrics/period-facts.ts';
import type { Dataset, ReportedBounds } from './query/dataset.ts';
import type { QueryRunner } from './query/query.ts';

export type AnalyseInput = {
  readonly brief: Brief;
  readonly dataset: Dataset;
  readonly runner: QueryRunner;
  readonly sources: readonly SourceSummary[];
  readonly reported: readonly ReportedBounds[];
  /** Called as stages begin and advance, for instance `breakdowns`, 3 of 14. */
  readonly onProgress?: (stage: string, done: number, total: number) => void;
};

/**
 * Judges one campaign: what happened, how sure that is, why, and what to do. Asks about two queries per dimension and is the
 * same to the byte for the same facts and brief. An empty dataset gives an analysis whose verdict is `no-data`; only a failing
 * runner throws.
 */
export async function analyse(input: AnalyseInput): Promise<Analysis> {
  const { brief, dataset } = input;
  const gathered = await gatherFacts(input);
  const { campaign, evidence, judged, series, breakdowns } = gathered;
  const { facts, kpis, objectives, currency, ledger } = campaign;
  input.onProgress?.('findings', 0, 1);
  const judgement = await judgeCampaign(campaign);
  return {
    schemaVersion: 2,
    brief,
    currency,
    period: campaign.period,
    totals: totalsOf(measuredOf(facts).sums, facts.plan),
    kpis,
    objectives,
    verdict: campaignVerdict(objectives, { currency, evidence, hasRows: facts.rows > 0, weight: facts.plan.weight }),
    breakdowns,
    notCovered: [...gathered.leftOut, ...absentParts(input)],
    series,
    delivery: campaign.delivery,
    previousPeriod: campaign.previous?.comparison ?? null,
    ...judgement,
    reported: campaign.reported,
    reach: campaign.reach,
    datasetSources: dataset.sources,
    views: dataset.breakdowns,
    sources: input.sources,
    notes: analysisNotes({ brief, dataset, sources: input.sources, facts, kpis, judged }),
    places: sorted(ledger.places),
    references: sorted(ledger.references),
    reportedFields: fieldIdsOfKind('reported').filter((id) => dataset.sources.some((source) => source.reported.includes(id))),
  };
}

type Gathered = Pick<Analysis, 'breakdowns' | 'series'> & {
  readonly campaign: CampaignFacts;
  readonly evidence: Evidence;
  readonly judged: JudgedObjectives;
  readonly leftOut: readonly Left[];
};

/** Asks everything that is asked of the data, and judges it against the brief. */
async function gatherFacts(input: AnalyseInput): Promise<Gathered> {
  const { brief, dataset, runner, sources } = input;
  const ledger = openLedger();
  input.onProgress?.('totals', 0, 1);
  const period = analysedPeriod(brief, dataset);
  const facts = await askPeriod(runner, campaignScope(input, 'primary'), { hasDays: true });
  const measured = measuredOf(facts);
  const kpis = kpiValues(facts.plan, measured, citeKpis(ledger, facts.plan, { place: { key: 'total', filters: [] }, sums: measured.sums }));
  const onProgress = (done: number, total: number): void => input.onProgress?.('breakdowns', done, total);
  const { breakdowns, tables, leftOut } = await campaignBreakdowns({ ...input, facts, ledger, onProgress });
  input.onProgress?.('series', 0, 1);
  const daily = makeSeries(facts, { period, ledger });
  const series = daily.length > 0 ? daily : await makeWeeklySeries(runner, facts, ledger);
  input.onProgress?.('delivery', 0, 1);
  const obstacle = moneyObstacle(brief, facts);
  const delivery = judgeDelivery(brief.budget, await spendFacts({ brief, dataset, runner, facts, period, breakdowns, obstacle }));
  input.onProgress?.('comparison', 0, 1);
  const previous = await askPrevious(input, { facts, tables, ledger });
  const reported = input.reported.filter((bounds) => brief.flight === null || touches(bounds.period, brief.flight));
  const reach = boundReach(reported, dataset.sources);
  const backends = await askBackends({ ...input, ledger });
  const evidence = makeEvidence({ facts, kpis, reach, ledger, moneyObstacle: obstacle });
  const judged = objectivesOf(brief, evidence);
  const objectives = judgeObjectives(judged.ids, brief, evidence);
  citeOutcomes(ledger, { objectives, delivery });
  const asked = { brief, dataset, sources, period, facts, kpis, reported, tables, previous, backends, ledger };
  const judgedFacts = {
    objectives,
    delivery,
    currency: currencyOf(input, facts),
    reach: reachText(reach),
    outcome: outcomeOf(objectives, kpis),
  };
  return { campaign: { ...asked, ...judgedFacts }, evidence, judged, series, breakdowns, leftOut };
}

/** What lies ahead, what was found, and what to do about it. */
async function judgeCampaign(campaign: CampaignFacts): Promise<Pick<Analysis, 'outlook' | 'findings' | 'results' | 'recommendations'>> {
  const outlook = await makeOutlook(campaign);
  const { findings, results } = makeFindings(campaign, outlook);
  return { outlook, findings, results, recommendations: makeRecommendations(campaign, { outlook, findings }) };
}

async function askPrevious(
  { brief, dataset, runner }: AnalyseInput,
  known: Pick<CampaignFacts, 'facts' | 'tables' | 'ledger'>,
): Promise<PreviousFacts | null> {
  const made =
    brief.flight === null ? null : await comparePrevious(brief.flight, { runner, dataset, ledger: known.ledger, facts: known.facts });
  if (made === null) return null;
  const tables = await previousTables(known.tables, { runner, ledger: known.ledger, before: made.before });
  return { ...made, tables, joint: await askJoint(tables, { runner, before: made.before, now: made.now }) };
}

type Left = Analysis['notCovered'][number];

function currencyOf({ brief, dataset }: AnalyseInput, facts: PeriodFacts): string | null {
  if (facts.plan.isMoneyMixed) return null;
  return dataset.currency ?? facts.plan.currencies[0] ?? brief.currency;
}

function absentParts({ dataset, sources }: AnalyseInput): readonly Left[] {
  const dimensions = absentDimensions(dataset.sources).map((id) => ({ what: fields[id].label, why: 'No file reports it.' }));
  const files = sources
    .filter((source) => source.view === 'none')
    .map((source) => ({
      what: source.fileName,
      why: source.status === 'refused' ? 'The file was refused.' : 'The file needs an answer before it counts.',
    }));
  return [...dimensions, ...files];
}

function sorted<T>(entries: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
