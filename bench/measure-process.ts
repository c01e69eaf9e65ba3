import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command cost, its child processes included. */
export type Cost = {
  readonly wallS: number;
  readonly cpuS: number;
  readonly peakMb: number;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

const pollMs = 50;
const clockTicksPerS = 100;

/**
 * Runs a command and measures wall time, CPU time and the largest sum of resident sets over all its processes,
 * polled from /proc; pages shared between processes count once for each, so the sum is an upper bound.
 */
export function measureProcess(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const cpu = new Map<number, number>();
  let peakBytes = 0;
  const timer = setInterval(() => {
    let bytes = 0;
    for (const pid of family(child.pid ?? -1)) {
      const use = useOf(pid);
      bytes += use.bytes;
      cpu.set(pid, Math.max(cpu.get(pid) ?? 0, use.cpuS));
    }
    peakBytes = Math.max(peakBytes, bytes);
  }, pollMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const cpuS = [...cpu.values()].reduce((sum, value) => sum + value, 0);
      resolve({ wallS: (performance.now() - started) / 1000, cpuS, peakMb: peakBytes / 1e6, exitCode: code ?? 1, ...output });
    });
  });
}

/** A process and all below it; the kernel's own lists, because a walk over all of /proc costs as much as what is measured. */
function family(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(family)];
}

function childrenOf(pid: number): readonly number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'));
    return lists.flatMap((list) =>
      list
        .split(' ')
        .filter((text) => text !== '')
        .map(Number),
    );
  } catch {
    // The process is gone.
    return [];
  }
}

/** Fields of /proc/pid/stat after the command name; empty when the process is gone. */
function fieldsOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function useOf(pid: number): { bytes: number; cpuS: number } {
  const stat = fieldsOf(pid);
  const pages = Number(stat[21] ?? 0);
  return { bytes: pages * 4096, cpuS: (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / clockTicksPerS };
}
