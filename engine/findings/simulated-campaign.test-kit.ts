import { addDays, weekdayOf } from '../fields/day.ts';
import { drawBinomial, drawGamma, drawNormal, seededRandom } from '../statistics/seeded-random.ts';
import { emptyBrief } from '../parse-brief.ts';
import type { Brief } from '../brief.ts';
import type { FindingKindId } from '../finding.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
import type { Random } from '../statistics/seeded-random.ts';

/** A cause that a simulated campaign carries; `none`: nothing differs and nothing changes. */
export type PlantedCause = 'none' | 'tracking-break' | 'mix-shift' | 'fatigued-creative' | 'overspending-placement' | 'currency-jump';

export type SimulatedCampaign = {
  readonly facts: readonly MemoryFact[];
  readonly brief: Brief;
  /** Kinds of findings that name the cause, and the key they must name; none for a campaign without one. */
  readonly expected: { readonly kinds: readonly FindingKindId[]; readonly key: string | null };
};

/** How large a campaign is: platforms × ads per platform × placements per ad, a fact each a day. */
export type CampaignShape = {
  readonly platforms: number;
  readonly ads: number;
  readonly placements: number;
  readonly days: number;
  readonly hasPrevious: boolean;
};

const start = '2026-03-02';
const platformNames = ['Google Ads', 'Meta', 'TikTok', 'LinkedIn'];
const placementNames = ['Feed', 'Stories', 'Search', 'Display'];

/** Rates that all parts of a campaign share until a cause is planted. */
const base = { impressionsPerFact: 9_000, ctr: 0.012, cvr: 0.04, cpm: 6, orderValue: 70 };

/**
 * A campaign of daily facts by chance: counts vary between days as they do in real accounts (gamma between days, binomial
 * within), weekends are quieter, and no part differs from another unless the planted cause says so.
 */
export function simulateCampaign(seed: number, cause: PlantedCause, shape: CampaignShape): SimulatedCampaign {
  const random = seededRandom(seed);
  const first = shape.hasPrevious ? addDays(start, -shape.days) : start;
  const days = Array.from({ length: shape.days * (shape.hasPrevious ? 2 : 1) }, (_, at) => addDays(first, at));
  const plan = planCause(random, cause, shape);
  const state = { shown: 0 };
  const facts = days.flatMap((day) => factsOfDay(random, { day, shape, plan, state }));
  const end = addDays(start, shape.days - 1);
  return {
    facts,
    brief: { ...emptyBrief, flight: { start, end }, objectives: ['sales'], currency: 'EUR' },
    expected: { kinds: expectedKinds[cause], key: plan.key },
  };
}

const expectedKinds: Readonly<Record<PlantedCause, readonly FindingKindId[]>> = {
  none: [],
  'tracking-break': ['tracking-break'],
  'mix-shift': ['mix-shift', 'driver-of-change', 'simpson-paradox'],
  'fatigued-creative': ['creative-fatigue'],
  'overspending-placement': ['placement-gap', 'spend-without-results'],
  'currency-jump': ['unit-jump'],
};

type CausePlan = {
  readonly cause: PlantedCause;
  readonly platform: string;
  readonly ad: string;
  readonly placement: string;
  readonly from: string;
  readonly to: string;
  readonly factor: number;
  /** What a finding must name. */
  readonly key: string | null;
};

function planCause(random: Random, cause: PlantedCause, shape: CampaignShape): CausePlan {
  const pick = (count: number): number => Math.floor(random() * count);
  const platform = platformNames[pick(shape.platforms)] ?? '';
  const ad = adName(platform, pick(shape.ads));
  const placement = placementNames[pick(shape.placements)] ?? '';
  const begin = 10 + pick(Math.max(1, shape.days - 22));
  const from = addDays(start, begin);
  const to = addDays(from, cause === 'currency-jump' ? 400 : 3 + pick(5));
  const factor = cause === 'currency-jump' ? ([7.8, 10, 83, 100, 1000][pick(5)] ?? 10) : 1;
  const keys = {
    none: null,
    'tracking-break': null,
    'mix-shift': null,
    'fatigued-creative': ad,
    'overspending-placement': placement,
    'currency-jump': null,
  };
  return { cause, platform, ad, placement, from, to, factor, key: keys[cause] };
}

