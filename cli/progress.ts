import type { WarehouseProgress } from '@pca/warehouse';

import { oneLine } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Progress of a long command on the terminal's second stream: stage, counters, file. Disposing of it clears an unfinished line. */
export type Progress = Disposable & {
  readonly report: (stage: string, counters: string) => void;
  readonly warehouse: (progress: WarehouseProgress) => void;
  /** Clears an unfinished line. */
  readonly end: () => void;
};

const redrawMs = 100;
const plainMs = 2000;

/** Shows progress in place on a terminal, and line by line elsewhere: each stage once, then every two seconds. */
export function showProgress(terminal: Terminal, options: { readonly isQuiet: boolean }): Progress {
  let shownAt = Number.NEGATIVE_INFINITY;
  let shownStage = '';
  let width = 0;
  const report = (stage: string, counters: string): void => {
    if (options.isQuiet) return;
    const isNew = stage !== shownStage;
    if (!isNew && terminal.nowMs() - shownAt < (terminal.isInteractive ? redrawMs : plainMs)) return;
    shownAt = terminal.nowMs();
    shownStage = stage;
    const line = oneLine(counters === '' ? stage : `${stage}: ${counters}`);
    if (terminal.isInteractive) terminal.note(`\r${line.padEnd(width)}`);
    else terminal.note(`${line}\n`);
    width = line.length;
  };
  const end = (): void => {
    if (width > 0 && terminal.isInteractive && !options.isQuiet) terminal.note(`\r${' '.repeat(width)}\r`);
    width = 0;
    shownStage = '';
  };
  return {
    report,
    warehouse: (progress) => {
      // The analysis names its own stages, and they say more than a count of queries.
      if (progress.stage !== 'query') report(stageName(progress), counters(progress));
    },
    end,
    [Symbol.dispose]: end,
  };
}

const stageNames: Readonly<Record<WarehouseProgress['stage'], string>> = {
  scan: 'Scanning',
  read: 'Reading',
  write: 'Writing',
  index: 'Building the query cache',
  query: 'Asking',
};

function stageName({ stage, file }: WarehouseProgress): string {
  return file === null ? stageNames[stage] : `${stageNames[stage]} ${file}`;
}

function counters({ done, total, unit }: WarehouseProgress): string {
  if (done === 0 && total === null) return '';
  const of = total === null || total === 0 ? '' : ` / ${shown(total, unit)}`;
  return `${shown(done, unit)}${of}${unit === 'bytes' ? '' : ` ${unit}`}`;
}

function shown(count: number, unit: WarehouseProgress['unit']): string {
  return unit === 'bytes' ? `${(count / 1_000_000).toFixed(1)} MB` : count.toLocaleString('en');
}
