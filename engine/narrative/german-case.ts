/** The case in which a German noun phrase stands. */
export type GermanCase = 'nominative' | 'accusative' | 'dative' | 'genitive';

const prepositions = {
  // Über, unter, in, auf and the like take the dative here, because clauses say where a value lies and not where it moves.
  dative: 'ab an auf aus außer bei entsprechend gegenüber hinter in mit nach neben seit über unter von vor zu zwischen'.split(' '),
  accusative: 'bis durch für gegen ohne pro um'.split(' '),
  genitive: 'außerhalb innerhalb oberhalb statt trotz unterhalb während wegen'.split(' '),
} as const;

const caseOfWord: ReadonlyMap<string, GermanCase> = new Map([
  ...prepositions.dative.map((word) => [word, 'dative'] as const),
  ...prepositions.accusative.map((word) => [word, 'accusative'] as const),
  ...prepositions.genitive.map((word) => [word, 'genitive'] as const),
]);

/** The case that the last word before a noun phrase asks for: `gegenüber` the dative; nominative after everything but a preposition. */
export function germanCaseAfter(before: string): GermanCase {
  const last = /(\p{L}+)\s*$/u.exec(before)?.[1] ?? '';
  return caseOfWord.get(last.toLowerCase()) ?? 'nominative';
}
