/** A currency named by a symbol, a header or a number format; not certain when several countries write it so. */
export type CurrencyReading = { readonly code: string; readonly isCertain: boolean };

/** ISO 4217 codes of money in use, and BGN, HRK and the like that reports of recent years still carry. Funds, metals and test codes are left out. */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK ' +
    'DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR ' +
    'KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN ' +
    'PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH ' +
    'UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

/** English words of report headers that are also codes: `Clicks (all)`, `Impr. (Top) %`. */
const HEADER_WORDS = new Set(['ALL', 'TOP']);

const certain = (code: string): CurrencyReading => ({ code, isCertain: true });
const likely = (code: string): CurrencyReading => ({ code, isCertain: false });

/** Symbols in lower case. */
const SYMBOLS: ReadonlyMap<string, CurrencyReading> = new Map([
  ['us$', certain('USD')],
  ['$us', certain('USD')],
  ['$ us', certain('USD')],
  ['u$s', certain('USD')],
  ['$', likely('USD')],
  ['€', certain('EUR')],
  ['£', certain('GBP')],
  ['a$', certain('AUD')],
  ['au$', certain('AUD')],
  ['$au', certain('AUD')],
  ['ca$', certain('CAD')],
  ['$ca', certain('CAD')],
  ['$ ca', certain('CAD')],
  ['c$', likely('CAD')],
  ['nz$', certain('NZD')],
  ['hk$', certain('HKD')],
  ['s$', likely('SGD')],
  ['sg$', certain('SGD')],
  ['nt$', certain('TWD')],
  ['mx$', certain('MXN')],
  ['mex$', certain('MXN')],
  ['r$', certain('BRL')],
  ['₹', certain('INR')],
  ['rs.', likely('INR')],
  ['rs', likely('INR')],
  ['₨', likely('INR')],
  ['¥', likely('JPY')],
  ['￥', likely('JPY')],
  ['jp¥', certain('JPY')],
  ['円', certain('JPY')],
  ['cn¥', certain('CNY')],
  ['rmb', certain('CNY')],
  ['元', likely('CNY')],
  ['kr', likely('SEK')],
  ['kr.', likely('DKK')],
  ['skr', certain('SEK')],
  ['nkr', certain('NOK')],
  ['dkr', certain('DKK')],
  ['zł', certain('PLN')],
  ['kč', certain('CZK')],
  ['ft', likely('HUF')],
  ['lei', likely('RON')],
  ['лв', certain('BGN')],
  ['лв.', certain('BGN')],
  ['fr.', likely('CHF')],
  ['sfr.', certain('CHF')],
  ['₺', certain('TRY')],
  ['tl', certain('TRY')],
  ['₽', certain('RUB')],
  ['руб.', certain('RUB')],
  ['₴', certain('UAH')],
  ['грн', certain('UAH')],
  ['₪', certain('ILS')],
  ['₩', likely('KRW')],
  ['₫', certain('VND')],
  ['đ', certain('VND')],
  ['฿', certain('THB')],
  ['₱', likely('PHP')],
  ['rm', certain('MYR')],
  ['rp', certain('IDR')],
  ['rp.', certain('IDR')],
  ['r', likely('ZAR')],
  ['s/', certain('PEN')],
  ['s/.', certain('PEN')],
  ['₦', certain('NGN')],
  ['₵', certain('GHS')],
  ['gh₵', certain('GHS')],
  ['ksh', certain('KES')],
  ['₡', certain('CRC')],
  ['₲', certain('PYG')],
  ['₸', certain('KZT')],
  ['₼', certain('AZN')],
  ['₾', certain('GEL')],
  ['₭', certain('LAK')],
  ['₮', certain('MNT')],
  ['৳', certain('BDT')],
  ['dh', likely('AED')],
  ['e£', certain('EGP')],
]);

