import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** A command of this project's tools, with the name under which its outcome is told. */
export type Part = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const root = join(import.meta.dirname, '..');

/** Runs all parts, as many at a time as there are processors; true when all of them end well. Tells of each as it ends. */
export async function runSideBySide(parts: readonly Part[]): Promise<boolean> {
  const waiting = [...parts];
  const outcomes: boolean[] = [];
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) outcomes.push(await runPart(part));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcomes.every(Boolean);
}

/** Runs one part; prints one line, and what the part said only when it failed. */
export async function runPart({ name, command, args }: Part): Promise<boolean> {
  const start = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${seconds.padStart(5)} s\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  return code === 0;
}

function run(command: string, args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    // The tools of npm are scripts, which Windows starts only through its shell.
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const gather = (bytes: Buffer): void => void (output += bytes.toString());
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', (cause) => reject(new Error(`${command} could not be started: run this by "npm run"`, { cause })));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
