import { googleFiles } from './campaign-google.ts';
import { linkedinFile } from './campaign-linkedin.ts';
import { metaFiles } from './campaign-meta.ts';
import { before, flight } from './campaign-story.ts';
import type { CampaignFile, Fact } from './campaign-story.ts';
import { videoFiles } from './campaign-video.ts';
import { brief } from './brief.ts';
import { printed, sumOf } from './figures.ts';
import type { PrintedFigures } from './figures.ts';
import { amazonSamples } from './amazon-samples.ts';
import { ga4Samples } from './ga4-samples.ts';
import { genericSamples } from './generic-samples.ts';
import { googleAdsMore } from './google-ads-more.ts';
import { googleAdsReports } from './google-ads-reports.ts';
import { googleAdsSearches } from './google-ads-searches.ts';
import { googleMarketingSamples } from './google-marketing-samples.ts';
import { linkedinSamples } from './linkedin-samples.ts';
import { metaApiSamples } from './meta-api-samples.ts';
import { metaSamples } from './meta-samples.ts';
import { morePlatformSamples } from './more-platform-samples.ts';
import { readme } from './readme.ts';
import { platformNames } from './sample.ts';
import type { Expected, Sample } from './sample.ts';
import { searchSamples } from './search-samples.ts';
import { spreadsheetSamples } from './spreadsheet-samples.ts';
import { videoAppSamples } from './video-app-samples.ts';

/** A file to write, with its path inside `samples/`. */
export type OutputFile = { readonly path: string; readonly bytes: Buffer };

/** What `expected.json` holds. */
export type Expectations = {
  readonly about: string;
  readonly files: Readonly<Record<string, Expected>>;
  readonly campaign: {
    readonly brief: string;
    /** Files that show the spend of another file once more and must not be added to it. */
    readonly secondViews: readonly string[];
    readonly flight: PeriodTotals;
    readonly before: PeriodTotals;
  };
};

type PeriodTotals = {
  readonly start: string;
  readonly end: string;
  readonly totals: PrintedFigures;
  readonly byPlatform: Readonly<Record<string, PrintedFigures>>;
};

/** Every file of `samples/` that is generated, always with the same bytes. */
export function allSamples(): readonly OutputFile[] {
  const campaign = [...googleFiles(), ...metaFiles(), linkedinFile(), ...videoFiles()];
  const samples = [...campaign.map((file) => file.sample), ...platformSamples()];
  return [
    ...samples.map(({ path, bytes }) => ({ path, bytes })),
    textFile('campaign/brief.yaml', brief()),
    textFile('expected.json', `${JSON.stringify(expectations(samples, campaign), null, 2)}\n`),
    textFile('README.md', readme(samples)),
  ];
}

function platformSamples(): readonly Sample[] {
  return [
    ...googleAdsReports(),
    ...googleAdsSearches(),
    ...googleAdsMore(),
    ...metaSamples(),
    ...metaApiSamples(),
    ...linkedinSamples(),
    ...googleMarketingSamples(),
    ...videoAppSamples(),
    ...searchSamples(),
    ...amazonSamples(),
    ...morePlatformSamples(),
    ...ga4Samples(),
    ...genericSamples(),
    ...spreadsheetSamples(),
  ];
}

function textFile(path: string, text: string): OutputFile {
  return { path, bytes: Buffer.from(text, 'utf8') };
}

function expectations(samples: readonly Sample[], campaign: readonly CampaignFile[]): Expectations {
  const facts = campaign.flatMap((file) => file.facts);
  return {
    about: 'What an importer must say about every sample. Written by make-samples.ts, which counts it from the rows it makes.',
    files: Object.fromEntries(samples.map((sample) => [sample.path, sample.expected])),
    campaign: {
      brief: 'campaign/brief.yaml',
      secondViews: campaign.filter((file) => file.facts.length === 0).map((file) => file.sample.path),
      flight: periodTotals(facts, flight),
      before: periodTotals(facts, before),
    },
  };
}

function periodTotals(facts: readonly Fact[], period: { readonly start: string; readonly end: string }): PeriodTotals {
  const own = facts.filter((fact) => fact.day >= period.start && fact.day <= period.end);
  const platforms = [...new Set(own.map((fact) => fact.platform))].toSorted();
  return {
    ...period,
    totals: printed(sumOf(own.map((fact) => fact.figures))),
    byPlatform: Object.fromEntries(
      platforms.map((id) => [platformNames[id], printed(sumOf(own.filter((fact) => fact.platform === id).map((fact) => fact.figures)))]),
    ),
  };
}
