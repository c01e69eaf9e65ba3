import { quote } from './brief-issue.ts';
import { objectivesByOutcome } from './objective-kpis.ts';
import type { ObjectiveId } from '../brief.ts';
import type { Report } from './brief-issue.ts';

const maxObjectives = 3;

/** Names that people and platforms use for an objective, letters and digits only. */
const synonyms: Readonly<Record<string, ObjectiveId>> = {
  brandawareness: 'awareness',
  branding: 'awareness',
  bekanntheit: 'awareness',
  reichweite: 'reach',
  video: 'video-views',
  videoview: 'video-views',
  clicks: 'traffic',
  websitetraffic: 'traffic',
  visits: 'traffic',
  interaction: 'engagement',
  lead: 'leads',
  leadgeneration: 'leads',
  leadgen: 'leads',
  app: 'app-installs',
  appinstall: 'app-installs',
  apppromotion: 'app-installs',
  installs: 'app-installs',
  sale: 'sales',
  conversion: 'sales',
  conversions: 'sales',
  purchase: 'sales',
  purchases: 'sales',
  ecommerce: 'sales',
  performance: 'sales',
};

/** One objective or a list of them, the first being the primary one; at most three. */
export function parseObjectives(found: unknown, report: Report): readonly ObjectiveId[] {
  if (found === undefined || found === null) return [];
  const list: readonly unknown[] = Array.isArray(found) ? found.slice(0, 20) : [found];
  const ids = list.flatMap((item) => {
    const id = objectiveOf(item);
    if (id === null) report(`Unknown objective ${quote(item)}; known are ${objectivesByOutcome.join(', ')}.`);
    return id ?? [];
  });
  const distinct = [...new Set(ids)];
  if (distinct.length > maxObjectives)
    report(`A campaign has up to ${maxObjectives} objectives; ${distinct.slice(maxObjectives).join(', ')} left out.`);
  return distinct.slice(0, maxObjectives);
}

function objectiveOf(found: unknown): ObjectiveId | null {
  if (typeof found !== 'string' || found.length > 100) return null;
  const name = found.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return (
    objectivesByOutcome.find((id) => id.replace('-', '') === name) ?? (Object.hasOwn(synonyms, name) ? (synonyms[name] ?? null) : null)
  );
}
