import { fields } from '../fields/catalogue.ts';
import { citeDays } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { breakFacts, method } from './break-facts.ts';
import { dataFaults } from './claimed-days.ts';
import { partTopics } from './daily-part.ts';
import { valueIn } from './fact-in-role.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { stakeOfDays } from './stake-of-days.ts';
import type { Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { BreakSearch, TrackingBreak } from './find-tracking-breaks.ts';

/** Days on which results stop being counted while the campaign goes on. */
export const trackingBreak: FindingKind = {
  id: 'tracking-break',
  question: 'Were results counted on every day?',
  needs: 'Nine days with results and what brings them, and 30 results.',
  find: (facts) => {
    const { searches, breaks, tries } = dataFaults(facts).breaks;
    const drafts = breaks.flatMap((found) => draftOf(facts, found) ?? []);
    return { results: searches.map((search) => resultOf(search, tries, drafts)), findings: largestDrafts(drafts) };
  },
};

function resultIdOf({ part, counter }: Pick<BreakSearch, 'part' | 'counter'>): string {
  return `tracking-break.${part.place.key}.${counter.measure}`;
}

function resultOf({ part, counter, found }: BreakSearch, tries: number, drafts: readonly Draft[]): Result {
  const { key } = part.place;
  const { unit } = fields[counter.measure];
  const [least] = found.status === 'ok' ? found.runs.toSorted((a, b) => a.p - b.p) : [];
  const head = {
    id: resultIdOf({ part, counter }),
    askedBy: 'tracking-break',
    method,
    inputs: [key, counter.kpi, found.days, ...(least === undefined ? [] : [least.period.start, least.period.end, least.events])],
    scope: { place: key, entity: part.entity, period: least?.period ?? null },
    metric: counter.measure,
    unit,
    n: { rows: null, clusters: found.days, events: found.status === 'ok' ? significant(found.events) : null },
    drilldown: [`${key}.${counter.events}`, `${key}.${counter.volume}`],
    assumptions: ['Days are independent of each other.'],
  } as const;
  if (found.status === 'refused') return makeResult({ ...head, status: 'refused', reason: found.reason, needed: found.needed });
  if (least === undefined) return makeResult({ ...head, status: 'ok' });
  const { value, low, high } = least.expected;
  const lost = (expected: number): number => significant(least.events - expected) ?? 0;
  return makeResult({
    ...head,
    status: 'ok',
    estimate: lost(value),
    interval: { level: 0.95, low: lost(high), high: lost(low), kind: method },
    pValue: significant(least.p),
    adjustedP: significant(Math.min(1, least.p * tries)),
    effect: {
      absolute: lost(value),
      relative: significant(least.events / value - 1),
      money: drafts.find(({ result, period }) => result === head.id && period?.start === least.period.start)?.effectMoney ?? null,
    },
  });
}

function draftOf(facts: CampaignFacts, found: TrackingBreak): Draft | null {
  const { part, counter, run, adjustedP } = found;
  const { entity, place } = part;
  const { period } = run;
  const id = `tracking-break.${place.key}.${counter.measure}.${period.start}`;
  const days = citeDays(facts.ledger, part, period);
  const cited = breakFacts(facts, found, { id, days });
  if (valueIn(cited, 'value') === null || valueIn(cited, 'comparator') === null) return null;
  const effectMoney = valueIn(cited, 'effect');
  return {
    id,
    kind: 'tracking-break',
    tone: 'bad',
    entity,
    period,
    comparator: 'expected',
    facts: cited,
    effectMoney,
    result: resultIdOf(found),
    grade: 'C',
    caveats: [],
    stake: stakeOfDays(facts, { sums: days.sums, money: effectMoney }),
    certainty: 1 - adjustedP,
    topics: ['trust', `days:${period.start}..${period.end}`, ...partTopics(part), `metric:${counter.measure}`],
  };
}
