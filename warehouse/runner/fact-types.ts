/** Name of the enum type that holds the values of a column of the facts. */
export function enumTypeName(column: string): string {
  return `${column}_values`;
}
