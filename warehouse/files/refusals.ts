import type { FileRefusal } from './file-table.ts';

const messages = {
  'file.not-found': 'There is no file at this path. Check the name and the folder.',
  'file.is-directory': 'This is a folder, not a file. Name the export inside it, or several files with a pattern such as folder/*.csv.',
  'file.no-permission': 'The file may not be read by this user. Change its permissions, or copy it to a place that you own.',
  'file.link-loop': 'This link leads back to itself, so there is no file behind it. Name the file itself.',
  'file.not-regular': 'This is a device or a pipe, not a file. Save the export as a file first.',
  'file.empty': 'The file is empty. Download the export again; the download was probably interrupted.',
  'file.changed': 'The file changed while it was read. Wait until the download or copy is complete, then import it again.',
  'file.pdf': 'This is a PDF. Numbers cannot be taken from it safely: export the same report as CSV or XLSX.',
  'file.image':
    'This is an image. Screenshots can only be read with the image reader of the service: export the same report as CSV or XLSX instead.',
  'file.xls': 'This is an old Excel workbook (.xls) or a password-protected one. Open it in Excel and save it as .xlsx without a password.',
  'file.zip': 'This is a ZIP archive that holds no workbook. Unpack it and import the exports inside it.',
  'file.gzip': 'This is a compressed file (gzip). Unpack it and import the export inside it.',
  'file.archive': 'This is a compressed archive. Unpack it and import the exports inside it.',
  'file.html':
    'This is a web page (HTML), whatever its name says. Some platforms save it under the name .xls, and a failed login gives one too: export the report as CSV or XLSX.',
  'file.xml': 'This is an XML file. Export the report as CSV or XLSX.',
  'file.json': 'This is a JSON file. Export the report as CSV, XLSX or Parquet.',
  'file.binary': 'This is a binary file and no spreadsheet, CSV or Parquet file. Export the report as CSV, XLSX or Parquet.',
  'file.utf-32': 'This text is encoded in UTF-32, which no platform exports. Save it as UTF-8.',
  'file.nul-bytes': 'The text holds zero bytes, so it is damaged or no text at all. Download the export again.',
  'file.truncated': 'The file ends too early: its closing mark is missing. Download the export again.',
} as const;

/** Permanent codes of the refusals that need no further facts. */
export type PlainRefusalCode = keyof typeof messages;

/** The refusal of a file that is not what it should be. */
export function refuse(code: PlainRefusalCode): { readonly refusal: FileRefusal } {
  return { refusal: { code, message: messages[code] } };
}

/** The refusal of a file that goes beyond a limit or is damaged at a place that can be named. */
export function refuseWith(code: string, message: string): { readonly refusal: FileRefusal } {
  return { refusal: { code, message } };
}

/** The refusal of a file that the file system does not give; null when the error tells of something else. */
export function refusalOfAccess(error: unknown): FileRefusal | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const code = accessCodes[String(error.code)];
  if (code !== undefined) return refuse(code).refusal;
  const message = `The file could not be read: the file system answers ${String(error.code)}. Check the disk or network drive that it lies on, or copy it elsewhere.`;
  return refuseWith('file.unreadable', message).refusal;
}

const accessCodes: Readonly<Record<string, PlainRefusalCode>> = {
  ENOENT: 'file.not-found',
  ENOTDIR: 'file.not-found',
  ENAMETOOLONG: 'file.not-found',
  EACCES: 'file.no-permission',
  EPERM: 'file.no-permission',
  ELOOP: 'file.link-loop',
};
