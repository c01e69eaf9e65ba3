/** Sign, digits and the number of them before the decimal point. */
type Decimal = { readonly sign: '-' | ''; readonly digits: string; readonly point: number };

const decimalNumber = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/u;

/** Digits that Excel shows; what a cell stores beyond them is the noise of binary fractions. */
const shownDigits = 15;

/**
 * A number of a cell as a plain decimal. Whole numbers keep all their digits: ids of 17 digits are written by programs
 * that do not calculate with them. What is no number is returned as it is.
 */
export function plainNumber(text: string): string {
  const decimal = decimalOf(text);
  if (decimal === null) return text;
  const { digits, point } = decimal;
  const isWhole = digits.length - zerosAtEnd(digits) <= point;
  const isNoisy = !isWhole && digits.length - zerosAtEnd(digits) - zerosAtStart(digits) > shownDigits;
  return decimalText(isNoisy ? rounded(decimal, text) : decimal);
}

/** A ratio of a cell with a percent format as its percent text: the decimal point moves, nothing is rounded to the format. */
export function percentText(text: string): string {
  const plain = plainNumber(text);
  const decimal = decimalOf(plain);
  return decimal === null ? plain : `${decimalText({ ...decimal, point: decimal.point + 2 })}%`;
}

function decimalOf(text: string): Decimal | null {
  const [all, sign, whole = '', fraction = '', exponent = '0'] = decimalNumber.exec(text) ?? [];
  if (all === undefined || whole + fraction === '') return null;
  return { sign: sign === '-' ? '-' : '', digits: whole + fraction, point: whole.length + Number(exponent) };
}

function rounded(decimal: Decimal, text: string): Decimal {
  const number = Number(text);
  return Number.isFinite(number) ? (decimalOf(number.toPrecision(shownDigits)) ?? decimal) : decimal;
}

/** Without zeros that say nothing, before and after. */
function decimalText({ sign, digits, point }: Decimal): string {
  const whole = digits.slice(0, Math.max(0, point)).padEnd(point, '0');
  const behind = '0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point));
  const before = whole.slice(zerosAtStart(whole));
  const fraction = behind.slice(0, behind.length - zerosAtEnd(behind));
  const text = `${before === '' ? '0' : before}${fraction === '' ? '' : `.${fraction}`}`;
  return text === '0' ? text : sign + text;
}

function zerosAtStart(digits: string): number {
  let count = 0;
  while (digits[count] === '0') count += 1;
  return count;
}

function zerosAtEnd(digits: string): number {
  let count = 0;
  while (digits[digits.length - 1 - count] === '0') count += 1;
  return count;
}
