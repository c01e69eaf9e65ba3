export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt';

/** In the order in which a name that several languages share is attributed. */
export const languages: readonly Language[] = ['en', 'de', 'fr', 'es', 'it', 'pt'];

/** Names and abbreviations of January to December: lower case, accents removed, without dots. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ],
  de: [
    'januar jan janner jaenner',
    'februar feb',
    'marz mar mrz maerz',
    'april apr',
    'mai',
    'juni jun',
    'juli jul',
    'august aug',
    'september sept sep',
    'oktober okt',
    'november nov',
    'dezember dez',
  ],
  fr: [
    'janvier janv jan',
    'fevrier fevr fev',
    'mars mar',
    'avril avr',
    'mai',
    'juin',
    'juillet juill juil',
    'aout aou',
    'septembre sept sep',
    'octobre oct',
    'novembre nov',
    'decembre dec',
  ],
  es: [
    'enero ene',
    'febrero feb',
    'marzo mar',
    'abril abr',
    'mayo may',
    'junio jun',
    'julio jul',
    'agosto ago',
    'septiembre setiembre sept sep set',
    'octubre oct',
    'noviembre nov',
    'diciembre dic',
  ],
  it: [
    'gennaio gen',
    'febbraio feb',
    'marzo mar',
    'aprile apr',
    'maggio mag',
    'giugno giu',
    'luglio lug',
    'agosto ago',
    'settembre sett set',
    'ottobre ott',
    'novembre nov',
    'dicembre dic',
  ],
  pt: [
    'janeiro jan',
    'fevereiro fev',
    'marco mar',
    'abril abr',
    'maio mai',
    'junho jun',
    'julho jul',
    'agosto ago',
    'setembro set',
    'outubro out',
    'novembro nov',
    'dezembro dez',
  ],
};

const WEEKDAYS: readonly string[] = (
  'monday tuesday tues wednesday thursday thurs thur friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo ' +
  'lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta'
).split(' ');

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) => MONTHS[language].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const))),
);

/** Lower case without accents; every other character keeps its place. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** 1–12 for a month's name or abbreviation in any of the languages (`Sept.`, `März`, `févr.`); null for other words. No two languages disagree. */
export function monthOfName(name: string): number | null {
  return MONTH_OF.get(foldText(name).replace(/\.$/u, '')) ?? null;
}

/** True when the language writes a month so. */
export function isMonthOf(name: string, language: Language): boolean {
  const folded = foldText(name).replace(/\.$/u, '');
  return MONTHS[language].some((names) => names.split(' ').includes(folded));
}

/** True for a weekday in any of the languages, in full or cut to two letters or more. */
export function isWeekdayName(name: string): boolean {
  const folded = foldText(name).replace(/\.$/u, '');
  return folded.length >= 2 && WEEKDAYS.some((weekday) => weekday.startsWith(folded));
}

/** All month names and abbreviations, folded, longest first: the parts of a pattern. */
export const monthNames: readonly string[] = [...MONTH_OF.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
