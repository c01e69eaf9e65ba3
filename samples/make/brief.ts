/** What was promised for the sample campaign, as the fields of a brief. */
export const briefFields = {
  name: 'Spring 2026',
  client: 'Nordlicht Outdoor',
  flight: { start: '2026-04-01', end: '2026-05-31' },
  objectives: ['sales', 'traffic'],
  targets: { roas: 4.2, cpa: 23, cpc: 0.65 },
  budget: {
    total: 300_000,
    channels: { 'Google Ads': 110_000, Meta: 80_000, DV360: 50_000, LinkedIn: 30_000, TikTok: 30_000 },
  },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
} as const;

/** The brief as an analyst writes it, in YAML. */
export const brief = (): string =>
  ['# What was promised for the sample campaign. All names and numbers are made up.', ...linesOf(briefFields, ''), ''].join('\n');

function linesOf(fields: object, indent: string): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [`${indent}${key}: [${value.join(', ')}]`];
    if (typeof value === 'object' && value !== null) return [`${indent}${key}:`, ...linesOf(value, `${indent}  `)];
    return [`${indent}${key}: ${String(value)}`];
  });
}
