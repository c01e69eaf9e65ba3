// Runs a script or a tool of this project on its own Node 24, whatever Node started it, and installs what is missing first.
// Plain JavaScript, because it must run on any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const ownNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The path of the project's Node, installed when it is not there yet. Ends the process with a clear message when that fails. */
export function prepareNode() {
  if (!isInstalled()) install('Installing dependencies (npm ci), once', 'npm', ['ci', '--no-audit', '--no-fund'], root);
  // Some npm settings block install scripts; the package that brings Node then has no binary yet.
  if (!works(ownNode))
    install('Completing the installation of Node', process.execPath, ['installArchSpecificPackage.js'], join(modules, 'node'));
  if (!works(ownNode)) fail(`Node could not be installed at ${ownNode}. Run "npm ci" and read its output.`);
  return ownNode;
}

/** The environment of the product's own processes: what Node compiled is kept, which halves the time to start. */
export function ownEnvironment() {
  return { NODE_COMPILE_CACHE: join(modules, '.cache', 'compile'), ...process.env };
}

/** Runs a program of the project with its Node and tools first on the path; returns the exit code. */
export function runOwn(target, args) {
  const node = prepareNode();
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const isScript = /\.(?:ts|mjs|js)$/u.test(target);
  const [command, all] = isScript ? [node, [join(root, target), ...args]] : [join(modules, '.bin', target), args];
  const ended = spawnSync(command, all, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: !isScript && process.platform === 'win32',
  });
  if (ended.error) fail(`${target} could not be started: ${ended.error.message}`);
  return ended.status ?? 1;
}

function isInstalled() {
  const installed = join(modules, '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000;
}

function install(what, command, args, cwd) {
  process.stderr.write(`${what} …\n`);
  const ended = spawnSync(command, args, { cwd, stdio: ['ignore', process.stderr, process.stderr], shell: process.platform === 'win32' });
  if (ended.status !== 0) fail(`${command} ${args.join(' ')} failed. Check the network and the npm settings, then try again.`);
}

function works(node) {
  return existsSync(node) && spawnSync(node, ['--version']).status === 0;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target, ...args] = process.argv.slice(2);
  if (target === undefined) fail('Usage: node ops/run.mjs SCRIPT-OR-TOOL [ARGUMENTS]');
  process.exit(runOwn(target, args));
}
