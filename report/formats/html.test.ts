import { describe, expect, test } from 'vitest';

import { emptyAnalysis, sampleAnalysis } from '../analysis.test-kit.ts';
import { compose } from '../compose.ts';
import { sampleCertificates } from '../sample-certificates.test-kit.ts';
import { hostileName, rightToLeftName } from '../sample-sums.test-kit.ts';
import { renderHtml } from './html.ts';

const page = renderHtml(compose({ analysis: sampleAnalysis(), certificates: sampleCertificates }));

describe('a report as a page', () => {
  test('shows names from the data as text, whatever they hold', () => {
    expect(has(hostileName)).toBe(false);
    expect(has('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')).toBe(true);
    expect(has(`>${rightToLeftName}</bdi>`)).toBe(true);
  });

  test('holds no program and fetches nothing', () => {
    expect(/<(?:script|iframe|object|embed)\b[^>]*|javascript:|<[^>]*\son\w+="/u.exec(page)?.[0]).toBeUndefined();
    const addresses = [...page.matchAll(/\b(?:src|href)="([^"]*)"/gu)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:#|data:)/u.test(address))).toEqual([]);
  });

  test.each([
    ['full', page],
    ['empty', renderHtml(compose({ analysis: emptyAnalysis(), certificates: [] }))],
  ])('prints a dash and never a broken number: %s', (_, html) => {
    expect(/\bNaN\b|\bundefined\b|\bInfinity\b|\[object /u.exec(html)?.[0]).toBeUndefined();
  });

  test('labels every section by its heading', () => {
    const labels = [...page.matchAll(/aria-labelledby="([^"]+)"/gu)].flatMap(([, ids = '']) => ids.split(' '));
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
  });
});

/** A page is too long to be printed by an assertion. */
function has(part: string): boolean {
  return page.includes(part);
}
