import { faultsOfRead, faultsOfSaid } from './check/align.ts';
import { isNameOf } from './check/bind-entities.ts';
import type { Claim, SentenceIssue } from './check/claim.ts';
import { claimFaults } from './check/claim-faults.ts';
import { segmentFaults } from './check/segment-faults.ts';
import { factsOf, sceneOf } from './check/scene.ts';
import type { Scene } from './check/marks.ts';

/**
 * Everything in a sentence that the facts it cites do not carry: numbers that are no writing of their fact, numbers and dates
 * without one, number words, names of other groups, metrics that are not named, and words of direction, comparison or rank that the
 * facts contradict. Empty when the sentence may be shown.
 */
export function checkSentence(claim: Claim): readonly SentenceIssue[] {
  const scene = sceneOf(claim);
  const faults =
    claim.segments === undefined
      ? faultsOfRead({ scene, claim })
      : [...segmentFaults(claim, claim.segments), ...faultsOfSaid({ scene, claim })];
  return [...faults, ...strayFaults(scene), ...nameFaults(scene, claim), ...claimFaults(scene, claim)].toSorted((a, b) => a.at - b.at);
}

function strayFaults({ strays }: Scene): readonly SentenceIssue[] {
  return strays.map(({ code, text, start }) => ({ code, text, at: start, message: `"${text}" rests on no fact` }));
}

function nameFaults({ names }: Scene, claim: Claim): readonly SentenceIssue[] {
  const facts = factsOf(claim);
  return names
    .filter((name) => !facts.some((fact) => isNameOf(name.text, fact, claim.context)))
    .map(({ text, start }) => ({ code: 'name-without-fact', text, at: start, message: `No cited fact is about "${text}"` }));
}
