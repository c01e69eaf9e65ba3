import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { runCommand } from '@pca/cli';
import { tellFinding, tellRecommendation } from '@pca/engine';
import type { Analysis, KpiValue, Sentence, SourceSummary, TellingContext, Totals } from '@pca/engine';

const folder = join(import.meta.dirname, '..', '..', 'samples', 'campaign');

/** Rows of a breakdown that are kept; the others add nothing to a review. */
const maxRows = 20;

it('the analysis of the sample campaign is the golden one', async () => {
  const analysis = await analysedByCommand();
  await expect(`${JSON.stringify(essence(analysis), null, 2)}\n`).toMatchFileSnapshot('sample-campaign.json');
}, 60_000);

/** What `pca analyse` prints for the files of the campaign and its brief. */
async function analysedByCommand(): Promise<Analysis> {
  const files = readdirSync(folder).filter((name) => name !== 'brief.yaml');
  let printed = '';
  const exitCode = await runCommand(
    ['analyse', ...files.toSorted().map((name) => join(folder, name)), '--brief', join(folder, 'brief.yaml'), '--json', '--quiet'],
    { out: (text) => (printed += text), note: () => undefined, isInteractive: false, nowMs: () => 0 },
  );
  expect(exitCode).toBe(0);
  // The cast holds: the command prints an analysis when it ends without an error.
  return JSON.parse(printed) as Analysis;
}

/** What a reader of the report acts on, short enough to be read in a review. */
function essence(analysis: Analysis): object {
  const { verdict, currency, period, totals, kpis, delivery, previousPeriod, reach, notes } = analysis;
  return {
    verdict,
    currency,
    period,
    totals: figures(totals),
    kpis: values(kpis),
    objectives: analysis.objectives.map(({ objective, verdict: result, results }) => ({
      objective,
      verdict: result,
      results: results.map(
        (one) => `${one.kpi}: ${value(one.value)} of ${one.target}, ${one.verdict}${one.isUncertain ? ', uncertain' : ''}`,
      ),
    })),
    delivery: { ...delivery, daily: `${delivery.daily.length} days, the last ${JSON.stringify(delivery.daily.at(-1))}` },
    breakdowns: Object.fromEntries(
      analysis.breakdowns.map(({ id, label, coverageOfSpend, rows, rest }) => [
        id,
        {
          label,
          coverageOfSpend,
          rows: Object.fromEntries(rows.slice(0, maxRows).map((row) => [String(row.key), figures(row.totals)])),
          others: Math.max(0, rows.length - maxRows) + (rest?.groups ?? 0),
        },
      ]),
    ),
    series: analysis.series.map(({ grain, points, missingDays, note }) => ({ grain, points: points.length, missingDays, note })),
    previousPeriod: previousPeriod && {
      previous: previousPeriod.previous,
      current: previousPeriod.current,
      kpis: Object.fromEntries(
        Object.entries(previousPeriod.kpis).map(([id, { previous, current, change }]) => [
          id,
          `${value(previous)} → ${value(current)}, ${change}`,
        ]),
      ),
      totals: { previous: figures(previousPeriod.totals.previous), current: figures(previousPeriod.totals.current) },
      note: previousPeriod.note,
    },
    findings: analysis.findings.map((finding) => `${finding.rank.score} ${finding.tone}: ${firstOf(tellFinding(finding, reader(analysis)))}`),
    recommendations: analysis.recommendations.map((one) => `${one.group}, grade ${one.grade}: ${firstOf(tellRecommendation(one, reader(analysis)))}`),
    results: statuses(analysis),
    reach,
    sources: analysis.sources.map(sourceLines),
    notCovered: analysis.notCovered.map(({ what, why }) => `${what}: ${why}`),
    notes,
  };
}

function reader({ currency, period }: Analysis): TellingContext {
  return { language: 'en', locale: 'en', currency, period };
}

function firstOf(sentences: readonly Sentence[]): string {
  return sentences[0]?.text ?? 'nothing told';
}

/** How many methods answered, how well. */
function statuses({ results }: Analysis): object {
  return Object.fromEntries((['ok', 'weak', 'refused'] as const).map((status) => [status, results.filter((one) => one.status === status).length]));
}

/** What became of a file, without ids that are made of its bytes. */
function sourceLines(source: SourceSummary): object {
  const { fileName, platform, report, status, view, viewReason, currency, period, rowsKept, rowsDropped, reconciliation, issues } = source;
  return {
    fileName,
    is: `${platform}, ${report}, ${status}, ${currency}`,
    view: viewReason === null ? view : `${view}: ${viewReason}`,
    period: period === null ? null : `${period.start} to ${period.end} by ${period.grain}`,
    rows: `${rowsKept} kept, ${rowsDropped} dropped`,
    reconciliation,
    accountCoverage: source.accountCoverage,
    issues: issues.map(({ code }) => code),
  };
}

/** The reported totals in one line. */
function figures(totals: Totals): string {
  return Object.entries(totals)
    .flatMap(([id, amount]) => (amount === null ? [] : [`${id} ${amount}`]))
    .join(', ');
}

function values(kpis: Analysis['kpis']): object {
  return Object.fromEntries(Object.entries(kpis).map(([id, kpi]) => [id, value(kpi)]));
}

function value({ value: middle, low, high, n, method }: KpiValue): string {
  const interval = low === null || high === null ? '' : ` [${low}, ${high}]`;
  return `${middle}${interval} ${method}, n ${n}`;
}
