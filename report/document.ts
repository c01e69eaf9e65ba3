import type { ChartSpec, SparklineChart, Tone } from '@pca/charts';

/** A number as it is printed, with its way back: `ref` names it, `basis` says formula and inputs in words. */
export type NumberMark = {
  readonly kind: 'number';
  readonly display: string;
  /** Unrounded decimal text; null where there is no value. */
  readonly value: string | null;
  readonly ref: string;
  readonly basis: string;
};

/** A piece of running text. A `name` comes from the data, in any script and of any length. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  /** A sentence that the engine wrote, with the numbers it cites. */
  | { readonly kind: 'cited'; readonly text: string; readonly refs: readonly string[]; readonly basis: string }
  /** To a section, card or row of this document, by its id. */
  | { readonly kind: 'link'; readonly text: string; readonly target: string }
  | NumberMark;

/** Good and bad are said by sign and word, colour only repeats them. */
export type Status = { readonly tone: Tone; readonly sign: string; readonly word: string };

export type Tile = {
  readonly label: string;
  readonly number: NumberMark;
  readonly status: Status | null;
  readonly target: readonly Inline[] | null;
  /** Interval, sample size, coverage. */
  readonly lines: readonly (readonly Inline[])[];
  readonly flags: readonly string[];
  readonly sparkline: SparklineChart | null;
};

export type Column = { readonly label: string; readonly unit: string; readonly align: 'left' | 'right' };

export type Cell = {
  readonly inlines: readonly Inline[];
  /** A second, smaller line: the interval or the sample size. */
  readonly detail: readonly Inline[];
  readonly status: Status | null;
};

/**
 * The first cell of a row is its header; a `group` row holds that cell alone and heads the rows below it. The last cell spans the columns
 * that are left.
 */
export type Row = {
  readonly cells: readonly Cell[];
  readonly role: 'plain' | 'total' | 'group';
  /** Unique in the document, for links; null where nothing links to the row. */
  readonly id: string | null;
};

export type TableBlock = {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note: string;
};

export type Fact = { readonly term: string; readonly inlines: readonly Inline[] };

export type DetailsBlock = { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] };

/** What was read from one file and on what evidence. */
export type CertificateBlock = {
  readonly kind: 'certificate';
  readonly fileName: string;
  readonly recognised: string;
  readonly status: Status;
  readonly sentence: string;
  readonly sentenceStatus: Status | null;
  readonly facts: readonly Fact[];
  readonly details: readonly DetailsBlock[];
};

/** The figure that a card is about; its lines say what it is and how sure. */
export type CardFigure = { readonly number: NumberMark; readonly tone: Tone; readonly lines: readonly (readonly Inline[])[] };

/** One claim or one action: what it says, what stands behind it, and its small print. */
export type CardBlock = {
  readonly kind: 'card';
  /** Unique in the document, for links. */
  readonly id: string;
  /** Where it stands among its like: `No. 1`. */
  readonly rank: string;
  readonly status: Status;
  readonly title: readonly Inline[];
  readonly body: readonly Inline[];
  readonly figure: CardFigure | null;
  readonly facts: readonly Fact[];
  readonly chart: ChartSpec | null;
  /** Caveats in a few words each; the section explains each once. */
  readonly marks: readonly string[];
  readonly note: readonly Inline[];
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly isNote: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | TableBlock
  | { readonly kind: 'chart'; readonly spec: ChartSpec }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'callout'; readonly status: Status; readonly inlines: readonly Inline[] }
  | DetailsBlock
  | CardBlock
  | CertificateBlock;

export type Section = {
  /** Unique in the document: lower case letters, digits and hyphens. */
  readonly id: string;
  /** What the section is, for the contents list. */
  readonly name: string;
  /** What the section says, with its number. */
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
};

/** A report as plain data: every format is made from this alone. */
export type ReportDocument = {
  readonly schemaVersion: 1;
  readonly meta: {
    readonly title: string;
    readonly client: string | null;
    /** Language of the words, BCP 47. */
    readonly language: 'en';
    /** Numbers and days, BCP 47. */
    readonly locale: string;
    readonly facts: readonly Fact[];
  };
  readonly sections: readonly Section[];
};
