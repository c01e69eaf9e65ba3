import { amazonAds } from './amazon-ads.ts';
import { appleSearchAds } from './apple-search-ads.ts';
import { cm360 } from './cm360.ts';
import { dv360 } from './dv360.ts';
import { ga4 } from './ga4.ts';
import { generic } from './generic.ts';
import { googleAds } from './google-ads.ts';
import { linkedin } from './linkedin.ts';
import { meta } from './meta.ts';
import { microsoftAds } from './microsoft-ads.ts';
import { pinterest } from './pinterest.ts';
import type { Platform } from './platform.ts';
import { reddit } from './reddit.ts';
import { snapchat } from './snapchat.ts';
import { spotifyAds } from './spotify-ads.ts';
import { theTradeDesk } from './the-trade-desk.ts';
import { tiktok } from './tiktok.ts';
import { x } from './x.ts';

/** Every platform whose exports are known, by id; `generic` stands last and takes what no other recognises. */
export const platforms: readonly Platform[] = [
  amazonAds,
  appleSearchAds,
  cm360,
  dv360,
  ga4,
  googleAds,
  linkedin,
  meta,
  microsoftAds,
  pinterest,
  reddit,
  snapchat,
  spotifyAds,
  theTradeDesk,
  tiktok,
  x,
  generic,
];

const platformsByValue = new Map(
  platforms.flatMap((platform) => [platform.id, platform.name, ...platform.aliases].map((value) => [key(value), platform])),
);

/**
 * The platform that a value of a `platform` column (or of a mapping file) names: `google_ads`, `Meta Ads`, `DV360`.
 * Null when the value names none. Publishers inside one platform (YouTube, Google Display Network) are not aliases:
 * a table that names them tells them apart.
 */
export function platformOfValue(value: string): Platform | null {
  return platformsByValue.get(key(value)) ?? null;
}

function key(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
