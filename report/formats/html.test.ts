import { describe, expect, test } from 'vitest';

import { emptyAnalysis } from '../analysis.test-kit.ts';
import { compose } from '../compose.ts';
import { action, answer, gap, sameAs, toldAnalysis } from '../sample-findings.test-kit.ts';
import { sampleCertificates } from '../sample-certificates.test-kit.ts';
import { hostileName, rightToLeftName } from '../sample-sums.test-kit.ts';
import { renderHtml } from './html.ts';

const findings = [gap(1), gap(2, { tone: 'bad' }), gap(3, { rank: sameAs(gap(1), 3) })];
const analysis = toldAnalysis({
  findings,
  recommendations: [action(1, { findings: ['efficiency-gap.1', 'efficiency-gap.3'] })],
  results: [answer('a'), answer('b', { adjustedP: 0.5 })],
});
const page = renderHtml(compose({ analysis, certificates: sampleCertificates }));

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

  test('has an end for every link, and no id twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id = '']) => id);
    const targets = [...page.matchAll(/ href="#([^"]+)"/gu)].map(([, id = '']) => id);
    expect(targets).toEqual(expect.arrayContaining(['insight-1', 'insight-3', 'recommendation-1']));
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('tells a card by sign and word, not by colour alone', () => {
    const cards = page.split('<article class="card ').slice(1);
    expect(cards).toHaveLength(3);
    expect(
      cards.filter((card) => !/^[^<]*<p class="card-head"><span class="chip [a-z]+"><span aria-hidden="true">\S<\/span> \w+/u.test(card)),
    ).toEqual([]);
  });

  test('heads the rows of a question with a header of their group', () => {
    expect(has('<tbody><tr class="group"><th scope="rowgroup" class="left" colspan="5">Which channels are more or less efficient')).toBe(
      true,
    );
  });

  test('keeps a card on one sheet of paper', () => {
    expect(page.slice(page.indexOf('@media print'))).toMatch(/\.card[^{}]*\{break-inside:avoid\}/u);
  });
});

/** A page is too long to be printed by an assertion. */
function has(part: string): boolean {
  return page.includes(part);
}
