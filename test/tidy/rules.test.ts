import { describe, expect, it } from 'vitest';

import { importCycles } from './cycles.ts';
import { wrongLayers } from './engine-layers.ts';
import { poorNames } from './names.ts';
import { impureLines } from './purity.ts';
import { unlisted } from './registries.ts';
import { unplacedRooms, wrongArrows } from './rooms.ts';
import type { Manifest } from './rooms.ts';
import { barrels, defaultExports, endlessImports, leftoverNotes, longFiles, machinePaths, wishfulTitles } from './shape.ts';
import type { Source } from './source.ts';

type Rule = (sources: readonly Source[]) => readonly string[];

/** A rule finds exactly the faults that were planted; each is told by the file that holds it. */
function check(rule: Rule, planted: Readonly<Record<string, string>>, faults: readonly string[]): void {
  const found = rule(Object.entries(planted).map(([path, text]) => ({ path, text })));
  expect(found.map((fault) => faults.find((part) => fault.includes(part)) ?? fault)).toEqual(faults);
}

/** Words in pieces, so that no rule finds them in this file. */
function joined(...pieces: readonly string[]): string {
  return pieces.join('');
}

function importing(specifier: string, names = '{ thing }'): string {
  return joined('import ', names, ' from ', `'${specifier}';\n`);
}

describe('the arrows between rooms', () => {
  const manifests = new Map<string, Manifest>([
    ['', { dependencies: ['@pca/engine'], devDependencies: ['vitest'] }],
    ['engine', { dependencies: ['zod'], devDependencies: [] }],
    ['warehouse', { dependencies: ['@pca/engine'], devDependencies: [] }],
    ['report', { dependencies: ['@pca/engine'], devDependencies: [] }],
    ['charts', { dependencies: ['@pca/engine'], devDependencies: [] }],
  ]);
  const arrows: Rule = (sources) => wrongArrows(sources, manifests);

  it('let a room import what lies behind it, what its manifest lists, and itself', () => {
    check(
      arrows,
      {
        'engine/a.ts': importing('zod') + importing('./b.ts'),
        'engine/a.test.ts': importing('vitest') + importing('node:fs'),
        'warehouse/a.ts': importing('@pca/engine', 'type { Thing }') + importing('node:fs'),
        'test/a.test.ts': importing('@pca/engine') + importing('../engine/a.ts') + importing('vitest'),
      },
      [],
    );
  });

  it('stop a room at the wrong room', () =>
    check(arrows, { 'engine/a.ts': importing('@pca/warehouse') }, ['engine may import no other room']));

  it('stop a room whose manifest does not list the other', () =>
    check(arrows, { 'report/a.ts': importing('@pca/charts') }, ['report/package.json does not list it']));

  it('stop whoever goes past the door', () =>
    check(arrows, { 'warehouse/a.ts': importing('@pca/engine/query.ts'), 'test/a.ts': importing('@pca/engine/query.ts') }, [
      'entered by its door',
      'entered by its door',
    ]));

  it('stop whoever leaves the room by path', () =>
    check(arrows, { 'warehouse/files/a.ts': importing('../../engine/a.ts') }, ['it leaves the room warehouse']));

  it('stop Node at the engine', () => check(arrows, { 'engine/a.ts': importing('node:fs') }, ['engine does not know Node']));

  it('stop packages that no manifest lists', () =>
    check(arrows, { 'warehouse/a.ts': importing('lodash/map.js'), 'bench/a.ts': importing('lodash') }, [
      'warehouse/package.json does not list it',
      'package.json does not list it',
    ]));

  it('are drawn for every workspace and hold in its manifest', () => {
    expect(unplacedRooms(['engine', 'warehouse', 'attic'], manifests)).toEqual([
      expect.stringContaining('attic is a workspace without a row'),
    ]);
    expect(unplacedRooms(['charts'], manifests)).toEqual(['charts/package.json lists @pca/engine: charts may import no other room']);
  });
});

describe('the order of folders in the engine', () => {
  it('lets a folder use those below it, and name the contracts', () =>
    check(
      wrongLayers,
      {
        'engine/metrics/a.ts': importing('../query/query.ts') + importing('../analysis.ts', 'type { Analysis }'),
        'engine/fields/a.test.ts': importing('../analyse.ts'),
      },
      [],
    ));

  it('stops an import that goes up', () =>
    check(wrongLayers, { 'engine/fields/a.ts': importing('../metrics/catalogue.ts'), 'engine/query/a.ts': importing('../analyse.ts') }, [
      'fields may use no other folder',
      'query stands below the files at the engine',
    ]));

  it('stops a contract that is run, and a folder without a place', () =>
    check(
      wrongLayers,
      {
        'engine/brief.ts': importing('./fields/day.ts'),
        'engine/metrics/a.ts': importing('../analysis.ts'),
        'engine/attic/a.ts': 'export const a = 1;\n',
      },
      ['a contract holds types only', 'metrics stands below the files', 'engine/attic has no place'],
    ));
});

