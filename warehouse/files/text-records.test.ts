import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { testFolder } from './open-bytes.test-kit.ts';
import { openFile } from './open-file.ts';
import { readTextRecords } from './text-records.ts';

/** Some megabytes, so that records are found from several places in the middle; each record tells its number. */
const count = 60_000;
const text = [
  'Day,Campaign,Cost',
  ...Array.from({ length: count - 1 }, (_, at) => `record ${at + 2},"Größe ""${at + 2}""\r\n😀",="${at}"`),
].join('\n');

const forms = {
  'UTF-8': Buffer.from(text),
  'UTF-8 with a byte-order mark': Buffer.from(`\ufeff${text}`),
  'UTF-16': Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, high byte first': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

describe('records of a long text', () => {
  it.each(Object.entries(forms))('are found by number in %s', async (_, bytes) => {
    await using folder = await testFolder();
    const path = join(folder.path, 'long.csv');
    await writeFile(path, bytes);
    const answer = await openFile(path, { isKnownHeader: () => true, runSql: () => Promise.reject(new Error('no SQL is needed')) });
    if ('refusal' in answer || answer.value.places.kind !== 'text') throw new Error('the text was not opened');
    const { places } = answer.value;
    expect(places.checkpoints.length).toBeGreaterThan(2);
    const wanted = [2, 3, ...places.checkpoints.flatMap(({ record }) => [record - 1, record, record + 1]), 41_234, count, count + 1];
    const known = [...new Set(wanted)].filter((record) => record > 1 && record <= count);
    const found = await readTextRecords(path, places, wanted);
    expect([...found.keys()].filter((record) => record > 1).toSorted((a, b) => a - b)).toEqual(known.toSorted((a, b) => a - b));
    for (const record of known) expect(found.get(record)).toEqual([`record ${record}`, `Größe "${record}"\r\n😀`, String(record - 2)]);
  });
});
