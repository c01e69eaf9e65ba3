import type { FieldId } from '../fields/catalogue.ts';

/** How certain a signature is: `certain` headers exist on one platform only, `likely` ones are shared by few. */
export type SignatureStrength = 'certain' | 'likely';

/**
 * One recognisable layout of a platform. All given conditions must hold. Header names are written normalised
 * (see `normaliseHeader`): lower case, one space between words, no currency suffix.
 */
export type Signature = {
  /** Name of the report or API form, shown in the certificate: `Campaign report (UI)`, `GAQL`. */
  readonly report: string;
  readonly strength: SignatureStrength;
  /** Every one of these headers is present. */
  readonly allOf?: readonly string[];
  /** At least `anyCount` (default 1) of these headers are present. */
  readonly anyOf?: readonly string[];
  readonly anyCount?: number;
  /** None of these headers is present. */
  readonly noneOf?: readonly string[];
  /** Some preamble cell matches. */
  readonly preamble?: RegExp;
  /** The file's name matches. */
  readonly fileName?: RegExp;
  /** This report's money columns are in millionths although their headers do not say so. */
  readonly moneyInMicros?: readonly string[];
};

/** How one header of this platform is read. */
export type ColumnRule = {
  /** Normalised header, or a pattern over it. */
  readonly header: string | RegExp;
  /** null: known, and deliberately not imported (part of a total, other currency, rank). */
  readonly field: FieldId | null;
  /** Lower wins when several columns of a file claim the same field; the others are kept out and named. Default 0. */
  readonly preference?: number;
  /** Columns of the same field and the same `addend` name are added up (website conversions + one-click leads). */
  readonly addend?: string;
  /** Millionths of the currency unit. */
  readonly micros?: true;
  /** A count of different events: it adds up only while the column with this header holds one value. */
  readonly typedBy?: RegExp;
  /** Currency that the header itself names (`cost_in_usd`). */
  readonly currency?: string;
  /** What the certificate says about this reading. */
  readonly note?: string;
};

/** Long tables with one row per event: `field` is the sum of `value` over rows whose `type` column holds one of `values`. */
export type TypedCount = {
  readonly typeHeader: string;
  readonly valueHeader: string;
  readonly field: FieldId;
  readonly values: readonly string[];
  readonly note: string;
};

/** An ad platform: everything that is particular to its exports, as data. */
export type Platform = {
  /** Permanent id, kebab-case. */
  readonly id: string;
  /** Name as people write it. */
  readonly name: string;
  /** Values of a `platform` column that mean this platform, normalised: `google_ads`, `facebook`. */
  readonly aliases: readonly string[];
  readonly signatures: readonly Signature[];
  /** Rules that come before the shared alias table. */
  readonly columns: readonly ColumnRule[];
  readonly typedCounts?: readonly TypedCount[];
  /** Time zone of the reporting day: `account` (set in the ad account), or a fixed zone such as `UTC`. */
  readonly timeZone: 'account' | 'UTC' | 'advertiser';
  /** Channel type when the file does not say: search, social, video, display, retail, audio, analytics. */
  readonly channel: string;
  /** Where the facts above come from: vendor page or observed export. */
  readonly sources: readonly string[];
};
