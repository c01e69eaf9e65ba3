const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;
const lastAscii = 0x7f;
const space = 0x20;

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text that bytes of a part stand for: UTF-8 with entities, and `_xHHHH_` for characters that XML cannot hold. */
export function decodeText(bytes: Buffer, from: number, to: number): string {
  let hasUnicode = false;
  let isPlain = true;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > lastAscii) hasUnicode = true;
    else if (byte === ampersand || byte === underscore || byte === carriageReturn) isPlain = false;
  }
  const text = hasUnicode ? bytes.toString('utf8', from, to) : bytes.toString('latin1', from, to);
  return isPlain ? text : unescapeText(text);
}

/** Text of a `t` element: Excel drops the space around it unless the element says that it is to be kept. */
export function decodeCellText(bytes: Buffer, range: { from: number; to: number }, keepsSpace: boolean): string {
  let { from, to } = range;
  if (!keepsSpace) {
    while (from < to && (bytes[from] ?? 0) <= space) from += 1;
    while (to > from && (bytes[to - 1] ?? 0) <= space) to -= 1;
  }
  return decodeText(bytes, from, to);
}

function unescapeText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (all: string, hex?: string, decimal?: string, name?: string) =>
      name === undefined ? characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), all) : (entities.get(name) ?? all),
    )
    .replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => unitOf(Number.parseInt(hex, 16)));
}

function characterOf(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : otherwise;
}

/** Two of these may make one character, so halves are let through; a zero is shown as nothing. */
function unitOf(code: number): string {
  return code === 0 ? '' : String.fromCharCode(code);
}
