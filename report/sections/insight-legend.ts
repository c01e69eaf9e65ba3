import type { Caveat, Finding, Grade } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Fact } from '../document.ts';
import { text } from '../inlines.ts';
import { findingParts } from '../told-parts.ts';
import { caveatMarks, gradeWords } from './finding-words.ts';

/** What the small words on the cards mean, each said once; nothing without cards. */
export function insightLegend(context: ReportContext, told: readonly Finding[]): readonly Block[] {
  if (told.length === 0) return [];
  const facts: readonly Fact[] = [...caveatFacts(context, told), ...reading, gradeFact(told)];
  return [
    { kind: 'heading', text: 'How to read the cards' },
    { kind: 'facts', facts },
  ];
}

/** In the engine's own words, taken from the first finding that states the caveat. */
function caveatFacts(context: ReportContext, told: readonly Finding[]): readonly Fact[] {
  const sentences = new Map<Caveat, string>();
  for (const finding of told) {
    const { caveats } = findingParts(context, finding);
    finding.caveats.forEach((caveat, at) => {
      const sentence = caveats[at];
      if (sentence !== undefined && !sentences.has(caveat)) sentences.set(caveat, sentence.text);
    });
  }
  return [...sentences].map(([caveat, sentence]) => ({ term: caveatMarks[caveat], inlines: [text(sentence)] }));
}

const reading: readonly Fact[] = [
  { term: 'Rank', inlines: [text('Money at stake × certainty × novelty: a finding that repeats a part of a higher one moves down.')] },
  { term: 'Money effect', inlines: [text('What the difference is worth. Findings overlap, so effects must not be added up.')] },
];

function gradeFact(told: readonly Finding[]): Fact {
  const grades: readonly Grade[] = [...new Set(told.map((finding) => finding.grade))].toSorted();
  return {
    term: 'Grade',
    inlines: [text(`What carries the claim: ${grades.map((grade) => `${grade} ${gradeWords[grade]}`).join(', ')}.`)],
  };
}
