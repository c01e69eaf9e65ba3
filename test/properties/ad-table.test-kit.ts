import fc from 'fast-check';

/** One row of an export before it is written: counts, and amounts in hundredths; null is a cell that is left empty. */
export type AdRow = {
  /** Days after the first day of the report, 0 to 19. */
  readonly day: number;
  readonly campaign: string;
  readonly device: string | null;
  readonly country: string | null;
  readonly impressions: bigint | null;
  readonly clicks: bigint | null;
  readonly conversions: bigint | null;
  readonly revenue: bigint | null;
  readonly cost: bigint | null;
};

/** Names as people write them, and worse: separators, quotes, line breaks, marks, formulas, spaces at the ends. */
const oddNames = [
  'Brand',
  'Brand, Search',
  'Brand; Search | DE',
  'The "best" shoes',
  '"',
  'Größen & Maße – Österreich',
  'Two\nlines',
  'Three\n\n"lines", ',
  ' spaces at both ends ',
  'Sale 🎉 50%',
  '👩‍👩‍👧 family',
  'Tab\tinside',
  "O'Hara's",
  '=SUM(A1:A9)',
  '+49 Hotline',
  '-10% Rabatt',
  '@handle',
  '#hashtag',
  'Gesamtpaket Herbst',
  'Totally new',
  '1,234.56',
  '2026-03-12',
  'café crème',
  'NULL',
  'x'.repeat(300),
] as const;

/** Characters that a random name is made of; it begins and ends with a letter, so that it is never blank. */
const nameCharacters = [
  'a',
  'B',
  'ß',
  'Ü',
  'é',
  ',',
  ';',
  '|',
  '"',
  "'",
  '\t',
  '\n',
  ' ',
  '  ',
  '.',
  '-',
  '–',
  '€',
  '0',
  '😀',
  '漢',
  '\\',
  '%',
];

const randomName = fc.string({ unit: fc.constantFrom(...nameCharacters), maxLength: 12 }).map((middle) => `N${middle}e`);

const count = fc.oneof(fc.bigInt({ min: 0n, max: 5000n }), fc.bigInt({ min: 0n, max: 10n ** 9n }));
const amount = fc.oneof(fc.bigInt({ min: 0n, max: 100_000n }), fc.bigInt({ min: 0n, max: 10n ** 11n }));

function missingSometimes<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(arbitrary, { freq: 9 });
}

const row: fc.Arbitrary<AdRow> = fc.record({
  day: fc.nat(19),
  campaign: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...oddNames) }, { weight: 1, arbitrary: randomName }),
  device: missingSometimes(fc.constantFrom('Mobile phones', 'Computers', 'TV screens')),
  country: missingSometimes(fc.constantFrom('Germany', 'Österreich', 'Côte d’Ivoire', 'Korea, Republic of')),
  impressions: missingSometimes(count),
  clicks: missingSometimes(count),
  conversions: missingSometimes(fc.bigInt({ min: 0n, max: 1_000_000n })),
  revenue: missingSometimes(amount),
  cost: missingSometimes(amount),
});

/**
 * Rows of one export, no two about the same day and names. The first is complete and of the 26th of the month, so that
 * every column holds a number and the days can be told from the months.
 */
export const adRows: fc.Arbitrary<readonly AdRow[]> = fc
  .uniqueArray(row, { minLength: 1, maxLength: 40, selector: keyOf })
  .map((rows) => [{ ...full, campaign: 'First' }, ...rows.filter((other) => other.campaign !== 'First')]);

const full: AdRow = {
  day: 19,
  campaign: 'Full',
  device: 'Computers',
  country: 'Germany',
  impressions: 120_000n,
  clicks: 1500n,
  conversions: 1250n,
  revenue: 123_456n,
  cost: 45_678n,
};

/** Rows of more campaigns than a breakdown shows. */
export const manyCampaigns: fc.Arbitrary<readonly AdRow[]> = fc
  .array(row, { minLength: 55, maxLength: 90 })
  .map((rows) => rows.map((each, index) => ({ ...each, campaign: `${each.campaign.trim()} no. ${index % 70}` })));

/** The rows with characters that Windows-1252 does not have written as one that it has. */
export function inWestern(rows: readonly AdRow[]): readonly AdRow[] {
  return rows.map((each) => ({ ...each, campaign: each.campaign.replace(/[^\p{ASCII}\u00A0-\u00FF€]/gu, 'ø') }));
}

/** The rows with all money multiplied. */
export function withMoneyTimes(factor: bigint, rows: readonly AdRow[]): readonly AdRow[] {
  const times = (value: bigint | null): bigint | null => (value === null ? null : value * factor);
  return rows.map((each) => ({ ...each, cost: times(each.cost), revenue: times(each.revenue) }));
}

/** What a report is broken down by; spaces at the ends of a name are not part of it. */
function keyOf({ day, campaign, device, country }: AdRow): string {
  return JSON.stringify([day, campaign.trim(), device, country]);
}
