import { describe, expect, test } from 'vitest';

import { mappingOfFile, parseMapping } from './mapping.ts';
import type { MappingFile } from './mapping.ts';

describe('a mapping file', () => {
  test.each<[unknown]>([
    [{}],
    [{ platform: 'Meta' }],
    [{ platform: 'google_ads' }],
    [{ table: 'Sheet1#2', headerRecord: 3, encoding: 'windows-1252', delimiter: 'TAB' }],
    [{ columns: { Kosten: 'spend', Notes: null, 'CTR %': { field: 'ctr', scale: 'percent', decimal: ',' } } }],
    [{ columns: { Datum: { field: 'date', dateOrder: 'dmy' } }, currency: 'EUR', decimal: ',', dateOrder: 'dmy' }],
    [{ timeZone: 'Europe/Berlin', period: { start: '2026-05-01', end: '2026-05-31' } }],
    [{ accept: ['spend.negative'], files: { '*.tsv': { currency: 'IDR' } } }],
  ])('is read: %j', (raw) => {
    expect(parseMapping(raw)).toEqual({ value: raw, issues: [] });
  });

  test.each<[unknown, string]>([
    [{ platform: 'Gogle Ads' }, 'platform: is not a platform; see `pca platforms`'],
    [{ columns: { Kosten: 'costs' } }, 'columns.Kosten: '],
    [{ columns: { Kosten: { field: 'costs' } } }, 'columns.Kosten.field: is not a field; see `pca platforms --fields`'],
    [{ columns: { Kosten: { field: 'spend', scale: 'cents' } } }, 'columns.Kosten: '],
    [{ columns: { Kosten: { field: 'spend', unit: 'micros' } } }, 'columns.Kosten: '],
    [{ columns: { ' ': 'spend' } }, 'columns. : '],
    [{ currency: 'Euro' }, 'currency: is not a three-letter ISO 4217 code'],
    [{ currency: 'eur' }, 'currency: is not a three-letter ISO 4217 code'],
    [{ decimal: '·' }, 'decimal: '],
    [{ dateOrder: 'ydm' }, 'dateOrder: '],
    [{ headerRecord: 0 }, 'headerRecord: '],
    [{ period: { start: '2026-05-01' } }, 'period.end: '],
    [{ period: { start: '2026-02-30', end: '2026-03-01' } }, 'period.start: '],
    [{ plattform: 'Meta' }, 'mapping: '],
    [{ files: { '*.csv': { files: {} } } }, 'files.*.csv: '],
    [{ accept: 'spend.negative' }, 'accept: '],
    [[], 'mapping: '],
    [null, 'mapping: '],
    ['platform', 'mapping: '],
  ])('is refused with what is wrong and where: %j', (raw, expected) => {
    const { value, issues } = parseMapping(raw);
    expect(value).toBeNull();
    expect(issues).toEqual([expect.stringContaining(expected)]);
  });

  test('is refused with all faults at once', () => {
    expect(parseMapping({ currency: 'Euro', headerRecord: -1 }).issues).toHaveLength(2);
  });
});

describe('the mapping of a file', () => {
  const mapping: MappingFile = {
    currency: 'EUR',
    dateOrder: 'dmy',
    files: { 'meta*.csv': { platform: 'Meta', currency: 'USD' }, '*(1).csv': { dateOrder: 'mdy' }, 'Report [May].csv': { decimal: ',' } },
  };

  test.each<[string, Partial<MappingFile>]>([
    ['google.csv', { currency: 'EUR', dateOrder: 'dmy' }],
    ['meta.csv', { currency: 'USD', dateOrder: 'dmy', platform: 'Meta' }],
    ['meta-may.csv', { currency: 'USD', dateOrder: 'dmy', platform: 'Meta' }],
    ['meta (1).csv', { currency: 'USD', dateOrder: 'mdy', platform: 'Meta' }],
    ['Report [May].csv', { currency: 'EUR', dateOrder: 'dmy', decimal: ',' }],
    // A pattern is the whole name, and its marks mean nothing but `*`.
    ['old-meta.csv', { currency: 'EUR', dateOrder: 'dmy' }],
    ['meta.csv.gz', { currency: 'EUR', dateOrder: 'dmy' }],
    ['Report M.csv', { currency: 'EUR', dateOrder: 'dmy' }],
    ['meta-may_csv', { currency: 'EUR', dateOrder: 'dmy' }],
  ])('%s is what holds for all, and for its name: %j', (fileName, expected) => {
    expect(mappingOfFile(mapping, fileName)).toEqual(expected);
  });

  test('is empty without a mapping file', () => {
    expect(mappingOfFile(null, 'meta.csv')).toEqual({});
  });
});
