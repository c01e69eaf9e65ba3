import { kpiOf } from '../metrics/catalogue.ts';
import { fields } from '../fields/catalogue.ts';
import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { eightyOfLog, throughLog } from './eighty-percent.ts';
import { factIn, inRole } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { isFlightOver, shortfallFact } from './shortfall.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Outlook } from '../outlook.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** Spends what is behind the plan while the flight lasts, at the price that was paid so far. */
export const catchUpDelivery: RecommendationKind = {
  id: 'catch-up-delivery',
  group: 'refine',
  recommend: (campaign, { findings, outlook }) =>
    isFlightOver(campaign)
      ? []
      : findings.filter(({ kind }) => kind === 'under-delivery').map((finding) => draftOf(campaign, finding, outlook)),
};

function draftOf(campaign: CampaignFacts, finding: Finding, { projection }: Outlook): RecommendationDraft {
  const id = `catch-up-delivery.${finding.id}`;
  const cost = shortfallFact(campaign, finding, { id, role: 'cost' });
  const daily = finding.entity === null ? inRole(factIn(projection?.facts ?? [], 'required-per-day'), 'daily') : null;
  const price = priceOf(campaign, finding);
  const facts = [
    factIn(finding.facts, 'pacing'),
    price === null || cost === null ? null : gainOf(campaign, id, { price, cost }),
    cost,
    daily,
    price,
  ];
  // The next money is assumed to bring what the money so far did.
  return findingDraft(campaign, { kind: 'catch-up-delivery', finding, facts, direction: 'up', best: 'D' });
}

/** What the line's money brought so far, as the mark that it has to hold. */
function priceOf({ ledger, outcome }: CampaignFacts, { facts, entity }: Finding): Fact | null {
  const place = factIn(facts, 'value')?.id.replace(/\.spend$/u, '');
  if (outcome === null || place === undefined) return null;
  return factOf(ledger, `${place}.${outcome.kpi}`, { role: 'threshold', metric: outcome.kpi, entity });
}

/** Results, or revenue, of the missing spend at the price so far, with the 80 % interval of that price. */
function gainOf(
  { ledger, outcome }: CampaignFacts,
  id: string,
  { price, cost }: { readonly price: Fact; readonly cost: Fact },
): Fact | null {
  const { low, high, value } = price;
  if (outcome === null || low === null || high === null) return null;
  const log = eightyOfLog(value, { low, high });
  const bought = boughtBy(outcome.kpi);
  if (log === null || bought === null) return null;
  const gained = throughLog(log, (at) => cost.value * bought.perMoney(Math.exp(at)));
  const estimation = {
    method: 'spend-at-present-price-80',
    output: `${fields[bought.measure].label.toLowerCase()} at the price so far`,
    inputs: [cost.id, price.id],
    series: [],
    unit: fields[bought.measure].unit,
    value: significant(gained.value) ?? 0,
    low: significant(gained.low),
    high: significant(gained.high),
  } as const;
  return estimatedFact(ledger, `${id}.gain`, estimation, { role: 'gain', metric: bought.measure, entity: price.entity });
}

function boughtBy(id: KpiId) {
  const { kind, numerator, denominator, per } = kpiOf(id);
  if (kind === 'cost') return { measure: denominator, perMoney: (price: number) => per / price };
  return denominator === 'spend' ? { measure: numerator, perMoney: (rate: number) => rate } : null;
}
