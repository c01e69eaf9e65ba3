import type { Comparator, Fact } from '../../finding.ts';
import type { TellingLanguage } from '../sentence.ts';
import { comparatorOfPhrase } from '../words/comparator-words.ts';
import { isComparator } from './bind-comparators.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import { agrees } from './direction-faults.ts';
import type { Scene } from './marks.ts';
import { factsOf } from './scene.ts';

/** Claims without a number of their own: that something is missing, that a target is met or missed, against what is compared. */
export function claimFaults(scene: Scene, claim: Claim): readonly SentenceIssue[] {
  return [...absenceFaults(scene, claim), ...verdictFaults(scene, claim), ...comparatorFaults(scene, claim)];
}

const absence = /(?<!\p{L})(?:no|without|zero|kein\p{L}*|ohne)(?: any| further| weitere\p{L}*)? $/iu;

/** `no conversions` needs a fact that they are zero. */
function absenceFaults({ metrics, masked }: Scene, claim: Claim): readonly SentenceIssue[] {
  return metrics
    .filter((mark) => absence.test(masked.slice(0, mark.start)))
    .filter((mark) => !factsOf(claim).some((fact) => fact.value === 0 && mark.metrics.includes(fact.metric)))
    .map(({ text, start }) => ({
      code: 'absence-without-fact',
      text,
      at: start,
      message: `No cited fact says that there is no "${text}"`,
    }));
}

const verdicts: Readonly<Record<TellingLanguage, { readonly met: RegExp; readonly missed: RegExp }>> = {
  en: {
    met: /(?<!\p{L})(?:met|meets|hits?|reach(?:es|ed)|achiev(?:es|ed))(?!\p{L})[^.;]*(?<!\p{L})(?:target|goal|plan)(?!\p{L})/iu,
    missed: /(?<!\p{L})miss(?:es|ed)(?!\p{L})[^.;]*(?<!\p{L})(?:target|goal|plan)(?!\p{L})/iu,
  },
  de: {
    met: /(?<!\p{L})(?:Ziel|Plan)(?!\p{L})[^.;]*(?<!\p{L})(?:erreicht|eingehalten|getroffen)|(?<!\p{L})erreichte?[^.;]*(?<!\p{L})(?:Ziel|Plan)(?!\p{L})/iu,
    missed: /(?<!\p{L})(?:Ziel|Plan)(?!\p{L})[^.;]*(?<!\p{L})verfehlt|(?<!\p{L})verfehlte?[^.;]*(?<!\p{L})(?:Ziel|Plan)(?!\p{L})/iu,
  },
};

/** An organisation may call a target met from a little below it on: only what lies further off contradicts. */
const slack = 0.1;

function verdictFaults({ masked }: Scene, claim: Claim): readonly SentenceIssue[] {
  const { met, missed } = verdicts[claim.context.language];
  const [said] = [met, missed].flatMap((pattern) => pattern.exec(masked) ?? []);
  if (said === undefined) return [];
  const place = { text: said, at: masked.indexOf(said) };
  const pair = targetPair(factsOf(claim));
  if (pair === null)
    return [{ code: 'wrong-verdict', ...place, message: 'A target is judged, and no cited facts are a value and its target' }];
  const { value, target } = pair;
  const distance = value.value - target.value;
  const isNear = Math.abs(distance) <= slack * Math.abs(target.value);
  const isContrary = agrees(met.test(masked) ? 'worse' : 'better', distance, value.metric);
  return isContrary && !isNear
    ? [{ code: 'wrong-verdict', ...place, message: `${value.id} = ${value.value} against ${target.id} = ${target.value} says otherwise` }]
    : [];
}

function targetPair(facts: readonly Fact[]): { readonly value: Fact; readonly target: Fact } | null {
  for (const target of facts.filter(isComparator)) {
    const value = facts.find((fact) => !isComparator(fact) && fact.metric === target.metric && fact.unit === target.unit);
    if (value !== undefined) return { value, target };
  }
  return null;
}

/** The campaign may always be named; of what it is compared with, only the one that the facts are compared with. */
function comparatorFaults({ wholes }: Scene, { comparator, context }: Claim): readonly SentenceIssue[] {
  if (comparator === undefined) return [];
  const isOther = (other: Comparator | null): boolean => other !== null && other !== comparator;
  return wholes
    .filter((mark) => isOther(comparatorOfPhrase(mark.text, context.language)))
    .map(({ text, start }) => ({ code: 'wrong-comparator', text, at: start, message: `The facts are compared with ${comparator}` }));
}
