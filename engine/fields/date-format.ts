/** Order of the parts of a date as one column writes it. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** How the dates of one column are written; `kind` decides which fields matter. */
export type DateFormat =
  /** `2025-06-01`, `2025/6/1`, `20250601`, `6/1/2025`, `01.06.25`, all optionally followed by a time of day. */
  | { readonly kind: 'numeric'; readonly order: DateOrder; readonly separator: '-' | '/' | '.' | ''; readonly twoDigitYear: boolean; readonly hasTime: boolean }
  /** `Thu, 5 Feb 2026`, `Feb 1, 2020`, `1. Sept. 2026`: month names of one language. */
  | { readonly kind: 'named'; readonly order: DateOrder; readonly language: 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' }
  /** `2024-03-01 - 2024-03-11`: start and end in one cell. */
  | { readonly kind: 'range'; readonly of: DateFormat; readonly separator: string }
  /** `2025-06` or `Jun 2025`: a whole month. */
  | { readonly kind: 'month'; readonly named: boolean }
  /** `0000`, `0001`: days since the period's start (GA4). */
  | { readonly kind: 'nth-day'; readonly start: string }
  /** Excel serial days; `epoch1904` on old Mac workbooks. */
  | { readonly kind: 'serial'; readonly epoch1904: boolean };
