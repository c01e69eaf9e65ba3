import { estimatedFact } from '../metrics/cite-facts.ts';
import { valueOf } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';
import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { wholeThreshold } from './whole-ratio.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** Ends spend that brought nothing, or next to nothing. */
export const stopWaste: RecommendationKind = {
  id: 'stop-waste',
  group: 'remove',
  recommend: (campaign, { findings }) =>
    findings.filter(({ kind }) => kind === 'spend-without-results').map((finding) => draftOf(campaign, finding)),
};

function draftOf(campaign: CampaignFacts, finding: Finding): RecommendationDraft {
  const { ledger } = campaign;
  const id = `stop-waste.${finding.id}`;
  const [value, results, rows, comparator] = ['value', 'results', 'rows', 'comparator'].map((role) => factIn(finding.facts, role));
  const effect = effectOf(ledger, id, finding);
  const threshold = !value || !results || !comparator ? null : thresholdOf(ledger, id, { spend: value, results, rest: comparator });
  const facts = [value, results, rows, comparator, effect, threshold].map((fact) => fact ?? null);
  return findingDraft(campaign, { kind: 'stop-waste', finding, facts, direction: 'down' });
}

function thresholdOf(
  ledger: Ledger,
  id: string,
  priced: { readonly spend: Fact; readonly results: Fact; readonly rest: Fact },
): Fact | null {
  const { spend, results, rest } = priced;
  const reference = ledger.references.get(kpiId(spend.id, rest.metric));
  if (reference?.kind !== 'kpi') return null;
  return wholeThreshold(ledger, id, { kpi: reference.kpi, numerator: spend.id, denominator: results.id, rest: rest.id });
}

/** The id of a KPI of the place whose sum is known. */
function kpiId(sum: string, kpi: string): string {
  return `${sum.slice(0, sum.lastIndexOf('.'))}.${kpi}`;
}

/**
 * Spend less what its results are worth at the price of the rest, of all rows of the finding; the interval is that of so few results
 * by chance, at the mean price.
 */
function effectOf(ledger: Ledger, id: string, { facts, entity }: Finding): Fact | null {
  const [single, total] = [factIn(facts, 'effect'), factIn(facts, 'total')];
  const whole = total ?? single;
  if (whole === null || single === null) return null;
  const inputs = total === null ? [single.id] : inputsOf(ledger, total.id);
  const rows = inputs.flatMap((input) => rowOf(ledger, input) ?? []);
  const results = rows.reduce((sum, row) => sum + row.results, 0);
  const interval = rows.length === inputs.length ? poissonInterval(results, 0.8) : null;
  if (interval === null) return null;
  const worth = rows.reduce((sum, row) => sum + row.results * row.price, 0);
  const price = results > 0 ? worth / results : rows.reduce((sum, row) => sum + row.price, 0) / rows.length;
  const spend = -whole.value + worth;
  const estimation = {
    method: 'waste-effect-80',
    output: 'money saved if its results come at the price of the rest',
    inputs: [whole.id],
    series: [],
    unit: 'money',
    value: -whole.value,
    low: significant(spend - interval.high * price),
    high: significant(spend - interval.low * price),
  } as const;
  return estimatedFact(ledger, `${id}.effect`, estimation, {
    role: 'effect',
    metric: 'value-at-stake',
    entity: total === null ? entity : null,
  });
}

function inputsOf(ledger: Ledger, id: string): readonly string[] {
  const reference = ledger.references.get(id);
  return reference?.kind === 'calculated' ? reference.inputs : [];
}

/** A row's results and their price in the rest, from its effect: price · results − spend. */
function rowOf(ledger: Ledger, effect: string): { readonly results: number; readonly price: number } | null {
  const [bought] = inputsOf(ledger, effect);
  const [price, results] = inputsOf(ledger, bought ?? '').map((input) => valueOf(ledger.references.get(input)));
  return price === null || price === undefined || results === null || results === undefined ? null : { results, price };
}
