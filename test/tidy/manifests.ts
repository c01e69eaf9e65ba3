import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Manifest } from './rooms.ts';
import { root } from './source.ts';

type PackageJson = {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

/** Folders of the rooms, as the root's manifest lists them. */
export function readWorkspaces(): readonly string[] {
  return readPackage('').workspaces ?? [];
}

/** The manifest of every room by its folder; the root's own under the empty text. */
export function readManifests(): ReadonlyMap<string, Manifest> {
  return new Map(
    ['', ...readWorkspaces()].map((folder) => {
      const { dependencies = {}, devDependencies = {} } = readPackage(folder);
      return [folder, { dependencies: Object.keys(dependencies), devDependencies: Object.keys(devDependencies) }];
    }),
  );
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}
