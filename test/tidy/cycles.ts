import { importsOf } from './imports.ts';
import { isCode } from './source.ts';
import type { Source } from './source.ts';

/** Circles of files that import one another, types included: none of them could be understood or moved alone. */
export function importCycles(sources: readonly Source[]): readonly string[] {
  const graph = new Map(sources.filter(isCode).map((source) => [source.path, importsOf(source).flatMap(({ file }) => file ?? [])]));
  const search: Search = { graph, trail: [], done: new Set(), cycles: [] };
  for (const path of graph.keys()) visit(search, path);
  return search.cycles;
}

type Search = {
  readonly graph: ReadonlyMap<string, readonly string[]>;
  readonly trail: string[];
  readonly done: Set<string>;
  readonly cycles: string[];
};

function visit(search: Search, path: string): void {
  const begin = search.trail.indexOf(path);
  if (begin >= 0) {
    search.cycles.push(`${[...search.trail.slice(begin), path].join(' → ')}: move what both need into a file of its own`);
    return;
  }
  if (search.done.has(path)) return;
  search.trail.push(path);
  for (const next of search.graph.get(path) ?? []) visit(search, next);
  search.trail.pop();
  search.done.add(path);
}
