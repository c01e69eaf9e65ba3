import type { Fact } from '../../finding.ts';
import { factText } from '../fact-text.ts';
import type { NumberForm } from '../sentence.ts';
import { unitNounAfter } from '../words/unit-nouns.ts';
import { isOnItsSide } from './bind-comparators.ts';
import { isEntityOf, nameOfFact } from './bind-entities.ts';
import type { Claim, SentenceIssue } from './claim.ts';
import { plainText } from './find-numbers.ts';
import { isMetricOf } from './bind-metrics.ts';
import type { NumberMark, Scene } from './marks.ts';
import { periodOfFact } from './scene.ts';

/** What is wrong when a number stands for a fact: its writing, its group, its metric, its period, its noun. Empty when nothing. */
export function numberFaults(
  mark: NumberMark,
  fact: Fact,
  { scene, claim }: { readonly scene: Scene; readonly claim: Claim },
): readonly SentenceIssue[] {
  const faults: SentenceIssue[] = [];
  const add = (code: SentenceIssue['code'], message: string): unknown => faults.push({ code, text: mark.text, at: mark.start, message });
  if (mark.isGlued || !isWritingOf(mark, fact, { scene, claim }))
    add('wrong-number', `"${mark.text}" is no writing of ${fact.id}, which is ${fact.value} (${fact.unit})`);
  if (!isEntityOf(mark, fact, scene, claim.context))
    add('wrong-entity', `"${mark.text}" is of ${nameOfFact(fact, claim.context)}, which is not named beside it`);
  if (!isOnItsSide(mark, fact, { scene, cited: citedIn(scene, claim) }))
    add('wrong-entity', `"${mark.text}" stands where what it is compared with belongs, or the other way round`);
  if (!isMetricOf(mark, fact, scene)) add('wrong-metric', `"${mark.text}" is ${fact.metric}, which is not named beside it`);
  if (!isPeriodOf(mark, fact, scene, claim))
    add('wrong-period', `"${mark.text}" is of ${periodOfFact(fact, claim.context) ?? 'no period'}`);
  if (!isUnitNounOf(mark, fact, scene, claim)) add('wrong-unit', `"${mark.text}" counts something else than the noun behind it`);
  return faults;
}

/** The facts that this sentence cites; beside segments a whole finding's are given. */
function citedIn({ statements }: Scene, { cited, segments }: Claim): readonly Fact[] {
  if (segments === undefined) return cited;
  return statements.flatMap((mark) => (mark.kind === 'number' ? (mark.fact ?? []) : (mark.facts ?? [])));
}

const forms: readonly NumberForm[] = ['plain', 'signed', 'compact', 'interval'];

function isWritingOf({ text, form }: NumberMark, fact: Fact, { scene, claim }: { readonly scene: Scene; readonly claim: Claim }): boolean {
  const isEffect = claim.effects?.includes(fact.id) === true;
  const candidates = form === null ? [...forms, 'abs' as const] : [form];
  return candidates.some((candidate) => {
    // A magnitude without a word of direction hides that the value is below zero.
    if (form === null && candidate === 'abs' && fact.value < 0 && !saysDirection(scene, claim)) return false;
    if (candidate === 'effect-interval' && !isEffect) return false;
    const writings = writingsOf(fact, candidate === 'interval' && isEffect ? 'effect-interval' : candidate, claim);
    return writings.includes(text) || (fact.unit === 'number' && writings.includes(text.replace(multiple, '')));
  });
}

/** A factor or a ratio may be called a multiple: `3.4 times`, `3.4x`. */
const multiple = / ?(?:x|×|times|-?fold|-?fache?s?|mal)$/u;

/** German declines percentage points by the words before them. */
function writingsOf(fact: Fact, form: NumberForm, { context }: Claim): readonly string[] {
  return ['', 'mit '].flatMap((before) => {
    const text = factText(fact, { ...context, form, before });
    return text === null ? [] : [plainText(text)];
  });
}

const magnitudes: Readonly<Record<'en' | 'de', RegExp>> = {
  en: /(?<!\p{L})(?:difference|gap|change[ds]?|shift(?:s|ed)?|loss|at stake|worth|cost(?:s|ing)?|saved?|shortfall|drop)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:Unterschied|Abstand|Differenz|Veränderung|verändert|Abweichung|Verlust|Geldwert|Gegenwert|kostete?|Fehlbetrag)/iu,
};

function saysDirection(scene: Scene, { context }: Claim): boolean {
  return scene.statements.some((mark) => mark.kind === 'direction') || magnitudes[context.language].test(scene.text);
}

const between = /^ ?\(?(?:in|im Zeitraum|during|from|vom|for) ?\(?$|^ ?\($/u;

/** A number directly before a period belongs to it. */
function isPeriodOf(mark: NumberMark, fact: Fact, scene: Scene, claim: Claim): boolean {
  const next = scene.periods.find((period) => period.start >= mark.end);
  if (next === undefined || !between.test(scene.text.slice(mark.end, next.start))) return true;
  return next.text === periodOfFact(fact, claim.context);
}

/** `No. 1`, `top 3`: a place among others, which no fact gives. */
const rankHead = /(?:#|(?<!\p{L})(?:No\.|Nr\.|Platz|Rang|rank(?:ed|s)?|place|position|top|Top)) ?$/u;

function isUnitNounOf(mark: NumberMark, fact: Fact, scene: Scene, { context }: Claim): boolean {
  if (rankHead.test(scene.masked.slice(0, mark.start))) return false;
  const behind = scene.masked.slice(mark.end);
  const noun = unitNounAfter(behind, context.language);
  if (fact.unit === 'days') return noun === 'days';
  return noun === null || fact.metric === 'count' || (fact.unit === 'number' && /^ (?:times|[Mm]al)(?!\p{L})/u.test(behind));
}
