import type { FileRefusal } from './file-table.ts';
import { bytesText } from './limits.ts';

/** Damage or a limit met while a workbook is read; whoever reads turns it into the refusal that it carries. */
export class WorkbookRefusal extends Error {
  override readonly name = 'WorkbookRefusal';
  readonly refusal: FileRefusal;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.refusal = { code, message };
  }
}

/** What a broken workbook is refused with; `what` is a clause such as `its part "xl/styles.xml" is missing`. */
export function workbookDamage(what: string, cause?: unknown): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.workbook-damaged',
    `The workbook is damaged: ${what}. Download it again, or open it in Excel and save it as a new file.`,
    cause,
  );
}

/** The refusal of an archive that is made to inflate beyond measure, or looks like one. */
export function zipBomb(what: string): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.zip-bomb',
    `The workbook was not read, because ${what}. Files made to exhaust a computer look like this: if it is an honest export, open it in Excel and save it as a new file, or export CSV.`,
  );
}

/** The refusal of a part that inflates to more than is read. */
export function partTooLarge(what: string, maxBytes: number): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.workbook-too-large',
    `The workbook holds more than ${bytesText(maxBytes)} of ${what}. Split it by month or by account, or export CSV.`,
  );
}
