/** Decimal text without the zeros that a column's scale adds; null stays null. */
export function decimalText(text: string | null): string | null {
  return text === null || !text.includes('.') ? text : text.replace(/0+$/u, '').replace(/\.$/u, '');
}
