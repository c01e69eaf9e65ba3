import { dayNumber } from '../fields/day.ts';
import { toUnits } from '../fields/decimal.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import { significant } from '../metrics/significant.ts';
import { measureFatigue } from '../statistics/creative-fatigue.ts';
import { tCdf, tQuantile } from '../statistics/distributions.ts';
import { adjustKnown, holm } from '../statistics/multiplicity.ts';
import { adRecords } from './ad-records.ts';
import { amountOn } from './daily-part.ts';
import { valueIn } from './fact-in-role.ts';
import { fatigueFacts, method } from './fatigue-facts.ts';
import { silence } from './finding-kind.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { stakeOfMoney } from './stake.ts';
import { wantedRate } from './wanted-rate.ts';
import { wearOf } from './worn-events.ts';
import type { Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Fatigue } from '../statistics/creative-fatigue.ts';
import type { AdRecord, AdRecords } from './ad-records.ts';
import type { WornAd } from './fatigue-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { Wear } from './worn-events.ts';

/** Level of all ads together, after Holm, because a recommendation rests on it. */
const level = 0.05;
/** The last third of an ad's days that is nearer to the first is not worth a sentence. */
const smallest = 0.1;
/** What a fall counts that may be that of all ads. */
const aloneCertainty = 0.5;

/** Ads to which people react less the more they have been shown, while other ads on the same days keep their rate. */
export const creativeFatigue: FindingKind = {
  id: 'creative-fatigue',
  question: 'Which ads are worn out?',
  needs: 'Impressions and clicks of each ad by day, and 50 clicks in each half of its days.',
  find: (facts) => {
    const records = adRecords(facts);
    if (records === null) return silence;
    const asked = records.ads.map((ad) => askAd(facts, records, ad));
    const adjusted = adjustKnown(
      asked.map(({ p }) => p),
      holm,
    );
    const answers = asked.map((answer, at) => ({ ...answer, rate: records.rate, adjustedP: adjusted[at] ?? null }));
    const drafts = answers.flatMap((answer) => draftOf(facts, answer) ?? []);
    return { results: answers.map((answer) => resultOf(answer, drafts)), findings: largestDrafts(drafts) };
  },
};

type Asked = {
  readonly ad: AdRecord;
  readonly fatigue: Fatigue;
  readonly wear: Wear | null;
  readonly p: number | null;
  readonly limit: WornAd['limit'];
};
type Answered = Asked & { readonly rate: KpiId; readonly adjustedP: number | null };

function askAd(facts: CampaignFacts, { ads }: AdRecords, ad: AdRecord): Asked {
  const others = ads.filter((other) => other !== ad).map(({ history }) => history);
  const wanted = wantedRate(facts, ad);
  const fatigue = measureFatigue(ad.history, { others, targetRate: wanted?.rate ?? null });
  const { slope } = fatigue;
  const since = dayNumber(ad.part.days[0]?.day ?? '');
  const wear = slope === null ? null : wearOf(ad.history.days, slope, since);
  return { ad, fatigue, wear, p: slope === null ? null : pOf(slope, ad), limit: wanted?.limit ?? null };
}

/** Two-sided p-value of a slope from its 95 % interval: level and slope, and from a fortnight on six weekdays, take their degrees. */
function pOf({ value, high }: NonNullable<Fatigue['slope']>, { history }: AdRecord): number {
  const days = history.days.filter(({ trials }) => trials > 0).length;
  const degrees = Math.max(1, days - (days < 14 ? 2 : 8));
  const error = (high - value) / tQuantile(0.975, degrees);
  return error > 0 ? 2 * tCdf(-Math.abs(value) / error, degrees) : Number(value === 0);
}

function idOf({ ad }: Pick<Asked, 'ad'>): string {
  return `creative-fatigue.${ad.part.place.key}`;
}

