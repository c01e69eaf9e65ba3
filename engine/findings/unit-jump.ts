import { citeDays, estimatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { dataFaults } from './claimed-days.ts';
import { overlaps, partTopics } from './daily-part.ts';
import { valueIn } from './fact-in-role.ts';
import { fewestDays } from './find-unit-jumps.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { stakeOfDays } from './stake-of-days.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DaysPlace } from '../metrics/cite-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { JumpSearch, UnitJump } from './find-unit-jumps.ts';

const method = 'step-of-log-ratio';

/** Money or impressions that are printed in another unit or currency from one day on. */
export const unitJump: FindingKind = {
  id: 'unit-jump',
  question: 'Is every amount in the same unit on all days?',
  needs: `Spend with impressions or clicks, or revenue with conversions, on ${fewestDays} days.`,
  find: (facts) => {
    const searches = dataFaults(facts).jumps;
    const found = alongside(searches.flatMap(({ jumps }) => jumps));
    return {
      results: searches.map((search) => resultOf(search)),
      findings: largestDrafts(found.flatMap((pair) => draftOf(facts, pair) ?? [])),
    };
  },
};

function resultOf(search: JumpSearch): Result {
  const { part, measure, kpi, points, isAsked, jumps } = search;
  const { numerator, denominator } = kpiOf(kpi);
  const [largest] = jumps.toSorted((a, b) => Math.abs(Math.log(b.factor.value)) - Math.abs(Math.log(a.factor.value)));
  const head = {
    id: `unit-jump.${part.place.key}.${measure}`,
    askedBy: 'unit-jump',
    method,
    inputs: points.flatMap(({ day, ratio }) => [day, ratio]),
    scope: { place: part.place.key, entity: part.entity, period: largest?.period ?? null },
    metric: measure,
    unit: 'number',
    n: { rows: null, clusters: points.length, events: null },
    drilldown: [numerator, denominator].map((id) => `${part.place.key}.${id}`),
  } as const;
  if (!isAsked)
    return makeResult({ ...head, status: 'refused', reason: 'There are too few days.', needed: `${fewestDays} days with both figures.` });
  if (largest === undefined) return makeResult({ ...head, status: 'ok' });
  const { value, low, high } = cut(largest.factor);
  return makeResult({
    ...head,
    status: 'ok',
    estimate: value,
    interval: { level: 0.95, low, high, kind: 'median-and-spread' },
    pValue: significant(largest.p),
    adjustedP: significant(largest.p),
    effect: { absolute: null, relative: significant(value - 1), money: null },
  });
}

function cut({ value, low, high }: UnitJump['factor']): UnitJump['factor'] {
  return { value: significant(value) ?? value, low: significant(low) ?? low, high: significant(high) ?? high };
}

/** One jump, and another measure of the same part that jumps on the same days. */
type Jumps = { readonly jump: UnitJump; readonly also: UnitJump | null };

/** Spend before revenue before impressions, each day of a part once. */
function alongside(jumps: readonly UnitJump[]): readonly Jumps[] {
  const isSame = (a: UnitJump, b: UnitJump): boolean => a.part.place.key === b.part.place.key && overlaps(a.period, b.period);
  const own = jumps.filter((jump, at) => !jumps.slice(0, at).some((earlier) => isSame(earlier, jump)));
  return own.map((jump) => ({ jump, also: jumps.find((other) => other !== jump && isSame(jump, other)) ?? null }));
}

function draftOf(facts: CampaignFacts, { jump, also }: Jumps): Draft | null {
  const { part, measure, period } = jump;
  const { entity, place } = part;
  const id = `unit-jump.${place.key}.${measure}.${period.start}`;
  const days = citeDays(facts.ledger, part, period);
  const cited = citedFacts(facts, { id, jump, also, days });
  if (valueIn(cited, 'factor') === null) return null;
  return {
    id,
    kind: 'unit-jump',
    tone: 'bad',
    entity,
    period,
    comparator: 'days-before',
    facts: cited,
    effectMoney: null,
    result: `unit-jump.${place.key}.${measure}`,
    grade: 'C',
    caveats: [],
    stake: stakeOfDays(facts, { sums: days.sums, money: largestMoney(jump, cited) }),
    certainty: 1 - jump.p,
    topics: ['trust', `days:${period.start}..${period.end}`, ...partTopics(part), `metric:${measure}`],
  };
}

/** The money that is in doubt, in the larger of both units. */
function largestMoney({ factor }: UnitJump, cited: readonly Fact[]): number {
  const amounts = cited.filter(({ role, unit }) => unit === 'money' && (role === 'affected' || role === 'also'));
  return Math.max(0, ...amounts.map(({ value }) => value)) / Math.min(1, factor.value);
}

type Claim = Jumps & { readonly id: string; readonly days: DaysPlace };

/** The factor, the ratio on these days and before, and how much is printed in the other unit. */
function citedFacts({ ledger }: CampaignFacts, { id, jump, also, days }: Claim): readonly Fact[] {
  const { part, measure, kpi, period, before } = jump;
  const { entity } = part;
  const earlier = citeDays(ledger, part, before);
  const value = factOf(ledger, `${days.place}.${kpi}`, { role: 'value', metric: kpi, entity, period });
  const comparator = factOf(ledger, `${earlier.place}.${kpi}`, { role: 'comparator', metric: kpi, entity, period: before });
  const inputs = [value, comparator].flatMap((fact) => fact?.id ?? []);
  const { numerator, denominator } = kpiOf(kpi);
  const estimation = {
    method,
    output: 'factor',
    inputs,
    series: [{ place: part.place.key, measures: [numerator, denominator] }],
    unit: 'number',
    ...cut(jump.factor),
  } as const;
  const factor = estimatedFact(ledger, `${id}.factor`, estimation, { role: 'factor', metric: measure, entity, period });
  const origin = 'the days in another unit';
  return [
    factor,
    value,
    comparator,
    givenFact(ledger, `${id}.days`, { origin, unit: 'days', value: String(jump.days) }, { role: 'days', metric: 'count', entity, period }),
    factOf(ledger, `${days.place}.${measure}`, { role: 'affected', metric: measure, entity, period }),
    also === null ? null : factOf(ledger, `${days.place}.${also.measure}`, { role: 'also', metric: also.measure, entity, period }),
  ].filter((fact) => fact !== null);
}
