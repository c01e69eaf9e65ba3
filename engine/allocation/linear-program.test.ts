import { expect, test, vi } from 'vitest';

import { solveLinearProgram } from './linear-program.ts';
import type { ProgramColumn } from './linear-program.ts';

function column(objective: number, upper: number, isInteger = false): ProgramColumn {
  return { objective, lower: 0, upper, isInteger };
}

test('the workshop of Dantzig and its prices', async () => {
  // max 3x + 5y; x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: 36 at (2, 6), prices 0, 3/2, 1 (Hillier & Lieberman, Wyndor Glass).
  const rows = [
    { lower: -Infinity, upper: 4, entries: [[0, 1]] },
    { lower: -Infinity, upper: 12, entries: [[1, 2]] },
    {
      lower: -Infinity,
      upper: 18,
      entries: [
        [0, 3],
        [1, 2],
      ],
    },
  ] as const;
  const solution = await solveLinearProgram({ columns: [column(3, Infinity), column(5, Infinity)], rows });
  expect(solution?.objective).toBeCloseTo(36, 9);
  [2, 6].forEach((value, index) => expect(solution?.values[index]).toBeCloseTo(value, 9));
  [0, 1.5, 1].forEach((price, index) => expect(solution?.rowPrices[index]).toBeCloseTo(price, 9));
});

test('whole numbers are kept', async () => {
  const rows = [
    {
      lower: -Infinity,
      upper: 10,
      entries: [
        [0, 4],
        [1, 3],
      ],
    },
  ] as const;
  // 4x + 3y ≤ 10: the free optimum is y = 10/3, the whole one (1, 2).
  const solution = await solveLinearProgram({ columns: [column(5, 9, true), column(4, 9, true)], rows });
  expect(solution?.values.map(Math.round)).toEqual([1, 2]);
  expect(solution?.objective).toBeCloseTo(13, 9);
});

test.each([
  { title: 'contradicting rows', columns: [column(1, 4)], rows: [{ lower: 5, upper: 9, entries: [[0, 1]] as const }] },
  { title: 'an objective without bound', columns: [column(1, Infinity)], rows: [] },
])('$title have no solution', async ({ columns, rows }) => expect(await solveLinearProgram({ columns, rows })).toBeNull());

test.each([
  { title: 'an objective that is no number', columns: [column(Number.NaN, 4)], rows: [] },
  { title: 'a row of a column that is not there', columns: [column(1, 4)], rows: [{ lower: 0, upper: 9, entries: [[5, 1]] as const }] },
])('$title is said in words of this program, with the cause', async ({ columns, rows }) => {
  const error: unknown = await solveLinearProgram({ columns, rows }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: expect.stringContaining('1 columns and'), cause: { name: 'HighsValidationError' } });
});

test('solving prints nothing and leaves no listener behind', async () => {
  const writes = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'log')];
  const before = process.eventNames().map((name) => [name, process.listenerCount(name)]);
  await solveLinearProgram({ columns: [column(1, 4)], rows: [] });
  expect(writes.map((write) => write.mock.calls)).toEqual([[], [], []]);
  expect(process.eventNames().map((name) => [name, process.listenerCount(name)])).toEqual(before);
  for (const write of writes) write.mockRestore();
});
