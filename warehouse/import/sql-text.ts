/** A SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Name of the i-th column of a table that is being read. */
export function cell(column: number): string {
  return `c${column}`;
}

/** The text of a cell, null when it is blank or a dash. Only the few cells with a space at an end are trimmed. */
export function text(column: number): string {
  const raw = cell(column);
  const trimmed = `nullif(nullif(trim(${raw}), ''), '--')`;
  return `case when ${raw} in ('', '--', ' --') then null when ${raw} like ' %' or ${raw} like '% ' then ${trimmed} else ${raw} end`;
}