describe('circles of imports', () => {
  it('are found, also when only types go round', () =>
    check(
      importCycles,
      { 'cli/a.ts': importing('./b.ts'), 'cli/b.ts': importing('./c.ts', 'type { Thing }'), 'cli/c.ts': importing('./a.ts') },
      ['cli/a.ts → cli/b.ts → cli/c.ts → cli/a.ts'],
    ));

  it('are no two ways to one file', () =>
    check(importCycles, { 'cli/a.ts': importing('./b.ts') + importing('./c.ts'), 'cli/b.ts': importing('./c.ts'), 'cli/c.ts': '' }, []));
});

describe('a purity that is broken', () => {
  it.each(['const now = new Date();', 'Date.now()', 'Math.random()', 'crypto.randomUUID()', 'process.env', 'fetch(url)', 'console.log(1)'])(
    'shows in %s',
    (text) => check(impureLines, { 'engine/a.ts': `${text}\n`, 'engine/a.test.ts': text, 'report/a.ts': text }, ['engine/a.ts']),
  );

  it('does not show in words about it', () =>
    check(impureLines, { 'engine/a.ts': "// new Date() is not known here\n/** `Date.now()` */\nconst label = 'Date';\n" }, []));
});

describe('names', () => {
  it('are kebab-case and say something', () =>
    check(
      poorNames,
      {
        'cli/exitCodes.ts': '',
        'cli/string-utils.ts': '',
        'engine/common/a.ts': '',
        'cli/data-quality.ts': '',
        'cli/a.property.test.ts': '',
        '.ci/a.mjs': '',
        'README.md': '',
      },
      ['"exitCodes.ts" is not kebab-case', 'cli/string-utils.ts: "utils" says nothing', 'engine/common/a.ts: "common" says nothing'],
    ));
});

describe('the shape of files', () => {
  it('has an end', () =>
    check(longFiles, { 'cli/a.ts': '\n'.repeat(401), 'cli/b.ts': '\n'.repeat(400), 'a.md': '\n'.repeat(900) }, ['cli/a.ts has 401 lines']));

  it('has no default export but where a tool wants it', () =>
    check(
      defaultExports,
      { 'cli/a.ts': 'export default 1;\n', 'cli/b.ts': 'export { b as default };\n', 'vitest.config.ts': 'export default {};\n' },
      ['cli/a.ts', 'cli/b.ts'],
    ));

  it('has no door but the room’s', () => {
    const passing = joined('export ', "{ a } from './a.ts';\n");
    check(barrels, { 'cli/index.ts': passing, 'cli/parts/index.ts': passing, 'cli/list.ts': `${passing}export const list = [a];\n` }, [
      'cli/parts/index.ts',
    ]);
  });

  it('has endings on its imports', () => check(endlessImports, { 'cli/a.ts': importing('./b') + importing('./c.ts') }, ['imports ./b']));

  it('puts nothing off', () => {
    const note = joined('TO', 'DO');
    check(leftoverNotes, { 'cli/a.ts': `// ${note}: later\n`, 'a.md': `${note}\n` }, ['cli/a.ts:1']);
  });

  it('knows no machine', () => {
    const path = joined('/', 'home/anna/x');
    check(
      machinePaths,
      { 'a.md': `see ${path}\n`, 'cli/a.ts': `const path = '${path}';\n`, 'cli/b.ts': `// https://a.b${path} .${path}\n` },
      ['a.md:1', 'cli/a.ts:1'],
    );
  });

  it('wishes for nothing in its titles', () => {
    const title = joined('it("sho', 'uld add", () => {});\n');
    check(wishfulTitles, { 'cli/a.test.ts': `${title}it('adds', () => {});\n` }, ['cli/a.test.ts:1']);
  });
});

describe('a list', () => {
  it('names everything that its folder declares', () =>
    check(
      unlisted,
      {
        'engine/platforms/index.ts': 'export const platforms = [meta];\n',
        'engine/platforms/meta.ts': "export const meta: Platform = { id: 'meta' };\n",
        'engine/platforms/attic.ts': "export const attic: Platform = { id: 'attic' };\n",
        'report/sections/index.ts': '',
        'report/sections/attic.ts': 'export function attic(context: ReportContext): Written {\n',
        'report/formats/index.ts': '',
        'report/formats/attic.ts': 'export function renderAttic(): string {\n',
      },
      [
        'engine/platforms/attic.ts declares attic',
        'report/sections/attic.ts declares attic',
        'report/formats/attic.ts declares renderAttic',
      ],
    ));
});
