import { addDays, daysBetween, weekdayOf } from '../fields/day.ts';
import { dailySums } from './day-clusters.ts';
import type { Entity } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DaySums } from '../metrics/dimension-table.ts';

/** What rests more often than this pauses on purpose. */
const mostMissing = 0.2;

type Part = { readonly days: readonly DaySums[]; readonly entity: Entity | null; readonly place: string };

/** Days that have no rows, of all sources (entity null) or of one platform. */
export type Gap = Part & { readonly missing: readonly string[] };

/**
 * Days of the flight without a single row, of all sources first, then of each platform between its first and its last day; `missing` is
 * empty where there are none. Nothing without daily figures.
 */
export function findMissingDays({ facts, period, tables, brief }: CampaignFacts): readonly Gap[] {
  const all = dailySums(facts);
  if (period === null || all.length === 0) return [];
  const whole = gapOf({ days: all, entity: null, place: 'total' }, period);
  const rows = tables.find(({ id }) => id === 'platform')?.rows ?? [];
  const parts = rows.flatMap(({ key, days, place }) => {
    const [first, last] = [days?.[0]?.day, days?.at(-1)?.day];
    if (days === null || first === undefined || last === undefined) return [];
    const gap = gapOf({ days, entity: { dimension: 'platform', key }, place }, { start: first, end: last });
    const missing = gap.missing.filter((day) => !whole.missing.includes(day));
    return isShort(missing, { start: first, end: last }) ? [{ ...gap, missing }] : [];
  });
  // Without a flight nobody promised the days between two files.
  const isPromised = brief.flight !== null || isShort(whole.missing, period);
  return [isPromised ? whole : { ...whole, missing: [] }, ...parts];
}

function isShort(missing: readonly string[], { start, end }: Period): boolean {
  return missing.length <= mostMissing * (daysBetween(start, end) + 1);
}

/** Days of the period without rows; weekdays that never have any are left out, because nothing runs on them. */
function gapOf(part: Part, { start, end }: Period): Gap {
  const present = new Set(part.days.map(({ day }) => day));
  const weekdays = new Set(part.days.map(({ day }) => weekdayOf(day)));
  const all = Array.from({ length: daysBetween(start, end) + 1 }, (_, at) => addDays(start, at));
  return { ...part, missing: all.filter((day) => !present.has(day) && weekdays.has(weekdayOf(day))) };
}
