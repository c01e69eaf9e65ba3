import { describe, expect, test } from 'vitest';
import { seededRandom } from '../statistics/seeded-random.ts';
import type { Random } from '../statistics/seeded-random.ts';
import type { Comparator } from '../finding.ts';
import { checkSentence } from './check-sentence.ts';
import { findingClauses } from './clauses/index.ts';
import { drawFrom, factsFor } from './random-facts.test-kit.ts';
import { recommendationTemplates } from './recommendations/index.ts';
import type { TellingContext, TellingLanguage } from './sentence.ts';
import { asTold, spoilers } from './spoiled-sentences.test-kit.ts';
import type { Told } from './spoiled-sentences.test-kit.ts';
import { tellClauses } from './tell-clauses.ts';
import { sampleTemplates } from './told.test-kit.ts';

const sentences = 10_000;

type Source = { readonly language: TellingLanguage; readonly template: string };

/** Every template of the product, and those of the tests. */
const sources: readonly Source[] = (['en', 'de'] as const).flatMap((language) =>
  [sampleTemplates, ...findingClauses, ...recommendationTemplates].flatMap((templates) =>
    templates[language].map((template) => ({ language, template })),
  ),
);

const locales = { en: ['en-GB', 'en-US'], de: ['de-DE', 'de-AT', 'de-CH'] } as const;
const comparators: readonly Comparator[] = ['target', 'plan', 'rest', 'previous-period', 'days-before', 'expected', 'account-total'];

function contextFor(language: TellingLanguage, random: Random): TellingContext {
  return {
    language,
    locale: drawFrom(random, locales[language]),
    currency: drawFrom(random, ['EUR', 'USD', 'CHF']),
    period: { start: '2026-04-01', end: '2026-04-30' },
  };
}

/** A sentence of the template with random facts; null where its numbers happen to read the same. */
function tell({ template, language }: Source, random: Random): Told | null {
  const context = contextFor(language, random);
  const facts = factsFor(template, language, random);
  const [sentence] = tellClauses([template], { facts, comparator: drawFrom(random, comparators), effectRole: null }, context);
  return sentence === undefined ? null : { template, sentence, facts, context };
}

/** How many ways to spoil it each sentence goes through, in turn. */
const spoiledWays = 4;

/** Sentences of every template in turn, each with a source of chance of its own. */
const told: readonly { readonly told: Told; readonly random: Random }[] = Array.from({ length: sentences }, (_, at) => {
  const random = seededRandom(at);
  const source = sources[at % sources.length];
  const sentence = source === undefined ? null : tell(source, random);
  return sentence === null ? [] : [{ told: sentence, random }];
}).flat();

test('every sentence told from facts is accepted, as text alone and with its segments', () => {
  const refused = new Map<string, unknown>();
  for (const { told: one } of told) {
    const { read, said } = asTold(one);
    const issues = [...checkSentence(read), ...checkSentence(said)].map(({ code, message }) => `${code}: ${message}`);
    if (issues.length > 0) refused.set(one.template, { text: one.sentence.text, issues });
  }
  expect([...refused.values()]).toEqual([]);
  expect(told.length).toBeGreaterThan(0.95 * sentences);
});

const ways = Object.entries(spoilers);

describe('every sentence that was spoiled is refused', () => {
  test.each(ways.map(([how, spoiler], way) => ({ how, spoiler, way })))('$how', ({ spoiler, way }) => {
    const passed = new Map<string, unknown>();
    let spoiled = 0;
    for (const [at, { told: one, random }] of told.entries()) {
      if ((at + Math.floor(at / sources.length) + way) % ways.length >= spoiledWays) continue;
      const claims = spoiler(one, random);
      if (claims === null) continue;
      spoiled++;
      for (const claim of [claims.read, claims.said])
        if (checkSentence(claim).length === 0)
          passed.set(one.template, { told: one.sentence.text, text: claim.text, isSaid: claim.segments !== undefined });
    }
    expect([...passed.values()]).toEqual([]);
    expect(spoiled).toBeGreaterThan(0);
  });
});