function resultOf(answer: Answered, drafts: readonly Draft[]): Result {
  const { ad, fatigue, wear, rate, p, adjustedP } = answer;
  const { entity, place } = ad.part;
  const { numerator, denominator } = kpiOf(rate);
  const { days } = ad.history;
  const id = idOf(answer);
  const head = {
    id,
    askedBy: 'creative-fatigue',
    method,
    inputs: days.flatMap(({ day, impressions, trials, events }) => [day, impressions, trials, events]),
    scope: { place: place.key, entity, period: null },
    metric: rate,
    unit: 'number',
    n: { rows: null, clusters: days.length, events: significant(days.reduce((sum, { events }) => sum + events, 0)) },
    drilldown: [rate, numerator, denominator].map((measure) => `${place.key}.${measure}`),
  } as const;
  const { slope } = fatigue;
  if (slope === null || wear === null) return makeResult({ ...head, status: 'refused', ...whyRefused(fatigue, rate) });
  const money = drafts.find((draft) => draft.id === id)?.effectMoney ?? null;
  const [value, low, high] = [slope.value, slope.low, slope.high].map((bound) => significant(bound) ?? 0);
  return makeResult({
    ...head,
    status: fatigue.isCompared ? 'ok' : 'weak',
    reason: fatigue.isCompared ? null : 'There are no other ads with enough results on the same days to compare with.',
    estimate: value ?? null,
    interval: { level: 0.95, low: low ?? 0, high: high ?? 0, kind: method },
    pValue: p === null ? null : significant(p),
    adjustedP: adjustedP === null ? null : significant(adjustedP),
    effect: { absolute: null, relative: significant(-wear.drop.value), money },
    assumptions: ['The rate falls with the logarithm of exposure.', 'Days are independent of each other.'],
  });
}

function whyRefused({ reason, needed }: Fatigue, rate: KpiId): Pick<Result, 'reason' | 'needed'> {
  const events = kpiOf(rate).numerator.replaceAll('_', ' ');
  switch (reason) {
    case 'few-days':
      return { reason: 'The ad ran on too few days.', needed: `${needed} days.` };
    case 'few-events':
      return { reason: `The ad has too few ${events} in one half of its days.`, needed: `${needed} ${events} in each half.` };
    case 'unsettled':
    case null:
      return { reason: 'The rate cannot be told apart from the weekdays.', needed: `${needed} days.` };
  }
}

type WornAnswer = Answered & { readonly wear: Wear; readonly adjustedP: number };

/** An ad that only others outgrow is not worn: its own rate must fall as well. */
function isWorn(answer: Answered): answer is WornAnswer {
  const { ad, fatigue, wear, adjustedP } = answer;
  const isFalling = fatigue.isFatigued && fatigue.ownSlope !== null && fatigue.ownSlope.high < 0;
  return isFalling && ad.isNamed && wear !== null && adjustedP !== null && adjustedP <= level;
}

function draftOf(facts: CampaignFacts, answer: Answered): Draft | null {
  if (!isWorn(answer)) return null;
  const { ad, fatigue, wear, rate, adjustedP, limit } = answer;
  const { entity } = ad.part;
  const id = idOf(answer);
  const cited = fatigueFacts(facts, { id, rate, ad, wear, limit, daysUntil: fatigue.daysUntilTarget });
  if ((valueIn(cited, 'difference') ?? 0) > -smallest) return null;
  const effectMoney = valueIn(cited, 'effect');
  return {
    id,
    kind: 'creative-fatigue',
    tone: 'bad',
    entity,
    period: null,
    comparator: 'days-before',
    facts: cited,
    effectMoney,
    result: id,
    grade: fatigue.isCompared ? 'B' : 'C',
    caveats: ['observed-not-caused'],
    stake: effectMoney === null ? stakeWithoutMoney(facts, answer) : stakeOfMoney(facts, effectMoney),
    certainty: (1 - adjustedP) * (fatigue.isCompared ? 1 : aloneCertainty),
    topics: [`${entity?.dimension}:${entity?.key}`, `metric:${rate}`],
  };
}

/** What is lost of the rate, over the ad's share of the impressions. */
function stakeWithoutMoney({ facts }: CampaignFacts, { ad, wear }: WornAnswer): number {
  const impressions = ad.part.days.reduce((sum, day) => sum + (amountOn(day, 'impressions') ?? 0), 0);
  const all = toUnits(measuredOf(facts).sums['impressions'] ?? 0n);
  return all > 0 ? Math.min(1, Math.max(0, wear.drop.value) * (impressions / all)) : 0;
}
