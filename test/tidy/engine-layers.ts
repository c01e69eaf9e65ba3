import { importsOf } from './imports.ts';
import { isCode, isTest } from './source.ts';
import type { Source } from './source.ts';

/** The engine's folders from the bottom up, and which folders below each may use. */
const layers: Readonly<Record<string, readonly string[]>> = {
  fields: [],
  statistics: [],
  platforms: ['fields'],
  query: ['fields', 'platforms'],
  metrics: ['fields', 'query', 'statistics'],
  allocation: ['fields', 'statistics'],
  outlook: ['fields', 'query', 'metrics', 'statistics', 'allocation'],
  findings: ['fields', 'platforms', 'query', 'metrics', 'statistics', 'allocation'],
  recommendations: ['fields', 'query', 'metrics', 'statistics', 'allocation', 'findings'],
  narrative: ['fields', 'metrics', 'findings', 'recommendations'],
  lineage: ['fields', 'query', 'metrics', 'statistics'],
};

/** What is asked and what is answered: types only, which every folder may name. */
const contracts = ['engine/analysis.ts', 'engine/brief.ts', 'engine/finding.ts', 'engine/outlook.ts', 'engine/reference.ts'];

/** Imports in the engine that go up, or into a folder that has no place yet. */
export function wrongLayers(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => isCode(source) && !isTest(source) && source.path.startsWith('engine/'))
    .flatMap((source) => {
      const folder = folderInEngine(source.path);
      if (folder === null) return faultsOfContract(source);
      if (!(folder in layers)) return [`engine/${folder} has no place in test/tidy/engine-layers.ts: say which folders it may use`];
      return importsOf(source).flatMap(({ file, isType }) => {
        const fault = file === null ? null : faultOf(folder, file, isType);
        return fault === null ? [] : [`${source.path} imports ${file}: ${fault}`];
      });
    });
}

function faultOf(folder: string, file: string, isType: boolean): string | null {
  const other = folderInEngine(file);
  if (other === folder) return null;
  if (other === null) return contracts.includes(file) && isType ? null : `${folder} stands below the files at the engine's root`;
  const below = layers[folder] ?? [];
  return below.includes(other) ? null : `${folder} may use ${below.length === 0 ? 'no other folder' : below.join(', ')}`;
}

function faultsOfContract(source: Source): readonly string[] {
  if (!contracts.includes(source.path)) return [];
  return importsOf(source)
    .filter((imported) => !imported.isType)
    .map((imported) => `${source.path} imports ${imported.specifier} to run it: a contract holds types only`);
}

/** Null for a file at the engine's root. */
function folderInEngine(path: string): string | null {
  const [, folder, file] = path.split('/');
  return file === undefined ? null : (folder ?? null);
}
