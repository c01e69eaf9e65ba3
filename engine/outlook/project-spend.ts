import { pacingOf } from '../allocation/pacing.ts';
import { weekdayWeights } from '../allocation/weekday-weights.ts';
import { addDays, daysBetween } from '../fields/day.ts';
import { significant } from '../metrics/significant.ts';
import { forecast } from '../statistics/forecast.ts';
import { projectionFacts } from './projection-facts.ts';
import { everyDay, spendHistory } from './spend-history.ts';
import type { DaySpend } from '../allocation/weekday-weights.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook, Projection } from '../outlook.ts';
import type { Forecast } from '../statistics/forecast.ts';
import type { SpendHistory } from './spend-history.ts';

type Projected = Pick<Outlook, 'projection' | 'projectionReason'>;

/** Where spend stands at the end of a flight that still runs, or in one sentence why that cannot be said. */
export function projectSpend(campaign: CampaignFacts): Projected {
  const { flight } = campaign.brief;
  const obstacle = obstacleOf(campaign);
  if (obstacle !== null || flight === null) return without(obstacle ?? noFlight);
  const history = spendHistory(campaign.facts);
  if (history === null) return without('No day of the flight has spend.');
  return history.lastDay >= flight.end ? without(isOver) : ahead(campaign, { flight, history });
}

const noFlight = 'The brief has no flight.';
const isOver = 'The flight is over.';
const week = [7];

function without(projectionReason: string): Projected {
  return { projection: null, projectionReason };
}

function obstacleOf({ brief: { flight }, dataset, delivery }: CampaignFacts): string | null {
  if (dataset.period === null) return 'There are no data.';
  if (flight === null) return noFlight;
  if (dataset.period.end >= flight.end) return isOver;
  if (delivery.planned === null) return 'The brief has no budget.';
  if (delivery.pacing === null) return 'Spend cannot be compared with the budget.';
  return delivery.daily.length === 0 ? 'Not all spend is reported by day.' : null;
}

type Ahead = { readonly flight: Period; readonly history: SpendHistory };

function ahead(campaign: CampaignFacts, { flight, history }: Ahead): Projected {
  const { days, lastDay, incompleteDays } = history;
  const values = everyDay(history);
  const daily = knownDays(days[0]?.day ?? lastDay, values);
  const expected = forecast(values, { horizon: daysBetween(lastDay, flight.end), periods: week });
  const pacing = pacingOf({
    flight,
    budget: Number(campaign.delivery.planned),
    daily,
    through: lastDay,
    weekdays: weekdayWeights(daily),
    forecast: expected.sum,
  });
  if (pacing.status === 'refused') return without(pacing.reason);
  if (expected.status === 'refused' || expected.method === null || pacing.projection === null)
    return without(reasonOf(expected) ?? noForecast);
  const late = incompleteDays === 0 ? [] : [`${incompleteDays} later days do not have the figures of every source and are left out.`];
  const { isBudgetWithin, direction } = pacing.projection;
  return {
    projection: {
      status: expected.status,
      reason: expected.status === 'ok' ? null : reasonOf(expected),
      needed: expected.needed === null ? null : `It takes ${expected.needed} days with spend.`,
      method: expected.method,
      lastDay,
      end: flight.end,
      daysBehind: days.length,
      daysLeft: pacing.daysLeft,
      direction,
      isBudgetWithin,
      facts: projectionFacts(campaign, { history, pacing, flight }),
      days: daysOf(expected, lastDay),
      warnings: [...pacing.warnings, ...late],
    },
    projectionReason: null,
  };
}

function knownDays(first: string, values: readonly (number | null)[]): readonly DaySpend[] {
  return values.flatMap((spend, at) => (spend === null ? [] : [{ day: addDays(first, at), spend }]));
}

function daysOf({ points }: Forecast, lastDay: string): Projection['days'] {
  return points.map(({ low, value, high }, at) => ({
    day: addDays(lastDay, at + 1),
    value: significant(value) ?? 0,
    low: significant(low) ?? 0,
    high: significant(high) ?? 0,
  }));
}

const noForecast = 'The days so far do not tell how the others will be.';

const reasons: Readonly<Record<NonNullable<Forecast['reason']>, string>> = {
  'few-values': 'Fewer than three days have spend.',
  'many-gaps': 'More than a fifth of the days so far have no figures.',
  'short-history': 'There are fewer than 14 days, so the last one goes on.',
  'season-unseen': 'There are fewer than three weeks, so the weekdays are not told apart.',
  'horizon-untested': 'The days so far are too few to have been tested this far ahead.',
  'nothing-better': 'No method beats repeating the last week.',
};

function reasonOf({ reason }: Forecast): string | null {
  return reason === null ? null : reasons[reason];
}
