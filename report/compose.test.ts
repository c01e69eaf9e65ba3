import { describe, expect, test } from 'vitest';

import { emptyAnalysis, sampleAnalysis } from './analysis.test-kit.ts';
import { compose } from './compose.ts';
import { plainText } from './inlines.ts';
import { action, answer, gap, toldAnalysis } from './sample-findings.test-kit.ts';
import { sampleCertificates } from './sample-certificates.test-kit.ts';

const full = compose({ analysis: sampleAnalysis(), certificates: sampleCertificates });
const empty = compose({ analysis: emptyAnalysis(), certificates: [] });

describe('a composed report', () => {
  test('has a section for everything that the analysis holds', () => {
    expect(full.sections.map((section) => section.id).join(' ')).toBe(
      'verdict key-figures objectives delivery channels time by-campaign by-device by-weekday previous-period reach sources notes not-covered definitions',
    );
  });

  test('tells findings, actions and tests where they belong', () => {
    const told = compose({
      analysis: toldAnalysis({ findings: [gap(1)], recommendations: [action(1)], results: [answer('a')] }),
      certificates: [],
    });
    const ids = told.sections.map((section) => section.id).filter((id) => !full.sections.some((section) => section.id === id));
    expect(ids).toEqual(['insights', 'recommendations', 'statistics']);
    expect(told.sections.slice(0, 4).map((section) => section.id)).toEqual(['verdict', 'key-figures', 'insights', 'recommendations']);
  });

  test('of nothing says what is missing instead of showing zeros', () => {
    expect(empty.sections.map((section) => section.id)).toEqual(['verdict', 'not-covered', 'definitions']);
    const gaps = empty.sections[1]?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
    expect(gaps).toHaveLength(11);
  });

  test('can be linked to section by section', () => {
    const ids = full.sections.map((section) => section.id);
    expect(ids.filter((id, at) => !/^[a-z0-9-]+$/u.test(id) || ids.indexOf(id) !== at)).toEqual([]);
  });

  test('tells the sums of a file one after the other', () => {
    const blocks = full.sections.find((section) => section.id === 'sources')?.blocks ?? [];
    const facts = blocks.flatMap((block) => (block.kind === 'certificate' ? block.facts : []));
    const sums = facts.filter((fact) => fact.term === 'Imported').map((fact) => plainText(fact.inlines));
    expect(sums.length).toBeGreaterThan(0);
    for (const line of sums) for (const sum of line.split('; ')) expect(sum).toMatch(/^[A-Z][^;]* \S*\d$/u);
  });

  test('is the same for the same input', () => {
    expect(compose({ analysis: sampleAnalysis(), certificates: sampleCertificates })).toEqual(full);
  });
});
