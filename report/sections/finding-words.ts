import type { Caveat, Comparator, Finding, Grade } from '@pca/engine';
import type { Status } from '../document.ts';
import { statusOf } from '../status.ts';

/** Findings by their tone, in the order in which they are told. */
export const findingGroups = [
  ['good', 'Achievements'],
  ['bad', 'Problems'],
  ['neutral', 'Worth knowing'],
] as const satisfies readonly (readonly [Finding['tone'], string])[];

const toneWords = { good: 'good', bad: 'needs attention', neutral: 'worth knowing' } as const satisfies Record<Finding['tone'], string>;

/** Sign, word and colour of a finding. */
export function findingStatus({ tone }: Pick<Finding, 'tone'>): Status {
  return statusOf(tone, toneWords[tone]);
}

/** A caveat in as few words as a mark on a card can hold. */
export const caveatMarks: Readonly<Record<Caveat, string>> = {
  'observed-not-caused': 'observed, not caused',
  'platform-claimed': 'platform-claimed',
  'too-few-results': 'too few results',
  'partial-coverage': 'part of spend',
  'different-weekdays': 'different weekdays',
  'outside-observed-range': 'outside observed range',
};

/** What carries a claim. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  A: 'experiment',
  B: 'matched comparison',
  C: 'description',
  D: 'assumption',
};

/** Against what an effect in money is reckoned. */
export const comparatorWords: Readonly<Record<Comparator, string>> = {
  target: 'against target',
  plan: 'against plan',
  rest: 'against the rest',
  'previous-period': 'against the period before',
  'days-before': 'against the days before',
  expected: 'against what was expected',
  'account-total': 'against the account total',
  none: 'against the average',
};
