import { expect, test } from 'vitest';
import { settleMoves } from './settle-moves.ts';
import type { KindDraft } from './settle-moves.ts';

const ad = { dimension: 'ad', key: 'Ad 1' } as const;
const channel = { dimension: 'platform', key: 'Meta' } as const;

function draft(kind: KindDraft['kind'], parts: Partial<KindDraft>): KindDraft {
  const blank = { findings: [], facts: [], expectedRole: null, costRole: null, disproof: null, sampleSize: null } as const;
  return { id: kind, kind, group: 'refine', entity: ad, ...blank, grade: 'B', money: 0, certainty: 1, moves: [], ...parts };
}

const up = (entity: typeof ad | typeof channel) => [{ entity, direction: 'up' }] as const;
const down = (entity: typeof ad | typeof channel) => [{ entity, direction: 'down' }] as const;

test.each([
  {
    title: 'an ad is not paused and repeated: the larger effect stays',
    drafts: [draft('pause-segment', { money: 10, moves: down(ad) }), draft('repeat-winner', { money: 20, moves: up(ad) })],
    kept: ['repeat-winner'],
  },
  {
    title: 'spend is taken away once',
    drafts: [draft('stop-waste', { money: 10, moves: down(ad) }), draft('pause-segment', { money: 20, moves: down(ad) })],
    kept: ['pause-segment'],
  },
  {
    title: 'reasons to add to a group stand side by side',
    drafts: [draft('repeat-winner', { money: 10, moves: up(channel) }), draft('catch-up-delivery', { money: 20, moves: up(channel) })],
    kept: ['catch-up-delivery', 'repeat-winner'],
  },
  {
    title: 'a plan for all channels goes before a larger claim on one',
    drafts: [draft('pause-segment', { money: 50, moves: down(channel) }), draft('shift-budget', { money: 20, moves: down(channel) })],
    kept: ['shift-budget'],
  },
  {
    title: 'groups of one name in different dimensions are different groups',
    drafts: [
      draft('pause-segment', { money: 20, moves: down(ad) }),
      draft('repeat-winner', { money: 10, moves: [{ entity: { dimension: 'creative', key: 'Ad 1' }, direction: 'up' }] }),
    ],
    kept: ['pause-segment', 'repeat-winner'],
  },
])('$title', ({ drafts, kept }) => {
  expect(settleMoves(drafts).map(({ kind }) => kind)).toEqual(kept);
  expect(settleMoves(drafts.toReversed()).map(({ kind }) => kind)).toEqual(kept);
});
