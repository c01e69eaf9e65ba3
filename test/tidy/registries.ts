import { folderOf } from './source.ts';
import type { Source } from './source.ts';

/** A folder whose files each declare one thing that a list must name. */
type Registry = { readonly folder: string; readonly list: string; readonly declaration: RegExp };

const registries: readonly Registry[] = [
  { folder: 'engine/platforms', list: 'engine/platforms/index.ts', declaration: /^export const (\w+): Platform = /gmu },
  { folder: 'engine/findings', list: 'engine/findings/index.ts', declaration: /^export const (\w+): FindingKind = /gmu },
  {
    folder: 'engine/narrative/clauses',
    list: 'engine/narrative/clauses/index.ts',
    declaration: /^export const (\w+): ClauseTemplates = /gmu,
  },
  {
    folder: 'engine/recommendations',
    list: 'engine/recommendations/index.ts',
    declaration: /^export const (\w+): RecommendationKind = /gmu,
  },
  {
    folder: 'engine/narrative/recommendations',
    list: 'engine/narrative/recommendations/index.ts',
    declaration: /^export const (\w+): RecommendationTemplates = /gmu,
  },
  {
    folder: 'report/sections',
    list: 'report/sections/index.ts',
    declaration: /^export function (\w+)\(context: ReportContext(?:, body: Written)?\): Written\b/gmu,
  },
  { folder: 'report/formats', list: 'report/formats/index.ts', declaration: /^export (?:async )?function (render\w+)\(/gmu },
];

/** Things that a file declares and no list names: nobody would ever see them. */
export function unlisted(sources: readonly Source[]): readonly string[] {
  return registries.flatMap(({ folder, list, declaration }) => {
    const text = sources.find((source) => source.path === list)?.text ?? '';
    return sources
      .filter(({ path }) => folderOf(path) === folder && path !== list)
      .flatMap((source) => [...source.text.matchAll(declaration)].map(([, name = '']) => ({ name, path: source.path })))
      .filter(({ name }) => !new RegExp(String.raw`\b${name}\b`, 'u').test(text))
      .map(({ name, path }) => `${path} declares ${name}, which ${list} does not list`);
  });
}
