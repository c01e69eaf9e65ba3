import { describe, expect, it } from 'vitest';

import { aliasesByLanguage, aliasRank, fieldOfHeader, languageOfHeaders } from './aliases.ts';
import { fields } from './catalogue.ts';
import { normaliseHeader } from './header.ts';

type Entry = { readonly language: string; readonly field: string; readonly name: string };

const entries: readonly Entry[] = Object.entries(aliasesByLanguage).flatMap(([language, table]) =>
  Object.entries(table).flatMap(([field, names]) => names.map((name) => ({ language, field, name }))),
);

describe('the alias table', () => {
  it('writes every header in its normal form', () => {
    expect(entries.filter(({ name }) => normaliseHeader(name) !== name)).toEqual([]);
  });

  it('gives every header one field in all languages', () => {
    expect(entries.filter(({ name, field }) => fieldOfHeader(name) !== field)).toEqual([]);
  });

  it('lists no header twice in one language', () => {
    const keys = entries.map(({ language, name }) => `${language} ${name}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('knows every field of the catalogue in English', () => {
    expect(Object.keys(fields).filter((field) => !(field in aliasesByLanguage.en))).toEqual([]);
  });
});

describe('the field of a header', () => {
  const check = (header: string, expected: string | null) =>
    expect([header, fieldOfHeader(normaliseHeader(header))]).toEqual([header, expected]);

  it('is found across spellings and languages', () => {
    const cases: readonly [string, string][] = [
      ['\ufeffDay', 'date'],
      ['Campaign_Name', 'campaign'],
      ['AccountId', 'account_id'],
      ['SPEND', 'spend'],
      ['Amount spent (IDR)', 'spend'],
      ['Spend_USD', 'spend'],
      ['CTR_%', 'ctr'],
      ['Conversion_Rate_%', 'cvr'],
      ['Clicks (all)', 'clicks_all'],
      ['Click-through Conversions', 'conversions_click'],
      ['Ausgegebener Betrag (EUR)', 'spend'],
      ['Link-Klicks', 'link_clicks'],
      ['Conv.-Wert', 'revenue'],
      ['Gerät', 'device'],
      ['Nom de l’ensemble de publicités', 'ad_group'],
      ['Montant dépensé (EUR)', 'spend'],
      ['Importe gastado (MXN)', 'spend'],
      ['Copertura', 'reach'],
      ['Valor gasto (BRL)', 'spend'],
      ['="Biaya"', 'spend'],
      ['="Nama kampanye"', 'campaign'],
      ['Avg. CPC', 'cpc'],
      ['Active View: Viewable Impressions', 'viewable_impressions'],
    ];
    for (const [header, expected] of cases) check(header, expected);
  });

  it('is null for what means different things on different platforms, and for data', () => {
    for (const header of ['Views', 'Results', 'Interactions', 'Search', 'Mobile', 'Holiday_Campaign_2024', '12.50', '2024-06-01', ''])
      check(header, null);
  });

  it('has a rank, so that the better of two columns is read', () => {
    expect(aliasRank('conversions')).toBeLessThan(aliasRank('purchases'));
    expect(aliasRank('never seen')).toBeGreaterThan(aliasRank('acquisitions'));
  });
});

describe('the language of headers', () => {
  const check = (headers: readonly string[], expected: string | null) => expect(languageOfHeaders(headers)).toBe(expected);

  it('is named when words of one language show it', () => {
    check(['Campaign', 'Clicks', 'Cost', 'Conversions'], 'en');
    check(['Kampagne', 'Klicks', 'Kosten', 'Impr.', 'Conversions', 'CTR', 'Budget', 'Status'], 'de');
    check(['Nom de la campagne', 'Impressions', 'Montant dépensé (EUR)', 'Clics (tous)'], 'fr');
    check(['Nombre de la campaña', 'Impresiones', 'Alcance', 'Importe gastado (EUR)'], 'es');
    check(['Nome della campagna', 'Copertura', 'Importo speso (EUR)'], 'it');
    check(['Nome da campanha', 'Alcance', 'Valor gasto (BRL)'], 'pt');
    check(['="Nama kampanye"', '="Biaya"', '="Status"', '="ROI"'], 'id');
  });

  it('is null when nothing shows it', () => {
    check([], null);
    check(['column 1', 'column 2'], null);
    check(['Alcance'], null);
  });
});