function adName(platform: string, at: number): string {
  return `${platform} ad ${String.fromCodePoint(65 + at)}`;
}

type DayContext = {
  readonly day: string;
  readonly shape: CampaignShape;
  readonly plan: CausePlan;
  /** Impressions of the fatigued ad so far. */
  readonly state: { shown: number };
};

function factsOfDay(random: Random, context: DayContext): readonly MemoryFact[] {
  const { day, shape } = context;
  const quiet = weekdayOf(day) >= 6 ? 0.8 : 1;
  const market = (drawGamma(random, 40) / 40) * quiet;
  const facts: MemoryFact[] = [];
  for (const platform of platformNames.slice(0, shape.platforms)) {
    const mood = 1 + 0.04 * drawNormal(random);
    for (let ad = 0; ad < shape.ads; ad++) {
      for (const placement of placementNames.slice(0, shape.placements)) {
        facts.push(factOfPart(random, { ...context, platform, ad: adName(platform, ad), placement, market, mood }));
      }
    }
  }
  return facts;
}

type Part = DayContext & {
  readonly platform: string;
  readonly ad: string;
  readonly placement: string;
  readonly market: number;
  readonly mood: number;
};

function factOfPart(random: Random, part: Part): MemoryFact {
  const { impressions: wanted, ctr, cvr, cpm } = ratesOf(part);
  const impressions = Math.round(wanted * part.market * (drawGamma(random, 25) / 25));
  const clicks = drawBinomial(random, impressions, Math.min(0.5, ctr * part.mood * (1 + 0.03 * drawNormal(random))));
  const conversions = drawBinomial(random, clicks, Math.min(0.9, cvr * (1 + 0.03 * drawNormal(random))));
  const spend = ((impressions * cpm) / 1000) * (1 + 0.05 * drawNormal(random));
  const revenue = conversions * base.orderValue * (1 + 0.1 * drawNormal(random));
  const { cause, ad, platform, from, to, factor } = part.plan;
  if (cause === 'fatigued-creative' && ad === part.ad) part.state.shown += impressions;
  const money = cause === 'currency-jump' && platform === part.platform && part.day >= from && part.day <= to ? factor : 1;
  return {
    source: part.platform,
    day: part.day,
    dimensions: { ad: part.ad, placement: part.placement },
    measures: {
      spend: (spend * money).toFixed(2),
      impressions: String(impressions),
      clicks: String(clicks),
      conversions: String(conversions),
      revenue: (revenue * money).toFixed(2),
    },
  };
}

type Rates = { readonly impressions: number; readonly ctr: number; readonly cvr: number; readonly cpm: number };

/** What each cause does to the rates of a part. */
const causes: Readonly<Record<PlantedCause, (part: Part, rates: Rates) => Rates>> = {
  none: (_, rates) => rates,
  // Money is multiplied after the facts are drawn.
  'currency-jump': (_, rates) => rates,
  'tracking-break': ({ day, plan: { from, to } }, rates) => (day >= from && day <= to ? { ...rates, cvr: 0 } : rates),
  // One platform converts a third as well; in the flight most of the money goes there.
  'mix-shift': ({ day, platform, plan }, rates) => {
    const isDear = platform === plan.platform;
    const [before, during] = isDear ? [0.5, 2.5] : [1.2, 0.6];
    return { ...rates, impressions: rates.impressions * (day >= start ? during : before), cvr: isDear ? rates.cvr / 3 : rates.cvr };
  },
  'fatigued-creative': ({ ad, plan, state }, rates) => {
    if (ad !== plan.ad) return rates;
    const exposures = state.shown / (3 * base.impressionsPerFact);
    return { ...rates, impressions: rates.impressions * 3, ctr: rates.ctr * 1.6 * (1 + exposures) ** -0.43 };
  },
  'overspending-placement': ({ placement, plan }, rates) =>
    placement === plan.placement ? { ...rates, impressions: rates.impressions * 2, cvr: rates.cvr / 4 } : rates,
};

function ratesOf(part: Part): Rates {
  const rates = { impressions: base.impressionsPerFact, ctr: base.ctr, cvr: base.cvr, cpm: base.cpm };
  return causes[part.plan.cause](part, rates);
}
