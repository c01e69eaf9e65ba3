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
