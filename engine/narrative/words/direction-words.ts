import type { TellingLanguage } from '../sentence.ts';

/** What a word says of the first of two values: that it is greater, smaller, or by the metric's own direction better or worse. */
export type DirectionSense = 'up' | 'down' | 'better' | 'worse';

export type DirectionWord = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sense: DirectionSense;
  /** Says a rank among all (`best`, `am meisten`), which no two printed numbers show. */
  readonly isRank: boolean;
};

/** Words of direction, comparison and rank in a text in which numbers are covered by `█`, in order. */
export function directionWordsIn(text: string, language: TellingLanguage): readonly DirectionWord[] {
  return patterns[language]
    .flatMap(({ pattern, ...said }) =>
      [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0], ...said })),
    )
    .toSorted((a, b) => a.start - b.start);
}

/** English prepositions say a direction only before what can be reached or missed. */
const beforeGoal = String.raw`(?= (?:the |its |a )?(?:target|plan|budget|average|rest|campaign)(?!\p{L}))`;

/** Words that say a direction only beside a number, which is covered when words are looked for: `up 12 %`, `12 % down`. */
function beside(list: string): string {
  return `(?:${list})(?= (?:by |from )?█)|${behind(list)}`;
}

/** German splits verbs: `nahm um 12 % ab`. */
function behind(list: string): string {
  return `(?<=█ )(?:${list})(?= ?(?:[.,;:)]|$))`;
}

/** Parts of a pattern; each stands for whole words. */
const words: Readonly<Record<TellingLanguage, Readonly<Record<DirectionSense, string>>>> = {
  en: {
    up: String.raw`rose|risen|ris(?:es?|ing)|increas(?:e|es|ed|ing)|grew|grown|grow(?:s|ing|th)?|gain(?:s|ed)?|climb(?:s|ed)?|jump(?:s|ed)?|higher|above|more|exceed(?:s|ed|ing)?|larger|bigger|greater|longer|faster|ahead|surpass(?:es|ed)?|overspent|dearer|costlier|rais(?:e[ds]?|ing)|boost(?:s|ed)?|lifted|surg(?:e[ds]?|ing)|soar(?:s|ed|ing)?|widen(?:s|ed)?|top(?:s|ped)|won|plus|over${beforeGoal}|${beside('up')}`,
    down: String.raw`fell|fallen|fall(?:s|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|lower|below|less|fewer|smaller|shorter|slower|behind|lost|loses?|shr[aiu]nks?|cheaper|underspent|short of|cuts?|reduc(?:e[ds]?|ing|tion)|slash(?:ed|es)|plung(?:e[ds]?|ing)|plummet(?:s|ed)?|slump(?:s|ed)?|dip(?:s|ped)|slipp?(?:s|ed)|slid|narrow(?:s|ed)|trail(?:s|ed)|lag(?:s|ged)|minus|under${beforeGoal}|${beside('down')}`,
    better: 'better|stronger|outperform(?:s|ed|ing)?|improv(?:e|es|ed|ing|ement|ements)|beat|beats|beaten',
    worse: 'worse|weaker|underperform(?:s|ed|ing)?|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)',
  },
  de: {
    up:
      'stieg|stiegen|steigt|steigen|gestiegen(?:e[nrsm]?)?|steigend(?:e[nrsm]?)?|Anstiegs?|zugenommen|Zunahme|wuchs|wuchsen|wächst|gewachsen|Wachstums?|erhöhten?|erhöht(?:e[nrsm]?)?|Erhöhung|höher(?:e[nrsm]?)?|über|oberhalb|mehr|größer(?:e[nrsm]?)?|länger(?:e[nrsm]?)?|schneller(?:e[nrsm]?)?|übertrifft|übertraf|übertrafen|übertroffen|überschritt|überschritten|überschreitet|teurer(?:e[nrsm]?)?|mindestens|gewonnen|plus|kletterten?|zulegte|zugelegt|sprang|übersteigt|überstieg|gesteigert|steigerte|' +
      behind('hoch|rauf|nach oben|zu'),
    down:
      'sank|sanken|sinkt|sinken|gesunken(?:e[nrsm]?)?|sinkend(?:e[nrsm]?)?|fiel|fielen|fällt|fallen|gefallen(?:e[nrsm]?)?|Rückgangs?|abgenommen|Abnahme|verringerte?n?|reduzierte?n?|gesenkt|niedriger(?:e[nrsm]?)?|geringer(?:e[nrsm]?)?|tiefer(?:e[nrsm]?)?|unter|unterhalb|weniger|kleiner(?:e[nrsm]?)?|kürzer(?:e[nrsm]?)?|langsamer(?:e[nrsm]?)?|günstiger(?:e[nrsm]?)?|billiger(?:e[nrsm]?)?|unterschritt|unterschritten|unterschreitet|höchstens|verloren|minus|schrumpften?|geschrumpft|eingebrochen|einbrach|stürzten?|nachgelassen|zurückgegangen|zurückging|senkten?|' +
      behind('herunter|runter|nach unten|zurück|ab'),
    better: 'besser(?:e[nrsm]?)?|stärker(?:e[nrsm]?)?|verbesserte?n?|Verbesserung',
    worse: 'schlechter(?:e[nrsm]?)?|schwächer(?:e[nrsm]?)?|verschlechterte?n?|Verschlechterung',
  },
};

/** Words of rank. */
const ranks: Readonly<Record<TellingLanguage, Readonly<Record<DirectionSense, string>>>> = {
  en: {
    up: 'highest|most|largest|biggest|greatest|longest|fastest|dearest',
    down: 'lowest|least|fewest|smallest|shortest|slowest|cheapest',
    better: 'best|strongest|winner|winning|leading',
    worse: 'worst|weakest',
  },
  de: {
    up: germanRanks('höchste|meiste|größte|längste|schnellste|teuerste'),
    down: germanRanks('niedrigste|geringste|tiefste|wenigste|kleinste|kürzeste|langsamste|günstigste|billigste'),
    better: germanRanks('beste|stärkste'),
    worse: germanRanks('schlechteste|schwächste'),
  },
};

function germanRanks(stems: string): string {
  return `(?:am )?(?:${stems})[nrsm]?`;
}

const senses: readonly DirectionSense[] = ['up', 'down', 'better', 'worse'];

type Pattern = { readonly sense: DirectionSense; readonly isRank: boolean; readonly pattern: RegExp };

function patternsOf(language: TellingLanguage): readonly Pattern[] {
  return [words, ranks].flatMap((list) =>
    senses.map((sense) => ({
      sense,
      isRank: list === ranks,
      pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list[language][sense]})(?![\p{L}\p{N}])`, 'giu'),
    })),
  );
}

const patterns: Readonly<Record<TellingLanguage, readonly Pattern[]>> = { en: patternsOf('en'), de: patternsOf('de') };
