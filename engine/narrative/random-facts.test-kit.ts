import { kpiIds, kpiOf } from '../metrics/catalogue.ts';
import { fieldIdsOfKind, fields } from '../fields/catalogue.ts';
import { drawIndex } from '../statistics/seeded-random.ts';
import type { Random } from '../statistics/seeded-random.ts';
import type { Entity, Fact, FactMetric, FactUnit } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import { isComparator } from './check/bind-comparators.ts';
import { findMetrics, withShares } from './check/find-words.ts';
import { parseTemplate, rolesOf } from './parse-template.ts';
import type { TemplatePart } from './parse-template.ts';
import type { TellingLanguage } from './sentence.ts';

/** Names as advertisers write them: with digits, inside each other, and full of words that mean something in a sentence. */
const keys: readonly string[] = [
  'Summer',
  'Summer 2025',
  'Summer 2025 v3',
  'Ad 7',
  'Ad 7 v2',
  'Ad 77',
  'DE_Prosp_LAL3% | Best of',
  'Lower funnel – Retargeting',
  'April Promo',
  'Two for one',
  'CPA test (conversions)',
  '50 % off!',
  'Größer & besser',
  'Google Ads',
  'Half-price 1.234,50',
  'über uns',
];

const others: readonly Entity[] = [
  { dimension: 'weekday', key: '1' },
  { dimension: 'weekday', key: '6' },
  { dimension: 'hour', key: '13' },
  { dimension: 'age', key: '18-24' },
  { dimension: 'campaign', key: '120210' },
  { dimension: 'device', key: null },
];

/** Every group of the random analysis. */
export const entities: readonly Entity[] = [...keys.map((key): Entity => ({ dimension: 'ad', key })), ...others];

const periods: readonly Period[] = [
  { start: '2026-04-08', end: '2026-04-14' },
  { start: '2026-03-28', end: '2026-04-03' },
  { start: '2025-12-30', end: '2026-01-02' },
  { start: '2026-05-01', end: '2026-05-01' },
];

const measures: readonly MeasureId[] = fieldIdsOfKind('measure');

/** One of a list. */
export function drawFrom<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  const drawn = list[drawIndex(random, list.length)];
  if (drawn === undefined) throw new Error('Nothing to draw from');
  return drawn;
}

/** A fact for every role that a template names: of the group, metric and unit that the words around its placeholder ask for. */
export function factsFor(template: string, language: TellingLanguage, random: Random): readonly Fact[] {
  const parts = parseTemplate(template);
  const groups = groupsOf(parts, random);
  const metrics = metricsOf(parts, language, random);
  const unitFlip = random();
  const facts = rolesOf(parts).map((role, at) => {
    const metric = metrics.get(role) ?? 'count';
    const unit = unitOf(role, metric, { parts, unitFlip });
    const isOfNone = isComparator({ role, id: '' }) && !metric.startsWith('share-of-') && !hasPeriod(role, parts);
    const entity = (isOfNone && !isNamed(role, parts)) || isOfBrief(role, template) ? null : (groups.get(role) ?? null);
    const period = at % 3 === 0 ? null : drawFrom(random, periods);
    return valued(
      { id: `${role === 'target' || isOfBrief(role, template) ? 'target.' : 'finding.'}${role}`, role, metric, unit, entity, period },
      random,
    );
  });
  const better = facts.map((fact) => (isClaimedBetter(fact.role, parts) ? improved(fact) : fact));
  return better.map((fact) => (fact.role === 'target' ? judged(fact, better, template) : fact));
}

/** A kind that tells of a target met or missed has a value on that side of it. */
function judged(target: Fact, facts: readonly Fact[], template: string): Fact {
  const value = facts.find(({ role }) => role === 'value')?.value ?? target.value;
  const isLower = kpiIds.some((id) => id === target.metric && kpiOf(id).better === 'lower');
  if (/(?<!\p{L})(?:met|erreicht)(?!\p{L})/u.test(template)) return { ...target, value: value + Math.abs(value) * (isLower ? 0.2 : -0.2) };
  return /(?<!\p{L})(?:missed|verfehlt)(?!\p{L})/u.test(template)
    ? { ...target, value: value + Math.abs(value) * (isLower ? -0.2 : 0.2) }
    : target;
}

/** A fact that its sentence calls a target is one of the brief, and of the whole campaign. */
function isOfBrief(role: string, template: string): boolean {
  return ['target of', 'Ziel von'].some((words) => template.includes(`${words} {${role}}`));
}

