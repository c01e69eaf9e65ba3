import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from '@pca/cli';

/** What a run of the command left behind. */
export type Ran = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** A folder of a test, removed when it ends. */
export type TestFolder = AsyncDisposable & { readonly path: string; readonly file: (name: string) => string };

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'cli-'));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** Runs a command in this process; `onNote` sees progress and messages as they are written. */
export async function run(args: readonly string[], onNote: (text: string) => void = () => undefined): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const exitCode = await runCommand(args, {
    out: (text) => void (written.stdout += text),
    note: (text) => {
      written.stderr += text;
      onNote(text);
    },
    isInteractive: false,
    nowMs: () => performance.now(),
  });
  return { exitCode, ...written };
}

export const mainFile = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

/** Starts the command as a process of its own, with a folder for its temporary files. */
export async function start(args: readonly string[], temporary: string, options: SpawnOptions = {}): Promise<ChildProcess> {
  await mkdir(temporary, { recursive: true });
  return spawn(process.execPath, ['--no-warnings', mainFile, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { TMPDIR: temporary },
    ...options,
  });
}

/** Waits for a process to end; a signal that ended it is told as shells do. */
export function ended(child: ChildProcess): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  child.stdout?.on('data', (bytes: Buffer) => (written.stdout += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (written.stderr += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ exitCode: code ?? (signal === null ? -1 : 128), ...written }));
  });
}

/** Whether a text holds the trace of an exception. */
export function hasTrace({ stdout, stderr }: Ran): boolean {
  return /^\s+at .*:\d+:\d+\)?$|failed unexpectedly/mu.test(stdout + stderr);
}

export const head = 'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions\n';

/** Rows of forty days whose spend is 840 in all; `change` rewrites them. */
export function rows(change: (text: string) => string = (text) => text): string {
  const lines = Array.from({ length: 40 }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, '0');
    return `2026-05-${day},Campaign ${at % 3},EUR,${at + 1}.50,${1000 + at},${10 + at},${at % 5}\n`;
  });
  return change(lines.join(''));
}

/** An export of a platform as it is downloaded. */
export const goodFile = head + rows();
