/** Decimal text without the zeros that a column's scale adds; null stays null. */
export function decimalText(text: string): string;
export function decimalText(text: string | null): string | null;
export function decimalText(text: string | null): string | null {
  if (text === null || !text.includes('.')) return text;
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}