function isNamed(role: string, parts: readonly TemplatePart[]): boolean {
  return parts.some((part) => part.kind === 'name' && part.role === role);
}

/** An earlier value of the same group, and not that of others. */
function hasPeriod(role: string, parts: readonly TemplatePart[]): boolean {
  return parts.some((part) => part.kind === 'period' && part.role === role);
}

/** A kind that only tells of improvements says so whatever the sign. */
function isClaimedBetter(role: string, parts: readonly TemplatePart[]): boolean {
  return parts.some((part) => part.kind === 'direction' && part.role === role && part.above === part.below);
}

function improved(fact: Fact): Fact {
  const isLower = kpiIds.some((id) => id === fact.metric && kpiOf(id).better === 'lower');
  return { ...fact, value: Math.abs(fact.value) * (isLower ? -1 : 1) };
}

/** The same fact with another value and another interval. */
export function valued(fact: Omit<Fact, 'value' | 'low' | 'high' | 'n'>, random: Random): Fact {
  const value = drawValue(fact.unit, canBeNegative(fact), random);
  const width = Math.abs(value) * (0.05 + random());
  return { ...fact, value, low: value - width, high: value + width, n: null };
}

function canBeNegative({ unit, metric, role }: Pick<Fact, 'unit' | 'metric' | 'role'>): boolean {
  return unit === 'points' || metric === 'value-at-stake' || isChangeRole(role) || metric === 'roi';
}

const isChangeRole = (role: string): boolean => /difference|change|effect|gap|lift|shift|drop|rise|drift/iu.test(role);

function drawValue(unit: FactUnit, isSigned: boolean, random: Random): number {
  const sign = isSigned && random() < 0.5 ? -1 : 1;
  switch (unit) {
    case 'money':
    case 'seconds':
      return sign * Number((10 ** (6 * random() - 1)).toPrecision(9));
    case 'number':
      return sign * Number((10 ** (3 * random() - 2)).toPrecision(9));
    case 'share':
    case 'points':
      return sign * Number((10 ** (-3 * random())).toPrecision(9));
    case 'count':
      return sign * Math.ceil(10 ** (6 * random()));
    case 'days':
      return Math.ceil(60 * random());
  }
}

/** A role is of the group named last before its number, else of the one named first behind it. */
function groupsOf(parts: readonly TemplatePart[], random: Random): ReadonlyMap<string, Entity | null> {
  const groups = new Map<string, Entity | null>();
  const names = [...new Set(parts.flatMap((part) => (part.kind === 'name' || part.kind === 'dimension' ? [part.role] : [])))];
  const free = [...entities].toSorted(() => random() - 0.5);
  names.forEach((role, at) => groups.set(role, free[at] ?? null));
  for (const role of rolesOf(parts)) {
    if (groups.has(role)) continue;
    const at = parts.findIndex(
      (part) => part.kind !== 'text' && (part.role === role || (part.kind === 'direction' && part.against === role)),
    );
    const named = parts.findLast((part, index) => index < at && part.kind === 'name') ?? parts.find((part) => part.kind === 'name');
    groups.set(role, named?.kind !== 'name' ? null : (groups.get(named.role) ?? null));
  }
  return groups;
}

/** The metric of each role: drawn where the template leaves it open, else what its words say; partners of a comparison share it. */
function metricsOf(parts: readonly TemplatePart[], language: TellingLanguage, random: Random): ReadonlyMap<string, FactMetric> {
  const metrics = new Map<string, FactMetric>();
  const taken = new Set<FactMetric>();
  for (const part of parts)
    if (part.kind === 'metric' && !metrics.has(part.role)) {
      const drawn = drawFrom(
        random,
        openMetrics(part.role, parts).filter((metric) => !taken.has(metric)),
      );
      taken.add(drawn);
      metrics.set(part.role, drawn);
    }
  for (const part of parts) if (part.kind === 'plural') metrics.set(part.role, 'count');
  sharePartners(parts, metrics);
  parts.forEach((part, at) => {
    if (part.kind === 'number' && !metrics.has(part.role)) metrics.set(part.role, saidMetric(parts, at, { language, metrics }) ?? 'count');
  });
  sharePartners(parts, metrics);
  for (const part of parts)
    if (part.kind === 'direction' && !metrics.has(part.role)) metrics.set(part.role, metrics.values().next().value ?? 'cpa');
  sharePartners(parts, metrics);
  return metrics;
}

