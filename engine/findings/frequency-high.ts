import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { largestDrafts } from './largest-drafts.ts';
import { stakeOfMoney } from './stake.ts';
import type { Entity, Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DatasetSource, ReportedBounds } from '../query/dataset.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** Contacts per person above which further ones are suspected to bring nothing. The brief has no field for a cap of its own. */
const cap = '7';
/** That contacts above the cap bring nothing is a rule of thumb. */
const certainty = 0.5;

/** Sources that showed the campaign to the same people more often than the cap. */
export const frequencyHigh: FindingKind = {
  id: 'frequency-high',
  question: 'Were the same people reached too often?',
  needs: 'Frequency or reach as an export prints it for its whole period.',
  find: (facts) => {
    const { dataset } = facts;
    const own = dataset.sources.filter(({ view }) => view === 'primary');
    const drafts = own.map((source, at) => draftOf(facts, source, `frequency-high.${at + 1}`));
    return { results: [], findings: largestDrafts(drafts.filter((draft) => draft !== null)) };
  },
};

function draftOf(facts: CampaignFacts, source: DatasetSource, id: string): Draft | null {
  const entity = { dimension: 'platform', key: source.platform } as const;
  const place = placeOf(facts, source);
  const value = place === null ? null : frequencyFact(facts, source, { id, place, entity });
  if (place === null || value === null || value.value <= Number(cap)) return null;
  const given = { origin: 'a rule of thumb', unit: 'number', value: cap } as const;
  const limit = givenFact(facts.ledger, `${id}.cap`, given, { role: 'comparator', metric: 'frequency' });
  const excess = excessFact(facts, { id, place, entity });
  return {
    id,
    kind: 'frequency-high',
    tone: 'bad',
    entity,
    period: null,
    comparator: 'expected',
    facts: [value, limit, excess].filter((fact) => fact !== null),
    effectMoney: null,
    result: null,
    grade: 'D',
    caveats: [],
    stake: stakeOfMoney(facts, excess?.value ?? 0),
    certainty,
    topics: ['metric:frequency', `platform:${source.platform}`, `channel:${source.platform}`],
  };
}

type Cited = { readonly id: string; readonly place: string; readonly entity: Entity };

/** The frequency that the export prints for all of it, else impressions ÷ the reach that it prints; null without either. */
function frequencyFact({ ledger, reported }: CampaignFacts, source: DatasetSource, { id, place, entity }: Cited): Fact | null {
  const tag = { role: 'value', metric: 'frequency', entity } as const;
  const printed = printedOf(reported, source, 'frequency');
  const cite = (field: 'frequency' | 'reach', value: string): string => {
    const formula = `${field} as ${source.id} prints it`;
    ledger.references.set(`${id}.${field}`, { kind: 'reported', field, formula, imports: source.imports, low: value, high: value });
    return `${id}.${field}`;
  };
  if (printed !== null) return factOf(ledger, cite('frequency', printed), tag);
  const reach = printedOf(reported, source, 'reach');
  if (reach === null) return null;
  const inputs = [`${place}.impressions`, cite('reach', reach)];
  return calculatedFact(ledger, `${id}.frequency`, { operation: 'ratio', inputs, unit: 'number' }, tag);
}

/** One figure for the whole source: of several files each describes its own days, and they do not add up. */
function printedOf(reported: readonly ReportedBounds[], source: DatasetSource, field: ReportedBounds['field']): string | null {
  const own = reported.filter((bounds) => bounds.source === source.id && bounds.field === field);
  return own.length === 1 ? (own[0]?.printed ?? null) : null;
}

/** Spend on contacts above the cap, if every contact costs the same: spend − spend · cap ÷ frequency. */
function excessFact({ ledger }: CampaignFacts, { id, place, entity }: Cited): Fact | null {
  const spend = `${place}.spend`;
  const tag = { role: 'excess', metric: 'spend', entity } as const;
  const share = { operation: 'ratio', inputs: [`${id}.cap`, `${id}.frequency`], unit: 'share' } as const;
  calculatedFact(ledger, `${id}.share-within`, share, tag);
  calculatedFact(ledger, `${id}.spend-within`, { operation: 'product', inputs: [spend, `${id}.share-within`], unit: 'money' }, tag);
  return calculatedFact(ledger, `${id}.excess`, { operation: 'difference', inputs: [spend, `${id}.spend-within`], unit: 'money' }, tag);
}

/** Place of the source's sums; null where no breakdown tells it from the other sources of its platform. */
function placeOf({ tables, dataset }: CampaignFacts, source: DatasetSource): string | null {
  const primary = dataset.sources.filter(({ view }) => view === 'primary');
  if (primary.length === 1) return 'total';
  const bySource = tables.find(({ id }) => id === 'source')?.rows.find(({ key }) => key === source.id);
  if (bySource !== undefined) return bySource.place;
  const isAlone = primary.filter(({ platform }) => platform === source.platform).length === 1;
  return isAlone ? (tables.find(({ id }) => id === 'platform')?.rows.find(({ key }) => key === source.platform)?.place ?? null) : null;
}
