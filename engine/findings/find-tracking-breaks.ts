import { amountOn, dailyParts, overlaps, rowPart, sidesOf } from './daily-part.ts';
import { findDeadRuns } from './dead-runs.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DailyPart } from './daily-part.ts';
import type { CountedDay, DeadRun, DeadRuns } from './dead-runs.ts';
import type { UnitJump } from './find-unit-jumps.ts';

/** What is counted, and what it is counted on: ids of two sums of a part. */
type Counter = {
  readonly measure: MeasureId;
  readonly volumeMeasure: MeasureId;
  readonly kpi: KpiId;
  readonly events: string;
  readonly volume: string;
};

/** What was asked of one counter of one part. */
export type BreakSearch = { readonly part: DailyPart; readonly counter: Counter; readonly found: DeadRuns };

/** Days on which a part counted nearly nothing, beyond chance. */
export type TrackingBreak = {
  readonly part: DailyPart;
  readonly counter: Counter;
  readonly run: DeadRun;
  /** After the correction for all spans of days of all parts and counters. */
  readonly adjustedP: number;
};

export type BreakSearches = {
  readonly searches: readonly BreakSearch[];
  readonly breaks: readonly TrackingBreak[];
  /** By how many spans of days p-values are multiplied. */
  readonly tries: number;
};

const level = 1e-3;
/** Of what was to be expected: a channel that counted less shares in the break of the whole. */
const leastShare = 0.1;
const fewestExpected = 5;
/** Of what a part lost, what its own parts must have lost as well. */
const leastOfLoss = 0.5;

/**
 * Days on which conversions, leads, installs, revenue, clicks or impressions stop while what brings them goes on: of single channels, or
 * of the whole campaign where all channels that count stop at once. What is given in two units is left out.
 */
export function findTrackingBreaks(facts: CampaignFacts, jumps: readonly UnitJump[]): BreakSearches {
  const { whole, channels } = dailyParts(facts);
  const parts = whole === null ? channels : [whole, ...channels];
  const searches = parts
    .flatMap((part) => countersOf(part).map((counter) => searchIn(part, counter)))
    .filter((search) => !jumps.some((jump) => isOfJump(search, jump)));
  const tries = searches.reduce((sum, { found }) => sum + (found.days * (found.days - 1)) / 2, 0);
  const all = searches.flatMap((search) => breaksIn(search, tries)).filter((found) => isLostInParts(facts, found));
  const first = facts.outcome?.event ?? null;
  return { searches, breaks: oncePerPart(mostSpecific(all, searches), first), tries };
}

/** Each measure with the KPI that holds it against what brings it, the nearest first. */
const counters: readonly (Pick<Counter, 'measure' | 'volumeMeasure' | 'kpi'> & { readonly isFirst: boolean })[] = [
  { measure: 'conversions', volumeMeasure: 'clicks', kpi: 'cvr', isFirst: true },
  { measure: 'conversions', volumeMeasure: 'spend', kpi: 'cpa', isFirst: false },
  { measure: 'leads', volumeMeasure: 'spend', kpi: 'cpl', isFirst: false },
  { measure: 'installs', volumeMeasure: 'spend', kpi: 'cpi', isFirst: false },
  { measure: 'revenue', volumeMeasure: 'conversions', kpi: 'aov', isFirst: true },
  { measure: 'revenue', volumeMeasure: 'spend', kpi: 'roas', isFirst: true },
  { measure: 'clicks', volumeMeasure: 'impressions', kpi: 'ctr', isFirst: true },
  { measure: 'clicks', volumeMeasure: 'spend', kpi: 'cpc', isFirst: false },
  { measure: 'impressions', volumeMeasure: 'spend', kpi: 'cpm', isFirst: false },
];

function countersOf(part: DailyPart): readonly Counter[] {
  const known = counters.flatMap(({ isFirst, ...counter }): readonly Counter[] => {
    const sides = sidesOf(part, counter.kpi);
    if (sides === null) return [];
    const [events, volume] = isFirst ? [sides.numerator, sides.denominator] : [sides.denominator, sides.numerator];
    return [{ ...counter, events, volume }];
  });
  return known.filter(({ measure }, at) => known.findIndex((other) => other.measure === measure) === at);
}

function searchIn(part: DailyPart, counter: Counter): BreakSearch {
  return { part, counter, found: findDeadRuns(pointsOf(part, counter), counter.measure === 'revenue' ? 'amount' : 'count') };
}

