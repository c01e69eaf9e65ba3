import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainNumber } from './xlsx-number.ts';
import { codeOf, readBytes, readParts, rowsOf, withParts, workbookParts } from './xlsx.test-kit.ts';
import { zipOf } from './zip.test-kit.ts';

const sheet = 'xl/worksheets/sheet1.xml';
const rows = Array.from(
  { length: 30 },
  (_, index) =>
    `<row r="${index + 1}"><c r="A${index + 1}" s="1"><v>${45_809 + index}</v></c><c r="B${index + 1}" t="s"><v>${index % 3}</v></c>` +
    `<c r="C${index + 1}" t="inlineStr"><is><t>Set &amp; ${index}</t></is></c><c r="D${index + 1}" s="2"><f>A1</f><v>0.${index}1</v></c></row>`,
).join('');
const parts = workbookParts({ rows, texts: ['<t>Brand</t>', '<r><t>Ge</t></r><r><t>neric</t></r>', '<t>ü</t>'], formats: [14, '0.0%'] });
const whole = zipOf(parts);
const content = String(parts.find(({ name }) => name === sheet)?.content ?? '');
const codes = /^(?:read|file\.[a-z-]+)$/u;

/** A part of the workbook with some characters replaced by others that matter in XML. */
const change = fc.record({
  name: fc.constantFrom(...parts.map(({ name }) => name)),
  at: fc.nat(20_000),
  length: fc.nat(6),
  text: fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '&',
    '/',
    '</c>',
    '<c',
    '<!--',
    '<![CDATA[',
    '=',
    ':',
    '9999999999',
    '\0',
    'é',
    '<row>',
    '</sheetData>',
  ),
});

describe('a workbook', () => {
  it('of which any bytes are changed is read or refused', async () => {
    const bytes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(bytes, async (changes) => {
        const damaged = Buffer.from(whole);
        for (const [at, byte] of changes) damaged[at] = byte;
        expect(await codeOf(readBytes(damaged))).toMatch(codes);
      }),
      { numRuns: 300 },
    );
  });

  it('that is cut off anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await codeOf(readBytes(whole.subarray(0, length)))).toMatch(/^file\./u);
      }),
      { numRuns: 100 },
    );
  });

  it('whose XML is changed anywhere is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let changed = parts;
        for (const { name, at, length, text } of changes) {
          const old = String(changed.find((part) => part.name === name)?.content ?? '');
          const from = at % old.length;
          changed = withParts(changed, { [name]: { content: old.slice(0, from) + text + old.slice(from + length) } });
        }
        expect(await codeOf(readParts(changed))).toMatch(codes);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same rows whatever stands in its sheet without meaning', async () => {
    const expected = await rowsOf(readParts(parts));
    const filler = fc.constantFrom('<!-- <c><v>1</v></c> -->', '\r\n  ', '<?note <row>?>', '<ext:x xmlns:ext="a>b"/>');
    await fc.assert(
      fc.asyncProperty(
        fc.array(filler, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('<row', '<c ', '</row>', '<f>'),
        async (fillers, before) => {
          const filled = withParts(parts, { [sheet]: { content: content.replaceAll(before, fillers.join('') + before) } });
          expect(await rowsOf(readParts(filled))).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a number', () => {
  it('keeps its value to 15 digits and stays as it is when read again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (number) => {
        const text = plainNumber(String(number));
        expect(text).toMatch(/^-?\d+(?:\.\d*[1-9])?$/u);
        expect(Number(text)).toBe(Number.isInteger(number) ? number + 0 : Number(number.toPrecision(15)) + 0);
        expect(plainNumber(text)).toBe(text);
      }),
    );
  });
});
