import { touches } from '../metrics/campaign-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import type { SourceSummary } from '../analysis.ts';
import type { Entity } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** A file whose rows count, with the platform that it is part of. */
export type CountedFile = {
  readonly file: SourceSummary;
  readonly entity: Entity;
  /** Id of the spend of all files of its platform; null where the file holds several platforms. */
  readonly spend: string | null;
};

/** The files whose rows the campaign's totals are made of, in the order of their names. */
export function countedFiles({ sources, period, tables, facts }: CampaignFacts): readonly CountedFile[] {
  const counted = new Set(sourcesOf(facts.plan.scope).flatMap(({ imports }) => imports));
  const platforms = tables.find(({ id }) => id === 'platform')?.rows ?? null;
  return sources
    .filter(({ importId, period: own }) => counted.has(importId) && (period === null || touches(own, period)))
    .map((file) => {
      // One platform alone has no breakdown: its spend is the total.
      const place = platforms === null ? 'total' : platforms.find(({ key }) => key === file.platform)?.place;
      return { file, entity: { dimension: 'platform', key: file.platform }, spend: place === undefined ? null : `${place}.spend` };
    });
}