/** Exports leave the cell empty where nothing was counted. */
function pointsOf({ days }: DailyPart, { events, volume }: Counter): readonly CountedDay[] {
  return days.map((sums) => ({
    day: sums.day,
    events: Math.max(0, amountOn(sums, events) ?? 0),
    volume: Math.max(0, amountOn(sums, volume) ?? 0),
  }));
}

function breaksIn({ part, counter, found }: BreakSearch, tries: number): readonly TrackingBreak[] {
  if (found.status === 'refused') return [];
  return found.runs.flatMap((run) => {
    const adjustedP = Math.min(1, run.p * tries);
    return adjustedP < level ? [{ part, counter, run, adjustedP }] : [];
  });
}

/** Whether one side of the counter is in two units, so that its days cannot be held against each other. */
function isOfJump({ part, counter }: BreakSearch, jump: UnitJump): boolean {
  const isSamePart = part.entity === null || jump.part.entity === null || part.place.key === jump.part.place.key;
  return isSamePart && (counter.measure === jump.measure || counter.volumeMeasure === jump.measure);
}

/** The whole where all of its channels stopped, else the channels that did; the whole again where no channel is sure by itself. */
function mostSpecific(all: readonly TrackingBreak[], searches: readonly BreakSearch[]): readonly TrackingBreak[] {
  const wholes = all.filter(({ part }) => part.entity === null);
  const channels = all.filter(({ part }) => part.entity !== null);
  const isWithin = (channel: TrackingBreak, whole: TrackingBreak): boolean =>
    channel.counter.measure === whole.counter.measure && overlaps(channel.run.period, whole.run.period);
  const kept = wholes.filter((whole) => isEverywhere(whole, searches) || !channels.some((channel) => isWithin(channel, whole)));
  return [...kept, ...channels.filter((channel) => !kept.some((whole) => isWithin(channel, whole)))];
}

function isEverywhere({ counter, run }: TrackingBreak, searches: readonly BreakSearch[]): boolean {
  const own = searches.filter(({ part, counter: other }) => part.entity !== null && other.measure === counter.measure);
  const fewest = counter.measure === 'revenue' ? Number.MIN_VALUE : fewestExpected;
  return own.every(({ part, counter: other }) => {
    const { events, expected } = countWithin(pointsOf(part, other), run.period);
    return expected < fewest || events <= leastShare * expected;
  });
}

/**
 * Whether the channels, and the campaigns, lost by their own other days what the part lost by its: where others ran on the other days,
 * such as a campaign for sales after one for attention, nothing stopped.
 */
function isLostInParts(facts: CampaignFacts, { part, counter, run }: TrackingBreak): boolean {
  const lost = run.expected.value - run.events;
  const table = facts.tables.find(({ id }) => id === 'campaign');
  const campaigns = table === undefined ? [] : table.rows.flatMap((row) => rowPart(facts, table, row) ?? []);
  const breakdowns = [part.entity === null ? dailyParts(facts).channels : [], campaigns];
  return breakdowns.every((parts) => {
    const counts = parts.flatMap((own) => {
      const other = countersOf(own).find(({ kpi }) => kpi === counter.kpi);
      return other === undefined ? [] : [countWithin(pointsOf(own, other), run.period)];
    });
    return counts.length === 0 || counts.reduce((sum, { events, expected }) => sum + expected - events, 0) >= leastOfLoss * lost;
  });
}

/** What a part counted in a period, and what its other days let expect; 0 where it has none. */
function countWithin(points: readonly CountedDay[], { start, end }: Period): { readonly events: number; readonly expected: number } {
  const sums = { inside: { events: 0, volume: 0 }, outside: { events: 0, volume: 0 } };
  for (const { day, events, volume } of points) {
    const side = day >= start && day <= end ? sums.inside : sums.outside;
    side.events += events;
    side.volume += volume;
  }
  const { inside, outside } = sums;
  return { events: inside.events, expected: outside.volume > 0 ? (outside.events / outside.volume) * inside.volume : 0 };
}

/** Where several counters of a part stop on the same days, what the campaign is for is told, else the first counter. */
function oncePerPart(breaks: readonly TrackingBreak[], first: MeasureId | null): readonly TrackingBreak[] {
  const ordered = [
    ...breaks.filter(({ counter }) => counter.measure === first),
    ...breaks.filter(({ counter }) => counter.measure !== first),
  ];
  return ordered.filter(
    (found, at) =>
      !ordered.slice(0, at).some(({ part, run }) => part.place.key === found.part.place.key && overlaps(run.period, found.run.period)),
  );
}
