import { readFile, writeFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { run, testFolder } from './command.test-kit.ts';

const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg onload=alert(1)>',
  'javascript:alert(1)',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  "=cmd|' /C calc'!A0",
];

/** The names of one campaign: in cells, as a header, in the brief and of the file. */
type Names = { readonly cells: readonly string[]; readonly file: string };

function exportWith(names: readonly string[]): string {
  const columns = (name: string): string => Array.from({ length: 4 }, () => quoted(name)).join(',');
  const rows = names.flatMap((name, at) =>
    [1, 2, 3].map((day) => `2026-05-0${day},${columns(name)},EUR,${at + 1}.00,1000,${10 + at},${at},1`),
  );
  const header = `Day,Campaign,Ad group,Device,Country/Territory (User location),Currency code,Cost,Impr.,Clicks,Conversions,${quoted(names[0] ?? '')}`;
  return `${header}\n${rows.join('\n')}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function reportOf({ cells, file }: Names): Promise<string> {
  await using folder = await testFolder();
  await writeFile(folder.file(file), exportWith(cells));
  await writeFile(folder.file('brief.yaml'), JSON.stringify({ name: cells[0], client: cells[1], targets: { cpa: 5 } }));
  const ran = await run(['analyse', '--quiet', '--out', folder.file('out'), '--brief', folder.file('brief.yaml'), folder.file(file)]);
  expect({ exitCode: ran.exitCode, stderr: ran.stderr }).toEqual({ exitCode: 0, stderr: '' });
  return await readFile(folder.file('out/report.html'), 'utf8');
}

const tag = /<\/?([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|<!doctype html>/giu;

/** Every element with each of its attributes, and every address; what is no tag of this form counts as one too. */
function markupOf(html: string): ReadonlySet<string> {
  const page = html.replace(/<style>[\s\S]*?<\/style>/u, '');
  const words = new Set<string>();
  for (const [, element = '', attributes = ''] of page.matchAll(tag)) {
    words.add(element);
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/gu)) {
      words.add(`${element} ${name}`);
      if (/^(?:href|src|xlink:href|action|style)$/u.test(name)) words.add(`${element} ${name}=${value.replace(/^#.*|[\d.]+/gu, '')}`);
    }
  }
  if (/[<>]/u.test(page.replaceAll(tag, ''))) words.add('a lone bracket');
  return words;
}

describe('names from an export', () => {
  it('are text in the report and never markup', async () => {
    const plain = await reportOf({ cells: hostile.map((_, at) => `Campaign ${at}`), file: 'report.csv' });
    const html = await reportOf({ cells: hostile, file: '"><img src=x onerror=alert(2)>.csv' });
    const known = markupOf(plain);
    expect([...markupOf(html)].filter((word) => !known.has(word))).toEqual([]);
    expect([...known].filter((word) => /\bscript\b|\bimg\b|\bon\w+$|lone bracket/u.test(word))).toEqual([]);
    for (const text of ['&lt;script&gt;alert(1)&lt;/script&gt;', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;', '&amp;lt;script&amp;gt;'])
      expect(html).toContain(text);
    expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(2)&gt;.csv');
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  });
});
