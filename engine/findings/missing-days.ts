import { weekdayOf } from '../fields/day.ts';
import { toUnits } from '../fields/decimal.ts';
import { estimatedFact, givenFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { findMissingDays } from './find-missing-days.ts';
import { largestDrafts } from './largest-drafts.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { Gap } from './find-missing-days.ts';

/** A day without rows may be a day without delivery. */
const certainty = 0.5;
const method = 'median-of-the-weekday';

/** Days of the flight without a single row, of all sources or of one platform between its first and its last day. */
export const missingDays: FindingKind = {
  id: 'missing-days',
  question: 'Are there days without figures?',
  needs: 'Daily figures.',
  find: (facts) => ({ results: [], findings: largestDrafts(findMissingDays(facts).flatMap((gap) => draftOf(facts, gap) ?? [])) }),
};

function draftOf(facts: CampaignFacts, gap: Gap): Draft | null {
  const { missing, entity, place } = gap;
  const [start, end] = [missing[0], missing.at(-1)];
  if (start === undefined || end === undefined) return null;
  const id = `missing-days.${place}`;
  const period = { start, end };
  const given = { origin: 'the days of the period that have no rows', unit: 'days', value: String(missing.length) } as const;
  const days = givenFact(facts.ledger, `${id}.days`, given, { role: 'days', metric: 'count', entity, period });
  const typical = typicalFact(facts, gap, { id, period });
  return {
    id,
    kind: 'missing-days',
    tone: 'bad',
    entity,
    period,
    comparator: 'expected',
    facts: [days, typical].filter((fact) => fact !== null),
    effectMoney: null,
    result: null,
    grade: 'C',
    caveats: [],
    stake: stakeOfMoney(facts, typical?.value ?? 0),
    certainty,
    topics: ['trust', `days:${start}..${end}`],
  };
}

/** What was usually spent on the weekdays that are missing: their medians, added up. */
function typicalFact(
  { ledger, facts }: CampaignFacts,
  { days, missing, entity, place }: Gap,
  { id, period }: { readonly id: string; readonly period: Period },
): Fact | null {
  const spends = days.flatMap(({ day, sums }) =>
    sums['spend'] == null ? [] : [{ weekday: weekdayOf(day), spend: toUnits(sums['spend']) }],
  );
  if (spends.length === 0 || facts.plan.isMoneyMixed) return null;
  const usual = (day: string): number => medianOf(spends.filter(({ weekday }) => weekday === weekdayOf(day)).map(({ spend }) => spend));
  const value = significant(missing.reduce((sum, day) => sum + usual(day), 0)) ?? 0;
  const series = [{ place, measures: ['spend'] }] as const;
  const estimation = {
    method,
    output: 'usual spend',
    inputs: [`${id}.days`],
    series,
    unit: 'money',
    value,
    low: null,
    high: null,
  } as const;
  return estimatedFact(ledger, `${id}.typical`, estimation, { role: 'typical', metric: 'spend', entity, period });
}

/** 0 for none: a weekday without spend has none to miss. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