/** Symbols that cells may carry, lower case, longest first, so that `us$` is found before `$`. */
export const currencySymbols: readonly string[] = [...SYMBOLS.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Locale identifiers of Excel (hexadecimal) whose currency shares its symbol with others. */
const EXCEL_LOCALES: ReadonlyMap<string, string> = new Map([
  ['409', 'USD'],
  ['C09', 'AUD'],
  ['1009', 'CAD'],
  ['C0C', 'CAD'],
  ['1409', 'NZD'],
  ['4809', 'SGD'],
  ['C04', 'HKD'],
  ['3C09', 'HKD'],
  ['404', 'TWD'],
  ['80A', 'MXN'],
  ['2C0A', 'ARS'],
  ['340A', 'CLP'],
  ['240A', 'COP'],
  ['411', 'JPY'],
  ['804', 'CNY'],
  ['412', 'KRW'],
  ['41D', 'SEK'],
  ['414', 'NOK'],
  ['406', 'DKK'],
  ['40F', 'ISK'],
  ['1C09', 'ZAR'],
  ['418', 'RON'],
  ['40E', 'HUF'],
  ['807', 'CHF'],
  ['100C', 'CHF'],
  ['4009', 'INR'],
  ['439', 'INR'],
  ['420', 'PKR'],
  ['464', 'PHP'],
  ['3409', 'PHP'],
]);

const MONEY_WORD =
  /cost|spen[dt]|amount|budget|revenue|sales|value|price|fee|bid|profit|income|cp[acmvol]|cpcv|aov|kosten|betrag|umsatz|montant|co[uû]t|importe|gasto|costo|spesa|valor|custo|biaya/iu;

/** True for the ISO 4217 code of a currency in use, upper case. */
export function isCurrencyCode(text: string): boolean {
  return CODES.has(text);
}

/** The currency that a symbol or code in a cell names (`US$`, `€`, `Rs.`, `EUR`, `CLP$`); null for anything else. */
export function currencyOfSymbol(symbol: string): CurrencyReading | null {
  const text = symbol.replace(/\s+/gu, ' ').trim();
  const known = SYMBOLS.get(text.toLowerCase());
  if (known !== undefined) return known;
  const code = text.endsWith('$') ? text.slice(0, -1) : text;
  return isCurrencyCode(code) ? certain(code) : null;
}

/**
 * The currency that a header names, and the header without it: `Amount spent (IDR)`, `Total Sales (₹)`, `Spend_USD`, `cost_in_usd`.
 * Three letters that are no ISO 4217 code (`(in UTC)`, `(ROAS)`) and words that only look like one (`(all)`) are none. Null when there is none.
 */
export function currencyInHeader(header: string): (CurrencyReading & { readonly header: string }) | null {
  const text = header.replace(/[\s\u00A0\u202F]+/gu, ' ').trim();
  return currencyInBrackets(text) ?? currencyAtEnd(text);
}

/** The currency that an Excel number format prints (`[$€-2] #,##0.00`, `\₹\ #,##0.00`, `#,##0.00 "CHF"`); null when it prints none. */
export function currencyInNumberFormat(format: string): CurrencyReading | null {
  const [section = ''] = format.slice(0, 200).split(';');
  const located = /\[\$([^\]-]+)-([0-9A-Fa-f]+)\]/u.exec(section);
  const fromLocale = located === null ? undefined : EXCEL_LOCALES.get((located[2] ?? '').toUpperCase().replace(/^0+/u, ''));
  for (const literal of literalsOf(section)) {
    const reading = currencyOfSymbol(literal);
    if (reading === null) continue;
    return !reading.isCertain && fromLocale !== undefined ? certain(fromLocale) : reading;
  }
  return null;
}

function currencyInBrackets(text: string): (CurrencyReading & { header: string }) | null {
  for (const match of text.matchAll(/[([]\s*(?:in )?([^()[\]\s]{1,4})\s*[)\]]/giu)) {
    const reading = readingInBrackets(match[1] ?? '', text);
    if (reading !== null) return { ...reading, header: text.replace(match[0], ' ').replace(/\s+/gu, ' ').trim() };
  }
  return null;
}

function readingInBrackets(inside: string, header: string): CurrencyReading | null {
  if (/^[A-Z]{3}$/u.test(inside)) {
    // `CLICKS (ALL)` is written in capitals throughout; `Amount spent (ALL)` is in Albanian lek.
    if (HEADER_WORDS.has(inside) && header === header.toUpperCase()) return null;
    return isCurrencyCode(inside) ? certain(inside) : null;
  }
  if (/^[a-z]{3}$/u.test(inside)) return MONEY_WORD.test(header) ? codeInWord(inside) : null;
  return /[\p{Sc}.]|kr|zł|Kč/u.test(inside) ? currencyOfSymbol(inside) : null;
}

function currencyAtEnd(text: string): (CurrencyReading & { header: string }) | null {
  const match = /^(.+?)(?:[\s_,:-]+in)?[\s_,:-]+([A-Z]{3}|[a-z]{3}|\p{Sc})$/u.exec(text);
  const [, rest = '', word = ''] = match ?? [];
  if (!MONEY_WORD.test(rest)) return null;
  const reading = /^\p{L}{3}$/u.test(word) ? codeInWord(word) : currencyOfSymbol(word);
  return reading === null ? null : { ...reading, header: rest };
}

function codeInWord(word: string): CurrencyReading | null {
  const code = word.toUpperCase();
  return isCurrencyCode(code) && !HEADER_WORDS.has(code) ? certain(code) : null;
}

/** The runs of text that a number format prints as they stand, outside its digits. */
function literalsOf(section: string): readonly string[] {
  const boundary = '\u0000';
  const printed = section.replace(
    /\[\$([^\]-]*)[^\]]*\]|"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([\p{Sc} ])|[^]/gu,
    (...[, located, quoted, escaped, bare]: (string | undefined)[]) => located ?? quoted ?? escaped ?? bare ?? boundary,
  );
  return printed
    .split(boundary)
    .map((run) => run.trim())
    .filter((run) => run !== '');
}
