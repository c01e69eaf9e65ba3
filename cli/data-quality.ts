import type { Brief } from '@pca/engine';
import type { Certificate } from '@pca/warehouse';

import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a run over files ends with: 0 when all were read, 4 when all that failed are not there, else 5. */
export function exitCodeOf(certificates: readonly Certificate[]): ExitCode {
  const failed = certificates.filter((certificate) => certificate.status !== 'ok');
  if (failed.length === 0) return exitCodes.ok;
  const isMissing = failed.every((certificate) => certificate.issues.some((issue) => issue.code === 'file.not-found'));
  return isMissing ? exitCodes.notFound : exitCodes.dataQuality;
}

/** What to do when no file holds a day of the flight; null when some file does, or when the flight or the days are not known. */
export function outsideFlight({ flight }: Brief, certificates: readonly Certificate[]): string | null {
  const periods = certificates.flatMap((certificate) =>
    certificate.rowsKept > 0 && certificate.period !== null ? [certificate.period] : [],
  );
  if (flight === null || periods.length === 0) return null;
  if (periods.some(({ start, end }) => start <= flight.end && end >= flight.start)) return null;
  const [start] = periods.map((period) => period.start).toSorted();
  const end = periods
    .map((period) => period.end)
    .toSorted()
    .at(-1);
  return `No file holds a day of the flight (${flight.start} to ${flight.end}): the data are of ${start} to ${end}. Correct the flight in the brief, or export its days.`;
}
