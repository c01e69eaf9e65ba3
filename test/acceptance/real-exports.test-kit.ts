import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseMillionths } from '@pca/engine';

/** The true values of one file, worked out by hand and by a separate script. */
export type ExpectedFile = {
  readonly platform: string;
  readonly encoding: string;
  readonly header_record?: number;
  readonly data_rows: number;
  readonly totals_rows_dropped?: readonly number[];
  readonly totals?: Readonly<Record<string, number>>;
  readonly sections?: readonly { readonly record: number; readonly rows: number }[];
  readonly conversions_by_dbt_default_rule?: number;
  readonly printed_totals?: readonly { readonly record: number }[];
  /** Headers by what is read from them; several are added up with ` + `, a unit follows as ` / 1000000`. */
  readonly columns_used?: Readonly<Record<string, string>>;
  readonly campaign_key?: readonly string[];
  readonly by_campaign?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** The true values of several files that describe one campaign. */
type ExpectedBundle = {
  readonly files: readonly string[];
  readonly totals: Readonly<Record<string, unknown>>;
  readonly by_platform?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly kpis_ratio_of_sums?: Readonly<Record<string, number>>;
};

export type Expectations = {
  readonly files: Readonly<Record<string, ExpectedFile>>;
  readonly bundles: {
    readonly pca_six_platforms: ExpectedBundle;
    readonly google_overview_cards_same_spend: ExpectedBundle & { readonly expected_spend: number };
    readonly dbt_unified: ExpectedBundle;
  };
};

/** Real exports are not ours to hand out, so they lie beside the checkout and not inside. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'exports');

export const hasRealExports = existsSync(join(folder, 'expected.json'));
if (!hasRealExports) process.stderr.write('../shared/data/exports is absent: the acceptance tests on real exports are skipped.\n');

export const measures = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

export function realExport(name: string): string {
  return join(folder, name);
}

export function readExpectations(): Expectations {
  return JSON.parse(readFileSync(realExport('expected.json'), 'utf8'));
}

/** Amount in hundredths, rounded half away from zero; null for no amount. */
export function cents(text: string | null): bigint | null {
  const millionths = text === null ? null : parseMillionths(text);
  if (millionths === null) return null;
  const half = millionths < 0n ? -5000n : 5000n;
  return (millionths + half) / 10_000n;
}