/** A plural is of counts, a word of rank of KPIs; a change is of a KPI. */
function openMetrics(role: string, parts: readonly TemplatePart[]): readonly FactMetric[] {
  const isCounted = parts.some((part) => part.kind === 'plural' && part.role === role);
  if (isCounted) return ['count'];
  const isJudged = parts.some((part) => part.kind === 'direction' && part.above === part.below);
  return isJudged || isChangeRole(role) ? kpiIds : [...kpiIds, ...measures];
}

function sharePartners(parts: readonly TemplatePart[], metrics: Map<string, FactMetric>): void {
  for (const part of parts) {
    if (part.kind !== 'direction' || part.against === null) continue;
    const shared = metrics.get(part.role) ?? metrics.get(part.against);
    if (shared === undefined) continue;
    metrics.set(part.role, shared);
    metrics.set(part.against, shared);
  }
}

type Said = { readonly language: TellingLanguage; readonly metrics: ReadonlyMap<string, FactMetric> };

/** The metric in the words directly behind a number or before it; that of the number before, for what it is compared with; else the nearest. */
function saidMetric(parts: readonly TemplatePart[], at: number, said: Said): FactMetric | null {
  const nearest = (some: readonly TemplatePart[]): readonly FactMetric[] => some.flatMap((part) => metricsInPart(part, said));
  return (
    metricAtStart(textOf(parts[at + 1]), said) ??
    metricAtEnd(textOf(parts[at - 1]), said) ??
    comparedMetric(parts, at, said) ??
    nearest(parts.slice(0, at)).at(-1) ??
    nearest(parts.slice(at + 1))[0] ??
    null
  );
}

function textOf(part: TemplatePart | undefined): string {
  return part?.kind === 'text' ? part.text : '';
}

function comparedMetric(parts: readonly TemplatePart[], at: number, { metrics }: Said): FactMetric | null {
  const number = parts[at];
  if (number?.kind !== 'number' || !isComparator({ role: number.role, id: '' })) return null;
  const compared = parts.slice(0, at).findLast((part) => part.kind === 'number');
  return compared?.kind === 'number' ? (metrics.get(compared.role) ?? null) : null;
}

function metricAtStart(text: string, { language }: Said): FactMetric | null {
  const mark = findMetrics(text, language)
    .map((mark) => withShares(mark, text, language))
    .find(({ start }) => /^ (?:of |der |aus )?$/u.test(text.slice(0, start)));
  return mark?.metrics.at(-1) ?? null;
}

function metricAtEnd(text: string, { language }: Said): FactMetric | null {
  const mark = findMetrics(text, language)
    .map((mark) => withShares(mark, text, language))
    .findLast(({ end }) => /^ (?:of |von |in Höhe von )?$/u.test(text.slice(end)));
  return mark?.metrics.at(-1) ?? null;
}

function metricsInPart(part: TemplatePart, { language, metrics }: Said): readonly FactMetric[] {
  if (part.kind === 'text')
    return findMetrics(part.text, language)
      .map((mark) => withShares(mark, part.text, language))
      .flatMap((mark) => mark.metrics.slice(-1));
  const metric = part.kind === 'metric' ? metrics.get(part.role) : undefined;
  return metric === undefined ? [] : [metric];
}

const finding: Readonly<Partial<Record<FactMetric, FactUnit>>> = {
  reach: 'count',
  frequency: 'number',
  budget: 'money',
  pacing: 'share',
  attainment: 'share',
  'share-of-spend': 'share',
  'share-of-results': 'share',
  coverage: 'share',
  'value-at-stake': 'money',
};

type UnitChoice = { readonly parts: readonly TemplatePart[]; readonly unitFlip: number };

function unitOf(role: string, metric: FactMetric, { parts, unitFlip }: UnitChoice): FactUnit {
  const plural = parts.find((part) => part.kind === 'plural' && part.role === role);
  if (plural?.kind === 'plural') return /^(?:day|Tag)/u.test(plural.one) ? 'days' : 'count';
  if (role === 'factor') return 'number';
  const known = finding[metric];
  if (known !== undefined) return known;
  const kpi = kpiIds.find((id) => id === metric);
  if (isChangeRole(role)) return kpi !== undefined && kpiOf(kpi).unit === 'share' && unitFlip < 0.5 ? 'points' : 'share';
  if (kpi !== undefined) return kpiOf(kpi).unit;
  const measure = measures.find((id) => id === metric);
  return measure === undefined ? 'count' : fields[measure].unit;
}
