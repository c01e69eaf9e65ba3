import { calculatedFact, estimatedFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { drivingCombinations } from '../statistics/driving-combinations.ts';
import { changeResult, groupKpi } from './change-facts.ts';
import { jointCells, jointGroup } from './joint-cells.ts';
import { makeResult } from './make-result.ts';
import { moneyEffect } from './money-effect.ts';
import { spendSide } from './outcome-mix.ts';
import { citeSides } from './period-groups.ts';
import type { Entity, Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { JointTable } from '../metrics/joint-table.ts';
import type { ChangedCell, CombinationSearch, DrivingCombination } from '../statistics/driving-combinations.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { ComparedGroup } from './period-groups.ts';

/** The combination of values in which a change is concentrated, as facts beside those of its driver, and what the search answered. */
export type CombinationAnswer = { readonly facts: readonly Fact[]; readonly results: readonly Result[] };

const method = 'combinations';
/** Roles of the values of a combination, the one that the others lie within first. */
const rolesOfTwo = ['combination-within', 'combination'];
const rolesOfThree = ['combination-within', 'combination-between', 'combination-of-three'];

/**
 * Looks for the combination of two or three values within the group that the change is most consistent with; of any values where its
 * dimension was not asked together with others. Silent where nothing was asked together. The facts tell the part in the change of the
 * first value, of both, and of all; of the combination also its KPI in both periods (`-own`, `-previous`) and its money (`-effect`).
 */
export function combinationOfChange(
  facts: CampaignFacts,
  change: OutcomeChange,
  question: { readonly id: string; readonly driver: Entity | null },
): CombinationAnswer {
  const joint = facts.previous?.joint ?? null;
  if (joint === null) return { facts: [], results: [] };
  const cells = jointCells(joint, change);
  if (cells === null) return { facts: [], results: [resultOf(change, question.id, refused)] };
  const search = drivingCombinations(cells, { base: spendSide(change.kpi), dispersion: dispersionOf(change, cells) });
  const combination = search.found.find(({ values }) => holds(joint, values, question.driver));
  const told = combination === undefined ? [] : citeCombination(facts, change, { ...question, joint, combination });
  const answer = { search, cells, combination, money: told.find(({ metric }) => metric === 'value-at-stake')?.value ?? null };
  return { facts: told, results: [resultOf(change, question.id, answer)] };
}

/** How much more the whole campaign varies from day to day than counts of its events do. */
function dispersionOf({ lift }: OutcomeChange, cells: readonly ChangedCell[]): number {
  const counts = (['before', 'now'] as const).map((side) => cells.reduce((sum, cell) => sum + cell[side].events, 0));
  const poisson = counts.reduce((sum, count) => sum + 1 / Math.max(1, count), 0);
  return Math.max(1, lift.logError ** 2 / poisson);
}

function holds({ dimensions }: JointTable, values: DrivingCombination['values'], driver: Entity | null): boolean {
  const at = dimensions.findIndex((dimension) => dimension === driver?.dimension);
  return at < 0 || values[at] === driver?.key;
}

type Citing = {
  readonly id: string;
  readonly driver: Entity | null;
  readonly joint: JointTable;
  readonly combination: DrivingCombination;
};

function citeCombination({ ledger }: CampaignFacts, change: OutcomeChange, citing: Citing): readonly Fact[] {
  const { id, joint } = citing;
  const entities = entitiesOf(citing);
  const roles = entities.length === 3 ? rolesOfThree : rolesOfTwo;
  const groups = entities.map((entity, at) => {
    const held = entities.slice(0, at + 1);
    const values = joint.dimensions.map((dimension) => held.find((other) => other.dimension === dimension)?.key ?? null);
    return jointGroup(joint, change, { values, place: roles[at] ?? '', entity });
  });
  const parts = groups.map((group, at) => citePart(ledger, change, { id, role: roles[at] ?? '', group }));
  const [last, role] = [groups.at(-1), roles.at(-1) ?? ''];
  if (last === undefined || parts.includes(null)) return [];
  const own = `${id}.${role}`;
  const without = { operation: 'difference', inputs: [change.now.ref, own], unit: kpiOf(change.kpi).unit } as const;
  calculatedFact(ledger, `${own}-without`, without, { role: 'without', metric: change.kpi });
  const told = [
    groupKpi(ledger, own, { group: last, role: 'own', change }),
    groupKpi(ledger, own, { group: last, role: 'previous', change }),
    moneyEffect(ledger, own, { value: change.now.ref, base: `${own}-without`, entity: last.entity }),
  ];
  return [...parts, ...told.map((fact) => (fact === null ? null : { ...fact, role: `${role}-${fact.role}` }))].filter(
    (fact) => fact !== null,
  );
}

/** The values of a combination, the driver's first, then from coarse to fine. */
function entitiesOf({ joint, combination, driver }: Citing): readonly Entity[] {
  const entities = joint.dimensions.flatMap((dimension, at): readonly Entity[] => {
    const key = combination.values[at] ?? null;
    return key === null ? [] : [{ dimension, key }];
  });
  return entities.toSorted((a, b) => Number(b.dimension === driver?.dimension) - Number(a.dimension === driver?.dimension));
}

function citePart(
  ledger: CampaignFacts['ledger'],
  change: OutcomeChange,
  { id, role, group }: { readonly id: string; readonly role: string; readonly group: ComparedGroup },
): Fact | null {
  const { kpi, whole, beforeValue } = change;
  const { per, unit } = kpiOf(kpi);
  const [now, before] = [group.now.total, group.before.total];
  const excess = (now.numerator - before.numerator) * per - beforeValue * (now.denominator - before.denominator);
  const value = significant(excess / whole.now.total.denominator);
  const sides = [whole.before, whole.now, group.before, group.now].map((side) => citeSides(ledger, side));
  if (value === null || sides.includes(null)) return null;
  const inputs = sides.flatMap((side) => Object.values(side ?? {}));
  const estimation = { method, output: 'contribution', inputs, series: [], unit, value, low: null, high: null };
  return estimatedFact(ledger, `${id}.${role}`, estimation, { role, metric: kpi, entity: group.entity });
}

type Searched = {
  readonly search: CombinationSearch;
  readonly cells: readonly ChangedCell[];
  readonly combination: DrivingCombination | undefined;
  readonly money: number | null;
};
type Refused = { readonly reason: string; readonly needed: string };

const refused: Refused = {
  reason: 'Not every source reports the events behind the result.',
  needed: 'The count of results beside their value, in every file.',
};

function resultOf(change: OutcomeChange, id: string, answer: Searched | Refused): Result {
  const head = changeResult(change, { id: `${id}.combinations`, askedBy: 'driver-of-change', method });
  if ('reason' in answer) return makeResult({ ...head, ...answer, status: 'refused' });
  const { search, cells, combination, money } = answer;
  const inputs = [...head.inputs, ...cells.flatMap(({ values, before, now }) => [...values, ...numbersOf(before), ...numbersOf(now)])];
  const asked = { ...head, inputs, n: { ...head.n, rows: search.met }, assumptions };
  if (combination === undefined)
    return makeResult({ ...asked, status: 'weak', reason: 'No combination of values changed unlike what surrounds it.' });
  const cut = (value: number): number => significant(value) ?? 0;
  const contribution = combination.share * (change.nowValue - change.beforeValue);
  return makeResult({
    ...asked,
    estimate: cut(contribution),
    pValue: cut(combination.p),
    adjustedP: cut(combination.adjustedP),
    effect: { absolute: cut(contribution), relative: cut(contribution / change.beforeValue), money },
    status: 'ok',
  });
}

const assumptions: Result['assumptions'] = ['Events of every part vary as those of the whole campaign do from day to day.'];

function numbersOf({ numerator, denominator, events }: ChangedCell['now']): readonly number[] {
  return [numerator, denominator, events];
}
