/** An exact amount in millionths of its unit: of the currency for money, of one for counts. */
export type Amount = bigint;

const million = 1_000_000n;

/** A whole count as an amount. */
export const count = (value: number | bigint): Amount => BigInt(value) * million;

/** Cents of a currency, or hundredths of a count. */
export const hundredths = (value: number | bigint): Amount => BigInt(value) * 10_000n;

/** Thousandths, as currencies without a small unit are printed. */
export const thousandths = (value: number | bigint): Amount => BigInt(value) * 1000n;

/** The amount with exactly `places` decimals and a point; throws when that would lose a digit. */
export function fixed(amount: Amount, places: number): string {
  const step = 10n ** BigInt(6 - places);
  if (amount % step !== 0n) throw new Error(`${amount} millionths cannot be printed with ${places} decimals`);
  const size = amount < 0n ? -amount : amount;
  const digits = String(size / step).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return amount < 0n ? `-${text}` : text;
}

/** The amount with as few decimals as it needs: `12.5`, `0`. */
export function shortest(amount: Amount): string {
  const text = fixed(amount, 6).replace(/0+$/u, '');
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** A whole count as text. */
export const whole = (amount: Amount): string => fixed(amount, 0);

/** Plain decimal text with other marks: `1234.5` → `1.234,5`. */
export function withMarks(text: string, marks: { readonly group: string; readonly decimal: string }): string {
  const [units = '', fraction] = text.split('.');
  const groups = units.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, marks.group);
  return fraction === undefined ? groups : `${groups}${marks.decimal}${fraction}`;
}

/** English grouping: `1,234.50`. */
export const english = (text: string): string => withMarks(text, { group: ',', decimal: '.' });

/** German grouping: `1.234,50`. */
export const german = (text: string): string => withMarks(text, { group: '.', decimal: ',' });

/** `per` × numerator ÷ denominator, rounded half up to `places`; null when the denominator is 0. */
export function ratio(
  numerator: Amount | null,
  denominator: Amount | null,
  form: { readonly places: number; readonly per?: number },
): string | null {
  if (numerator === null || denominator === null || denominator === 0n) return null;
  const scale = 10n ** BigInt(form.places);
  const scaled = (numerator * BigInt(form.per ?? 1) * scale * 2n + denominator) / (denominator * 2n);
  const digits = String(scaled).padStart(form.places + 1, '0');
  return form.places === 0 ? digits : `${digits.slice(0, -form.places)}.${digits.slice(-form.places)}`;
}

/** `amount` in parts that follow the weights and add up to it exactly; each part is a multiple of `step`. */
export function split(amount: Amount, weights: readonly number[], step: Amount): readonly Amount[] {
  const all = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  const steps = amount / step;
  const parts = weights.map((weight) => (steps * BigInt(weight)) / all);
  const rest = steps - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, index) => (part + (BigInt(index) < rest ? 1n : 0n)) * step);
}
