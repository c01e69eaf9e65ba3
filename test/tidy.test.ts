import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { generatedDocuments } from '../ops/generated-documents.ts';
import { importCycles } from './tidy/cycles.ts';
import { wrongLayers } from './tidy/engine-layers.ts';
import { readManifests, readWorkspaces } from './tidy/manifests.ts';
import { poorNames } from './tidy/names.ts';
import { impureLines } from './tidy/purity.ts';
import { unlisted } from './tidy/registries.ts';
import { unplacedRooms, wrongArrows } from './tidy/rooms.ts';
import { barrels, defaultExports, endlessImports, leftoverNotes, longFiles, machinePaths, wishfulTitles } from './tidy/shape.ts';
import { readSources, root } from './tidy/source.ts';

const sources = readSources();
const manifests = readManifests();

describe('the project', () => {
  it('is read', () => {
    expect(sources.length).toBeGreaterThan(200);
  });

  it('has a place for every room', () => {
    expect(unplacedRooms(readWorkspaces(), manifests)).toEqual([]);
  });

  it('imports along the arrows between rooms, by their doors, and only what is listed', () => {
    expect(wrongArrows(sources, manifests)).toEqual([]);
  });

  it('keeps the order of the folders in the engine', () => {
    expect(wrongLayers(sources)).toEqual([]);
  });

  it('has no circles of imports', () => {
    expect(importCycles(sources)).toEqual([]);
  });

  it('has an engine that names no clock, chance, Node or network', () => {
    expect(impureLines(sources)).toEqual([]);
  });

  it('names every file by what is inside', () => {
    expect(poorNames(sources)).toEqual([]);
  });

  it('has files of one subject', () => {
    expect(longFiles(sources)).toEqual([]);
  });

  it('exports by name', () => {
    expect(defaultExports(sources)).toEqual([]);
  });

  it('has no doors inside rooms', () => {
    expect(barrels(sources)).toEqual([]);
  });

  it('imports files with their ending', () => {
    expect(endlessImports(sources)).toEqual([]);
  });

  it('lists every platform, section and format', () => {
    expect(unlisted(sources)).toEqual([]);
  });

  it('puts nothing off in comments', () => {
    expect(leftoverNotes(sources)).toEqual([]);
  });

  it('names no place of one machine', () => {
    expect(machinePaths(sources)).toEqual([]);
  });

  it('says in its tests what is so', () => {
    expect(wishfulTitles(sources)).toEqual([]);
  });
});

describe('a generated document', () => {
  it.each(generatedDocuments())('$path is fresh (else: npm run generate)', ({ path, text }) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });
});
