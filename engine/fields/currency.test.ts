import { expect, test } from 'vitest';
import { currencyInHeader, currencyInNumberFormat, currencyOfSymbol, currencySymbols, isCurrencyCode } from './currency.ts';

test.each<[string, string | null]>([
  ['US$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['Rs.', 'INR likely'],
  ['$', 'USD likely'],
  ['¥', 'JPY likely'],
  ['kr', 'SEK likely'],
  ['A$', 'AUD'],
  ['CA$', 'CAD'],
  ['C$', 'CAD likely'],
  ['R$', 'BRL'],
  ['zł', 'PLN'],
  ['NT$', 'TWD'],
  ['CHF', 'CHF'],
  ['EUR', 'EUR'],
  ['CLP$', 'CLP'],
  [' US$ ', 'USD'],
  ['$\u00A0US', 'USD'],
  ['S/', 'PEN'],
  ['UTC', null],
  ['', null],
  ['x', null],
  ['%', null],
])('the symbol %j names %j', (symbol, expected) => {
  const reading = currencyOfSymbol(symbol);
  expect(reading === null ? null : `${reading.code}${reading.isCertain ? '' : ' likely'}`).toBe(expected);
});

test('every symbol names a currency in use', () => {
  expect(currencySymbols.filter((symbol) => !isCurrencyCode(currencyOfSymbol(symbol)?.code ?? ''))).toEqual([]);
});

test.each<[string, string | null, string?]>([
  ['Amount spent (IDR)', 'IDR', 'Amount spent'],
  ['14 Day Total Sales (₹)', 'INR', '14 Day Total Sales'],
  ['14 Day Total Sales (₹) ', 'INR', '14 Day Total Sales'],
  ['Spend_USD', 'USD', 'Spend'],
  ['CPC_USD', 'USD', 'CPC'],
  ['cost_in_usd', 'USD', 'cost'],
  ['Cost (USD)', 'USD', 'Cost'],
  ['Spend in EUR', 'EUR', 'Spend'],
  ['Cost\u00A0(USD)', 'USD', 'Cost'],
  ['Amount spent (ALL)', 'ALL', 'Amount spent'],
  ['Revenue [GBP]', 'GBP', 'Revenue'],
  ['AMOUNT SPENT (TRY)', 'TRY', 'AMOUNT SPENT'],
  ['Ausgegebener Betrag (EUR)', 'EUR', 'Ausgegebener Betrag'],
  ['Cost (in USD)', 'USD', 'Cost'],
  ['cost (usd)', 'USD', 'cost'],
  ['Start Date (in UTC)', null],
  ['Total Return on Advertising Spend (ROAS)', null],
  ['ACOS', null],
  ['Total Advertising Cost of Sales (ACoS)', null],
  ['Clicks (all)', null],
  ['CPC (all)', null],
  ['CPC (ALL)', null],
  ['Impr. (Top) %', null],
  ['CPM (cost per 1,000 impressions)', null],
  ['clicks_all', null],
  ['cost_all', null],
  ['Cost / conv.', null],
  ['Orders (#)', null],
  ['Revenue (Adv Currency)', null],
  ['cost_micros', null],
  ['Click-Thru Rate (CTR)', null],
  ['Views (MAX)', null],
  ['add_to_cart', null],
  ['Campaign USD', null],
  ['', null],
])('the header %j names %j', (header, code, rest) => {
  const found = currencyInHeader(header);
  expect(found?.code ?? null).toBe(code);
  expect(found?.header).toBe(rest);
});

test('a dollar sign in a header is not certain', () => {
  expect(currencyInHeader('7 Day Total Sales ($)')).toEqual({ code: 'USD', isCertain: false, header: '7 Day Total Sales' });
});

test.each<[string, string | null]>([
  ['[$€-2] #,##0.00', 'EUR'],
  ['[$$]#,##0.00;\\-[$$]#,##0.00', 'USD likely'],
  ['\\₹\\ #,##0.00', 'INR'],
  ['[$USD] #,##0.00', 'USD'],
  ['"CHF" #,##0.00', 'CHF'],
  ['#,##0.00\\ "€"', 'EUR'],
  ['#,##0.00 [$€-407]', 'EUR'],
  ['[$$-409]#,##0.00', 'USD'],
  ['[$$-C09]#,##0.00', 'AUD'],
  ['[$¥-804]#,##0', 'CNY'],
  ['[$kr-414] #,##0', 'NOK'],
  ['\\R\\$\\ #,##0.00', 'BRL'],
  ['$#,##0.00', 'USD likely'],
  ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00', 'EUR'],
  ['_("$"* #,##0.00_)', 'USD likely'],
  ['[Red][$£-809]#,##0.00', 'GBP'],
  ['General', null],
  ['0.00%', null],
  ['0.0000%', null],
  ['mmm\\ dd\\,\\ yyyy', null],
  ['[$-409]mmmm d, yyyy', null],
  ['d/m', null],
  ['#,##0', null],
  ['#,##0 "clicks"', null],
  ['', null],
])('the number format %j prints %j', (format, expected) => {
  const reading = currencyInNumberFormat(format);
  expect(reading === null ? null : `${reading.code}${reading.isCertain ? '' : ' likely'}`).toBe(expected);
});

test.each<[string, boolean]>([
  ['EUR', true],
  ['HRK', true],
  ['eur', false],
  ['UTC', false],
  ['XXX', false],
  ['CTR', false],
  ['CPA', false],
  ['CPM', false],
  ['', false],
])('%j is a currency code: %j', (code, expected) => {
  expect(isCurrencyCode(code)).toBe(expected);
});
