import { expect, test } from 'vitest';

import { deliveryCredit } from './delivery-credit.ts';

test.each([
  { title: 'a CPM of 5.00', line: [1_000_000n, 940_000n, 5_000_000n, 1000n], expected: [60_000n, 300_000_000n] },
  { title: 'a CPC of 0.35', line: [10_000n, 9_999n, 350_000n, 1n], expected: [1n, 350_000n] },
  { title: 'a lump sum of 9,000 for 3 units', line: [3n, 1n, 9_000_000_000n, 3n], expected: [2n, 6_000_000_000n] },
  { title: 'half a millionth, rounded up', line: [1n, 0n, 1n, 2n], expected: [1n, 1n] },
  { title: 'less than half a millionth', line: [1n, 0n, 1n, 3n], expected: [1n, 0n] },
  { title: 'full delivery', line: [500n, 500n, 5_000_000n, 1000n], expected: [0n, 0n] },
  { title: 'over-delivery', line: [500n, 800n, 5_000_000n, 1000n], expected: [0n, 0n] },
  { title: 'nothing planned', line: [0n, 0n, 5_000_000n, 1000n], expected: [0n, 0n] },
] as const)('$title', ({ line: [plannedUnits, deliveredUnits, priceMicros, unitsPerPrice], expected: [missingUnits, creditMicros] }) => {
  expect(deliveryCredit({ plannedUnits, deliveredUnits, priceMicros, unitsPerPrice })).toEqual({ missingUnits, creditMicros });
});

test.each([
  [-1n, 0n, 1n, 1n],
  [1n, -1n, 1n, 1n],
  [1n, 0n, -1n, 1n],
  [1n, 0n, 1n, 0n],
])('%d planned, %d delivered, %d for %d units is no line', (plannedUnits, deliveredUnits, priceMicros, unitsPerPrice) => {
  expect(deliveryCredit({ plannedUnits, deliveredUnits, priceMicros, unitsPerPrice })).toBeNull();
});
