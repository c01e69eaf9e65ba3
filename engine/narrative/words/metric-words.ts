import type { FactMetric } from '../../finding.ts';
import type { TellingLanguage } from '../sentence.ts';

/** How a metric is called inside a sentence: first its label, then other words that stand for it. */
type Words = readonly [label: string, ...others: string[]];

/** The label of a metric inside a sentence; nouns of German stand in upper case, those of English do not. */
export function metricLabel(metric: FactMetric, language: TellingLanguage): string {
  return metricWords[metric][language][0];
}

/** All words that stand for a metric, its label among them. */
export function wordsOfMetric(metric: FactMetric, language: TellingLanguage): readonly string[] {
  return metricWords[metric][language];
}

const metricWords: Readonly<Record<FactMetric, Readonly<Record<TellingLanguage, Words>>>> = {
  ctr: { en: ['CTR', 'click-through rate'], de: ['CTR', 'Klickrate'] },
  cpc: { en: ['CPC', 'cost per click'], de: ['CPC', 'Kosten pro Klick'] },
  cpm: { en: ['CPM'], de: ['CPM', 'TKP'] },
  cvr: { en: ['conversion rate'], de: ['Conversion-Rate', 'Konversionsrate'] },
  cpa: { en: ['CPA', 'cost per conversion', 'cost per acquisition'], de: ['CPA', 'Kosten pro Conversion'] },
  cpl: { en: ['CPL', 'cost per lead'], de: ['CPL', 'Kosten pro Lead'] },
  cpi: { en: ['CPI', 'cost per install'], de: ['CPI', 'Kosten pro Installation'] },
  roas: { en: ['ROAS', 'return on ad spend'], de: ['ROAS'] },
  roi: { en: ['ROI', 'return on investment'], de: ['ROI'] },
  acos: { en: ['ACoS'], de: ['ACoS'] },
  aov: { en: ['AOV', 'average order value'], de: ['AOV', 'durchschnittlicher Bestellwert'] },
  vtr: { en: ['VTR', 'view-through rate'], de: ['VTR'] },
  vcr: { en: ['VCR', 'video completion rate'], de: ['VCR'] },
  cpv: { en: ['CPV', 'cost per view'], de: ['CPV', 'Kosten pro Aufruf'] },
  cpcv: { en: ['CPCV', 'cost per completed view'], de: ['CPCV'] },
  viewability: { en: ['viewability'], de: ['Viewability', 'Sichtbarkeit'] },
  engagement_rate: { en: ['engagement rate'], de: ['Engagement-Rate', 'Interaktionsrate'] },
  cpe: { en: ['CPE', 'cost per engagement'], de: ['CPE', 'Kosten pro Interaktion'] },

  spend: { en: ['spend', 'spent', 'spending'], de: ['Ausgaben', 'ausgegeben'] },
  impressions: { en: ['impressions', 'impression'], de: ['Impressionen', 'Impression'] },
  clicks: { en: ['clicks', 'click'], de: ['Klicks', 'Klick'] },
  clicks_all: { en: ['clicks (all)'], de: ['Klicks (alle)'] },
  link_clicks: { en: ['link clicks', 'link click'], de: ['Link-Klicks', 'Link-Klick'] },
  conversions: { en: ['conversions', 'conversion'], de: ['Conversions', 'Conversion'] },
  conversions_click: { en: ['click-through conversions'], de: ['Click-through-Conversions'] },
  conversions_view: { en: ['view-through conversions'], de: ['View-through-Conversions'] },
  revenue: { en: ['revenue'], de: ['Umsatz', 'Umsatzes'] },
  revenue_click: { en: ['click-through revenue'], de: ['Click-through-Umsatz'] },
  revenue_view: { en: ['view-through revenue'], de: ['View-through-Umsatz'] },
  leads: { en: ['leads', 'lead'], de: ['Leads', 'Lead'] },
  installs: { en: ['installs', 'install'], de: ['Installationen', 'Installation'] },
  landing_page_views: { en: ['landing page views', 'landing page view'], de: ['Landingpage-Aufrufe', 'Landingpage-Aufruf'] },
  add_to_cart: { en: ['adds to cart'], de: ['Warenkorbzugänge'] },
  checkouts: { en: ['checkouts', 'checkout'], de: ['Checkouts', 'Checkout'] },
  video_starts: { en: ['video starts', 'video start'], de: ['Videostarts', 'Videostart'] },
  video_views: { en: ['video views', 'video view'], de: ['Videoaufrufe', 'Videoaufruf', 'Videoaufrufen'] },
  video_q25: { en: ['video plays to 25 %'], de: ['Videowiedergaben bis 25 %'] },
  video_q50: { en: ['video plays to 50 %'], de: ['Videowiedergaben bis 50 %'] },
  video_q75: { en: ['video plays to 75 %'], de: ['Videowiedergaben bis 75 %'] },
  video_q100: { en: ['video completions', 'video completion'], de: ['vollständige Videoaufrufe'] },
  engagements: { en: ['engagements', 'engagement'], de: ['Interaktionen', 'Interaktion'] },
  viewable_impressions: { en: ['viewable impressions'], de: ['sichtbare Impressionen', 'sichtbaren Impressionen'] },
  measurable_impressions: { en: ['measurable impressions'], de: ['messbare Impressionen', 'messbaren Impressionen'] },
  sessions: { en: ['sessions', 'session'], de: ['Sitzungen', 'Sitzung'] },
  event_count: { en: ['events', 'event'], de: ['Ereignisse', 'Ereignis', 'Ereignissen'] },

  reach: { en: ['reach'], de: ['Reichweite'] },
  frequency: { en: ['frequency'], de: ['Frequenz', 'Kontaktfrequenz'] },
  budget: { en: ['budget'], de: ['Budget', 'Budgets'] },
  pacing: { en: ['pacing'], de: ['Pacing'] },
  attainment: { en: ['attainment'], de: ['Zielerreichung'] },
  'share-of-spend': {
    en: ['share of spend'],
    de: ['Ausgabenanteil', 'Ausgabenanteils', 'Anteil an den Ausgaben'],
  },
  'share-of-results': {
    en: ['share of results', 'of results'],
    de: ['Ergebnisanteil', 'Ergebnisanteils', 'der Ergebnisse', 'Anteil an den Ergebnissen'],
  },
  coverage: { en: ['coverage'], de: ['Abdeckung'] },
  'value-at-stake': { en: ['value at stake', 'at stake', 'worth'], de: ['Geldwert', 'Gegenwert'] },
  count: { en: ['count', 'number'], de: ['Anzahl', 'Zahl'] },
};

/** Every metric that a fact can measure. */
// The cast holds because the keys of `metricWords` are exactly FactMetric.
export const factMetrics = Object.keys(metricWords) as readonly FactMetric[];
