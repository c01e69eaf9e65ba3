import { addDays, daysBetween, weekdayOf } from '../fields/day.ts';
import { toUnits } from '../fields/decimal.ts';
import { estimatedFact, givenFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { dailySums } from './day-clusters.ts';
import { largestDrafts } from './largest-drafts.ts';
import { stakeOfMoney } from './stake.ts';
import type { Entity, Fact } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DaySums } from '../metrics/dimension-table.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** A platform that rests more often than this pauses on purpose. */
const mostMissing = 0.2;
/** A day without rows may be a day without delivery. */
const certainty = 0.5;
const method = 'median-of-the-weekday';

/** Days of the flight without a single row, of all sources or of one platform between its first and its last day. */
export const missingDays: FindingKind = {
  id: 'missing-days',
  question: 'Are there days without figures?',
  needs: 'Daily figures.',
  find: (facts) => {
    const { period, tables } = facts;
    const all = dailySums(facts.facts);
    if (period === null || all.length === 0) return { results: [], findings: [] };
    const whole = gapOf({ days: all, entity: null, place: 'total' }, period);
    const rows = tables.find(({ id }) => id === 'platform')?.rows ?? [];
    const parts = rows.flatMap(({ key, days, place }) => {
      const [first, last] = [days?.[0]?.day, days?.at(-1)?.day];
      if (days === null || first === undefined || last === undefined) return [];
      const gap = gapOf({ days, entity: { dimension: 'platform', key }, place }, { start: first, end: last });
      const missing = gap.missing.filter((day) => !whole.missing.includes(day));
      return missing.length > mostMissing * (daysBetween(first, last) + 1) ? [] : [{ ...gap, missing }];
    });
    return { results: [], findings: largestDrafts([whole, ...parts].flatMap((gap) => draftOf(facts, gap) ?? [])) };
  },
};

type Part = { readonly days: readonly DaySums[]; readonly entity: Entity | null; readonly place: string };
type Gap = Part & { readonly missing: readonly string[] };

/** Days of the period without rows; weekdays that never have any are left out, because nothing runs on them. */
function gapOf(part: Part, { start, end }: Period): Gap {
  const present = new Set(part.days.map(({ day }) => day));
  const weekdays = new Set(part.days.map(({ day }) => weekdayOf(day)));
  const all = Array.from({ length: daysBetween(start, end) + 1 }, (_, at) => addDays(start, at));
  return { ...part, missing: all.filter((day) => !present.has(day) && weekdays.has(weekdayOf(day))) };
}

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
