import type { Entity } from '../../finding.ts';
import type { TellingLanguage } from '../sentence.ts';

/** What one group of a breakdown is: `ad`, `Anzeige`. */
export function dimensionWord(dimension: Entity['dimension'], language: TellingLanguage): string {
  return dimensionWords[dimension][language];
}

/** Monday to Sunday for the weekdays 1 to 7, and for the English names that breakdowns use; null for anything else. */
export function weekdayWord(weekday: string | null, language: TellingLanguage): string | null {
  const named = weekdayWords.en.indexOf(weekday ?? '');
  return weekdayWords[language][named >= 0 ? named : Number(weekday ?? 0) - 1] ?? null;
}

/** Words that name a day of the week, wherever they stand. */
const weekdayWords: Readonly<Record<TellingLanguage, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
};

const dimensionWords: Readonly<Record<Entity['dimension'], Readonly<Record<TellingLanguage, string>>>> = {
  source: { en: 'source', de: 'Quelle' },
  weekday: { en: 'weekday', de: 'Wochentag' },
  hour: { en: 'hour', de: 'Stunde' },
  platform: { en: 'platform', de: 'Plattform' },
  channel: { en: 'channel', de: 'Kanal' },
  account_id: { en: 'account', de: 'Konto' },
  account: { en: 'account', de: 'Konto' },
  campaign_id: { en: 'campaign', de: 'Kampagne' },
  campaign: { en: 'campaign', de: 'Kampagne' },
  ad_group_id: { en: 'ad group', de: 'Anzeigengruppe' },
  ad_group: { en: 'ad group', de: 'Anzeigengruppe' },
  ad_id: { en: 'ad', de: 'Anzeige' },
  ad: { en: 'ad', de: 'Anzeige' },
  creative: { en: 'creative', de: 'Werbemittel' },
  placement: { en: 'placement', de: 'Platzierung' },
  objective: { en: 'objective', de: 'Kampagnenziel' },
  device: { en: 'device', de: 'Gerät' },
  network: { en: 'network', de: 'Werbenetzwerk' },
  country: { en: 'country', de: 'Land' },
  region: { en: 'region', de: 'Region' },
  age: { en: 'age', de: 'Alter' },
  gender: { en: 'gender', de: 'Geschlecht' },
  audience: { en: 'audience', de: 'Zielgruppe' },
  keyword: { en: 'keyword', de: 'Keyword' },
  match_type: { en: 'match type', de: 'Keyword-Option' },
  search_term: { en: 'search term', de: 'Suchbegriff' },
  format: { en: 'ad format', de: 'Anzeigenformat' },
  status: { en: 'status', de: 'Status' },
  product: { en: 'product', de: 'Produkt' },
  attribution_setting: { en: 'attribution setting', de: 'Attributionseinstellung' },
  conversion_action: { en: 'conversion action', de: 'Conversion-Aktion' },
  currency: { en: 'currency', de: 'Währung' },
};
