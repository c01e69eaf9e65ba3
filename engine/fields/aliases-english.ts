import { aliasTable } from './alias-table.ts';

/**
 * English headers by field, normalised, in order of preference: when a file holds several headers of one field, the
 * earlier one is read. Names that mean different things on different platforms ("views", "results", "interactions")
 * are absent on purpose and live in the platform's own rules.
 */
export const englishAliases = aliasTable({
  date: `
    date | day | report date | date day | date start | segments date | stat time day | stat time hour | time period | start date
    | start date (in utc) | nth day | timestamp | time`,
  date_end: 'end date | date end | date stop | end date (in utc)',
  week: 'week | date week | week start | week starting | segments week',
  month: 'month | date month | month of year | segments month | year month',
  hour: 'hour | hour of day | hour of the day | time of day | start hour | segments hour',

  platform: 'platform | ad platform | platform name | data source | datasource | source platform | publisher platform',
  channel: 'channel | channel name | channel type | marketing channel | media channel | default channel group | channel grouping',
  account_id: 'account id | ad account id | advertiser id | customer id | profile id',
  account: 'account name | account | ad account | ad account name | advertiser name | advertiser | customer name | customer | client',
  campaign_id: 'campaign id | campaignid | campaign ids',
  campaign: 'campaign name | campaign | campaignname | campaigns | campaign name full | campaign title',
  ad_group_id: 'ad group id | adgroup id | ad set id | adset id | ad squad id | adgroupid',
  ad_group: `
    ad group name | ad group | adgroup name | adgroup | ad set name | adset name | ad set | adset | ad squad name | ad squad
    | line item name | line item`,
  ad_id: 'ad id | adid',
  ad: 'ad name | ad | ads | ad title',
  creative: 'creative name | creative | creative name full | asset | asset name | image name | video name',
  placement: 'placement name | placement | placement name full | ad placement | site name | site',
  objective: 'objective | campaign objective | marketing objective | goal | optimization goal | optimisation goal',
  device: 'device | device type | devices | device category | impression device | device platform | environment',
  network: 'network | ad network type | network type | network (with search partners) | ad distribution | exchange',
  country: `
    country | country name | country/territory | country / territory | country code | country or region | country id | market | geo`,
  region: `
    region | region name | state | province | state / province | location | geographic region | metro area | dma region | dma | city
    | matched location`,
  age: 'age | age group | age range | age bucket | demographic age',
  gender: 'gender | sex',
  audience: 'audience | audience name | audience segment | audience segments | audience list | target audience | segment',
  keyword: 'keyword | keyword text | search keyword | keywords',
  match_type: 'match type | keyword match type | delivered match type | bid match type',
  search_term: 'search term | search terms | customer search term | search query | query',
  format: 'ad format | ad type | creative format | creative type | format | media type | inventory type',
  status: `
    status | campaign status | campaign state | ad group status | ad status | ad entity status | delivery status | ad delivery
    | campaign delivery | ad set delivery | keyword status | keyword state | delivery`,
  product: 'product | product name | product title | item name | product id | item id | advertised sku | advertised asin | asin | sku',
  attribution_setting: 'attribution setting | attribution window | attribution model',
  conversion_action: `
    conversion action | conversion action name | conversion name | conversion type | conversion event | action type | event name`,
  currency: 'currency | currency code | account currency | advertiser currency | currency iso',

  spend: `
    spend | amount spent | total spent | total spend | cost | total cost | ad spend | ad cost | advertising cost | spent | media spend
    | media cost | net spend | net cost | spend in account currency | advertiser cost | budget spent`,
  impressions: `
    impressions | impr. | impr | imps | impression | total impressions | paid impressions | ad impressions | served impressions`,
  clicks: 'clicks | click | total clicks | ad clicks | paid clicks | taps | swipes | swipe ups | clicks (destination) | outbound clicks',
  clicks_all: 'clicks (all) | all clicks',
  link_clicks: `
    link clicks | inline link clicks | clicks (link) | url clicks | website clicks | clicks to landing page | landing page clicks`,
  conversions: `
    conversions | conversion | conv. | conv | total conversions | purchases | website purchases | total purchases | orders
    | total orders | transactions | acquisitions`,
  conversions_click: 'click through conversions | post click conversions | post click conv | click conversions',
  conversions_view: `
    view through conversions | view through conv. | post view conversions | post view conv | view conversions
    | post impression conversions`,
  revenue: `
    revenue | conversion value | conversions value | conv. value | conv value | total conv. value | total revenue
    | total conversion value | conversion revenue | purchases conversion value | website purchases conversion value
    | purchase conversion value | purchase value | purchase revenue | attributed revenue | attributed sales | total order value
    | order value | sales | total sales | gross revenue | sales revenue`,
  revenue_click: 'click through revenue | post click revenue | click through conversion value',
  revenue_view: 'view through revenue | post view revenue | post impression revenue | view through conversion value',
  leads: 'leads | total leads | website leads | on facebook leads | lead form submissions | leads (form)',
  installs: 'installs | app installs | mobile app installs | total installs',
  landing_page_views: 'landing page views | landing page view | website landing page views',
  add_to_cart: 'adds to cart | add to cart | add to carts | website adds to cart | added to cart | adds to basket | adds to bag',
  checkouts: `
    checkouts initiated | checkout initiated | initiated checkouts | initiate checkout | website checkouts initiated | start checkouts
    | checkouts | begin checkout`,
  video_starts: 'video starts | video plays | starts (video) | starts | video started',
  video_views: `
    video views | video view | 3 second video plays | 3 second video views | 2 second video views | trueview views | trueview: views`,
  video_q25: `
    video first quartile completions | first quartile views (video) | video plays at 25% | video watches at 25% | video played to 25%
    | video views at 25% | video quartile 1 | video quartile 25 | quartile 1 | video views 25 | video q25 | video watched at 25%`,
  video_q50: `
    video midpoint completions | video midpoints | video second quartile completions | midpoint views (video) | video plays at 50%
    | video watches at 50% | video played to 50% | video views at 50% | video quartile 2 | video quartile 50 | quartile 2
    | video views 50 | video q50 | video watched at 50%`,
  video_q75: `
    video third quartile completions | third quartile views (video) | video plays at 75% | video watches at 75% | video played to 75%
    | video views at 75% | video quartile 3 | video quartile 75 | quartile 3 | video views 75 | video q75 | video watched at 75%`,
  video_q100: `
    video completions | video completes | completed views | complete views (video) | video plays at 100% | video watches at 100%
    | video played to 100% | video views at 100% | video quartile 4 | video quartile 100 | quartile 4 | video views 100 | video q100
    | video watched at 100% | view completions | video complete views`,
  engagements: `
    engagements | engagement | total engagements | post engagements | post engagement | page engagement | ad engagements
    | tweet engagements`,
  viewable_impressions: `
    viewable impressions | viewable impr. | active view: viewable impressions | active view viewable impressions | in view impressions
    | active view viewable impr.`,
  measurable_impressions: `
    measurable impressions | measurable impr. | active view: measurable impressions | active view measurable impressions
    | active view measurable impr.`,
  sessions: 'sessions | visits | website visits | site visits | site visit | website sessions',
  event_count: 'event count | total events',

  reach: 'reach | unique reach | accounts center accounts reached | people reached | unique users reached',
  frequency: 'frequency | avg. frequency | average frequency | avg frequency | average impression frequency',
  users: 'total users | active users | users | unique users | unique visitors',
  impression_share: `
    search impr. share | search impr share | impr. share | impression share | search impression share | impression share percent
    | impression share % | display impr. share`,
  lost_is_budget: `
    search lost is (budget) | search lost impr. share (budget) | lost impression share (budget)
    | impression share lost to budget percent | impr. share lost (budget) | search budget lost impression share`,
  lost_is_rank: `
    search lost is (rank) | search lost impr. share (rank) | lost impression share (rank) | impression share lost to rank percent
    | impr. share lost (rank) | search rank lost impression share`,
  avg_position: 'avg. position | average position | avg position | avg. pos.',
  quality_score: 'quality score | qual. score',
  budget: `
    budget | daily budget | campaign budget | campaign budget amount | budget amount | ad set budget | total budget | lifetime budget`,

  ctr: `
    ctr | click through rate | click through rate (ctr) | click rate | click thru rate (ctr) | average ctr | avg. ctr | click rate (ctr)`,
  cpc: 'cpc | avg. cpc | avg cpc | average cpc | cost per click | cost per click (cpc) | ecpc | avg. cost per click',
  cpm: 'cpm | avg. cpm | avg cpm | average cpm | ecpm | cpm (cost per 1,000 impressions) | cost per 1,000 impressions | cost per mille',
  cvr: 'conv. rate | conv rate | conversion rate | cvr | avg. conv. rate',
  cpa: `
    cpa | cost / conv. | cost/conv. | cost per conv | cost per conv. | cost per conversion | cost per purchase | cost per acquisition
    | cost per action | cost per action (cpa) | ecpa`,
  roas: `
    roas | return on ad spend | return on ad spend (roas) | purchase roas (return on ad spend) | purchase roas | conv. value / cost
    | conv. value/cost | conversion value / cost | total return on advertising spend (roas) | total roas
    | website purchase roas (return on advertising spend) | website purchase roas`,
  aov: `
    aov | average order value | average order value (aov) | avg. order value | value / conv. | value per conversion
    | average purchases conversion value`,
});
