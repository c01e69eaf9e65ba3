import type { Platform } from './platform.ts';

/** The two click columns of the interface in its languages; which of them is "clicks" depends on what the file has. */
const linkClicks = /^(?:link clicks|inline link clicks|link klicks|linkklicks|clics sur (?:le|un) lien|clics en el enlace|clic sul link|cliques no link|klik tautan)$/u;
const allClicks = /^(?:clicks \(all\)|klicks \(alle\)|clics \(tous\)|clics \(todos\)|clic \(tutti\)|cliques \(todos\)|klik \(semua\))$/u;

const typedMetric = 'a typed metric: it counts a different event per Result type, and adds up only inside one';

export const meta: Platform = {
  id: 'meta',
  name: 'Meta',
  aliases: ['meta', 'meta ads', 'facebook', 'facebook ads', 'fb', 'fb ads', 'instagram', 'instagram ads', 'facebook instagram', 'audience network', 'messenger'],
  signatures: [
    { report: 'Ads Manager (UI)', strength: 'certain', anyOf: ['attribution setting', 'accounts center accounts reached', 'cost per 1,000 accounts center accounts reached', 'cpm (cost per 1,000 impressions)', 'cpc (cost per link click)', 'ctr (link click through rate)', 'ctr (all)', 'cpc (all)', 'purchase roas (return on ad spend)', 'purchases conversion value', 'messaging conversations started'], noneOf: ['swipe ups', 'pin clicks'] },
    { report: 'Ads Manager (UI)', strength: 'certain', allOf: ['amount spent', 'reporting starts', 'reporting ends'] },
    { report: 'API insights', strength: 'certain', anyOf: ['inline link clicks', 'actions:offsite conversion fb pixel purchase', 'inline link click ctr'] },
    { report: 'API actions', strength: 'certain', allOf: ['action type', 'value'], anyOf: ['1 d view', '7 d click', '1 d click', '28 d click', 'ad id', 'inline'] },
    { report: 'Ads Manager (localised UI)', strength: 'certain', anyOf: ['ausgegebener betrag', 'montant dépensé', 'importe gastado', 'importo speso', 'valor gasto', 'valor usado', 'jumlah yang dibelanjakan', 'berichtsstart', 'début des rapports', 'inicio del informe', 'inizio report', 'início dos relatórios', 'awal pelaporan', 'klicks (alle)', 'clics (tous)', 'clics (todos)', 'clic (tutti)', 'cliques (todos)', 'klik (semua)'] },
    { report: 'Ads Manager (UI)', strength: 'likely', allOf: ['amount spent'], anyOf: ['link clicks', 'clicks (all)', 'results', 'result type', 'result indicator', 'ad set name', 'delivery level', 'reach'], anyCount: 2 },
    { report: 'Table with Meta names', strength: 'likely', anyOf: ['ad set name', 'link clicks', 'post reactions', 'post comments', 'post shares', 'adset name'], anyCount: 2 },
    { report: 'Table named after Meta', strength: 'likely', fileName: /(?:^|[^a-z])(?:meta|facebook|instagram|fb)(?:[^a-z]|$)/iu },
  ],
  columns: [
    { header: 'clicks', field: 'clicks' },
    { header: linkClicks, field: 'clicks', preference: 1, note: 'link clicks are the clicks that leave for the advertiser' },
    { header: linkClicks, field: 'link_clicks' },
    { header: allClicks, field: 'clicks_all' },
    { header: allClicks, field: 'clicks', preference: 5, note: 'all clicks, reactions included: the file has no link clicks' },
    { header: /^(?:unique |outbound clicks$|outbound ctr|unique outbound)/u, field: null, note: 'part of the link clicks, or counted once per person' },
    { header: /^purchases$/u, field: 'conversions' },
    { header: /^(?:conversions|total conversions)$/u, field: 'conversions', preference: 1 },
    { header: /^actions:(?:omni purchase|offsite conversion fb pixel purchase|purchase)$/u, field: 'conversions', preference: 2 },
    { header: /^(?:website|in app|on facebook|meta|offline|mobile app) purchases$/u, field: 'conversions', preference: 3, note: 'purchases of one place; the total is not in the file' },
    { header: /^(?:results|ergebnisse|résultats|resultados|risultati|hasil)$/u, field: 'conversions', preference: 8, note: typedMetric },
    { header: /^(?:cost per results?|kosten pro ergebnis|coût par résultat|costo? por resultado|coste por resultado|custo por resultado|costo per risultato|result rate|result value type)$/u, field: null, note: 'a ratio over Results, which mix events' },
    { header: /^result (?:indicator|type)$/u, field: 'conversion_action' },
    { header: /^purchases conversion value$/u, field: 'revenue' },
    { header: /^action values:(?:omni purchase|offsite conversion fb pixel purchase|purchase)$/u, field: 'revenue', preference: 2 },
    { header: /^(?:website|in app|on facebook|meta|offline|mobile app) purchases conversion value$/u, field: 'revenue', preference: 3 },
    { header: /^\d+ d (?:view|click|ev)$/u, field: null, note: 'the same actions in one attribution window, part of value' },
    { header: /^(?:index|inline)$/u, field: null, note: 'position in the API reply, or one part of value' },
    { header: 'views', field: null, note: 'times anything was on screen, not video views' },
    { header: 'thruplays', field: 'video_views', preference: 5 },
    { header: /^(?:ctr|cpc) \(all\)$/u, field: null, note: 'over all clicks, reactions included' },
    { header: 'ctr (link click through rate)', field: 'ctr' },
    { header: 'cpc (cost per link click)', field: 'cpc' },
    { header: 'cost per 1,000 accounts center accounts reached', field: null, note: 'over reach, which does not add up' },
    { header: /^platform$/u, field: 'network', note: 'Facebook, Instagram and others are placements of one platform' },
    { header: 'publisher platform', field: 'network' },
    { header: 'reporting starts', field: 'date', preference: 9, note: 'first day of the row’s period' },
    { header: 'reporting ends', field: 'date_end', preference: 9 },
    { header: /^(?:starts|ends)$/u, field: null, note: 'schedule of the campaign, not of the row' },
    { header: 'attribution setting', field: 'attribution_setting' },
  ],
  typedCounts: [
    {
      typeHeader: 'action type',
      valueHeader: 'value',
      field: 'conversions',
      values: ['offsite_conversion.fb_pixel_custom', 'offsite_conversion.fb_pixel_lead', 'onsite_conversion.lead_grouped', 'offsite_conversion.fb_pixel_purchase', 'onsite_conversion.purchase'],
      note: 'Conversions are leads, purchases and custom events; "lead" repeats offsite_conversion.fb_pixel_lead and is not added.',
    },
  ],
  timeZone: 'account',
  channel: 'social',
  emptyMeansNone: true,
  sources: ['92 genuine exports', 'fivetran/dbt_facebook_ads', 'https://developers.facebook.com/docs/marketing-api/insights'],
};
