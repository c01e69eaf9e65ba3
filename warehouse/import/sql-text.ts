/** A SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Name of the i-th column of a table that is being read. */
export function cell(column: number): string {
  return `c${column}`;
}

/** The text of a cell, null when it is blank or a dash. */
export function text(column: number): string {
  return `nullif(nullif(trim(${cell(column)}), ''), '--')`;
}

export function isBlank(column: number): string {
  return `(${cell(column)} is null or trim(${cell(column)}) in ('', '-', '--', '–', '—'))`;
}
