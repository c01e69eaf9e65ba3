import type { Fatigue } from '../statistics/creative-fatigue.ts';
import type { Interval } from '../statistics/interval.ts';
import type { AdDay } from './ad-records.ts';

/** A number with the bounds of the slope that it is made of. */
export type Worn = Interval & { readonly value: number };

/** What wear has cost an ad, by its slope. */
export type Wear = {
  /** Share of the rate of the first day that is gone on the last. */
  readonly drop: Worn;
  /** Events that the ad would have had in addition at the rate of its first day, on the days from `since` on; below 0. */
  readonly lost: Worn;
};

/** Drop and loss of an ad at its slope and at both bounds of it. `days` in order, `since` a day number. */
export function wearOf(days: readonly AdDay[], slope: NonNullable<Fatigue['slope']>, since: number): Wear {
  const exposed = exposuresOf(days);
  const [first, last] = [exposed[0]?.exposure ?? 0, exposed.at(-1)?.exposure ?? 0];
  const dropAt = (power: number): number => 1 - ((1 + last) / (1 + first)) ** power;
  const lostAt = (power: number): number =>
    exposed.reduce(
      (sum, { day, events, exposure }) => (day < since ? sum : sum + events * (1 - ((1 + exposure) / (1 + first)) ** -power)),
      0,
    );
  return {
    drop: { value: dropAt(slope.value), low: dropAt(slope.high), high: dropAt(slope.low) },
    lost: { value: lostAt(slope.value), low: lostAt(slope.low), high: lostAt(slope.high) },
  };
}

/** Impressions up to the middle of each day, in average days of the ad. */
function exposuresOf(days: readonly AdDay[]): readonly (AdDay & { readonly exposure: number })[] {
  const shown = days.filter(({ impressions }) => impressions > 0);
  const usual = shown.reduce((sum, { impressions }) => sum + impressions, 0) / Math.max(1, shown.length);
  let before = 0;
  return shown.flatMap((day) => {
    const exposure = (before + day.impressions / 2) / usual;
    before += day.impressions;
    return day.trials > 0 ? [{ ...day, exposure }] : [];
  });
}
