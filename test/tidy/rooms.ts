import { importsOf, packageOf } from './imports.ts';
import type { Import } from './imports.ts';
import { isCode, isTest } from './source.ts';
import type { Source } from './source.ts';

/** A package's manifest, as far as rooms are concerned. */
export type Manifest = { readonly dependencies: readonly string[]; readonly devDependencies: readonly string[] };

type Room = { readonly mayImport: readonly string[]; readonly knowsNode: boolean };

/** Which room may import which; an arrow that is not here is a decision, and has a record in docs/adr. */
const rooms: Readonly<Record<string, Room>> = {
  engine: { mayImport: [], knowsNode: false },
  warehouse: { mayImport: ['engine'], knowsNode: true },
  charts: { mayImport: [], knowsNode: false },
  report: { mayImport: ['engine', 'charts'], knowsNode: true },
  cli: { mayImport: ['engine', 'warehouse', 'report'], knowsNode: true },
  server: { mayImport: ['engine', 'warehouse', 'report'], knowsNode: true },
  web: { mayImport: ['charts'], knowsNode: false },
};

/** Workspaces that have no place in the table of rooms, and rooms whose manifest lists a room that they may not import. */
export function unplacedRooms(workspaces: readonly string[], manifests: ReadonlyMap<string, Manifest>): readonly string[] {
  return workspaces.flatMap((name) => {
    const room = rooms[name];
    if (room === undefined) return [`${name} is a workspace without a row in test/tidy/rooms.ts: say what it may import`];
    const listed = roomsListed(manifests.get(name));
    return listed
      .filter((other) => !room.mayImport.includes(other))
      .map((other) => `${name}/package.json lists @pca/${other}: ${arrowsOf(name)}`);
  });
}

/** Imports that go against the arrows, past a room's door, or to a package that the room's manifest does not list. */
export function wrongArrows(sources: readonly Source[], manifests: ReadonlyMap<string, Manifest>): readonly string[] {
  return sources.filter(isCode).flatMap((source) => {
    const name = source.path.split('/', 1)[0] ?? '';
    const isRoom = name in rooms;
    return importsOf(source).flatMap((imported) => {
      const fault = isRoom ? faultInRoom(name, source, imported, manifests) : faultOutside(imported, manifests);
      return fault === null ? [] : [`${source.path} imports ${imported.specifier}: ${fault}`];
    });
  });
}

function faultInRoom(name: string, source: Source, imported: Import, manifests: ReadonlyMap<string, Manifest>): string | null {
  const { specifier, file } = imported;
  if (file !== null) return file.startsWith(`${name}/`) ? null : `it leaves the room ${name}; other rooms are imported by name`;
  if (specifier.startsWith('node:')) return isTest(source) || rooms[name]?.knowsNode === true ? null : `${name} does not know Node`;
  if (specifier.startsWith('@pca/')) return faultBetweenRooms(name, specifier, manifests.get(name));
  const listed = [...listedBy(manifests.get(name)), ...(isTest(source) ? (manifests.get('')?.devDependencies ?? []) : [])];
  return listed.includes(packageOf(specifier)) ? null : `${name}/package.json does not list it`;
}

function listedBy(manifest: Manifest | undefined): readonly string[] {
  return manifest?.dependencies ?? [];
}

function faultBetweenRooms(name: string, specifier: string, manifest: Manifest | undefined): string | null {
  const door = packageOf(specifier);
  if (door !== specifier) return `a room is entered by its door, ${door}`;
  if (rooms[name]?.mayImport.includes(door.replace('@pca/', '')) !== true) return arrowsOf(name);
  return listedBy(manifest).includes(door) ? null : `${name}/package.json does not list it`;
}

/** Tests, bench, samples and ops may reach into rooms by path; packages they take from the root's manifest. */
function faultOutside({ specifier, file }: Import, manifests: ReadonlyMap<string, Manifest>): string | null {
  if (file !== null || specifier.startsWith('node:')) return null;
  const door = packageOf(specifier);
  if (door.startsWith('@pca/') && door !== specifier) return `a room is entered by its door, ${door}`;
  const manifest = manifests.get('');
  const isListed = [...(manifest?.dependencies ?? []), ...(manifest?.devDependencies ?? [])].includes(door);
  return isListed ? null : 'package.json does not list it';
}

function roomsListed(manifest: Manifest | undefined): readonly string[] {
  return listedBy(manifest)
    .filter((name) => name.startsWith('@pca/'))
    .map((name) => name.replace('@pca/', ''));
}

function arrowsOf(name: string): string {
  const may = rooms[name]?.mayImport ?? [];
  return may.length === 0 ? `${name} may import no other room` : `${name} may import ${may.join(', ')} only`;
}
