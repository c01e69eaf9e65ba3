import { formatDay, type ChartSpec } from '@pca/charts';
import { daysBetween, type Projection } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Block, Fact, Inline } from '../document.ts';
import { say, text } from '../inlines.ts';
import { pictureValue } from '../numbers.ts';
import { deliveryStatus, statusOf } from '../status.ts';
import { factNumber } from '../fact-number.ts';
import { factIn, factInterval, factPercent } from './outlook-facts.ts';

/** Where spend stands when the flight ends: in words, and as a line beside the plan. */
export function projectionBlocks(context: ReportContext, projection: Projection): readonly Block[] {
  const notes = [projection.reason, projection.needed, ...projection.warnings].filter((note) => note !== null);
  const { isBudgetWithin, direction } = projection;
  const status = isBudgetWithin ? statusOf('good', 'the plan is within reach') : deliveryStatus(direction);
  return [
    { kind: 'callout', status, inlines: sentence(context, projection) },
    { kind: 'facts', facts: details(context, projection) },
    { kind: 'chart', spec: cumulative(context, projection) },
    ...(notes.length === 0 ? [] : [{ kind: 'paragraph', isNote: true, inlines: [text(notes.join(' '))] } as const]),
  ];
}

/** `Spend heads for 147,119 EUR of 150,000 EUR planned`. */
export function projectionTitle(context: ReportContext, { facts }: Projection): readonly Inline[] | null {
  const [projected, planned] = [factIn(facts, 'projected'), factIn(facts, 'planned')];
  if (projected === null || planned === null) return null;
  return say`Spend heads for ${factNumber(context, projected)} of ${factNumber(context, planned)} planned`;
}

function sentence(context: ReportContext, { facts, lastDay, end }: Projection): readonly Inline[] {
  const [spent, projected, planned] = ['spent', 'projected', 'planned'].map((role) => factIn(facts, role));
  if (!spent || !projected || !planned) return [text('Spend cannot be projected.')];
  const [today, last] = [formatDay(lastDay, context.locale), formatDay(end, context.locale)];
  const interval = factInterval(context, projected, 95);
  return say`${factNumber(context, spent)} spent by ${today}; ${factNumber(context, projected)} (${interval}) expected by ${last}, when ${factNumber(context, planned)} are planned.`;
}

function details(context: ReportContext, { facts, method, daysLeft, daysBehind }: Projection): readonly Fact[] {
  const [required, pacing] = [factIn(facts, 'required-per-day'), factIn(facts, 'pacing')];
  return [
    ...(required === null ? [] : [{ term: 'To spend the plan', inlines: say`${factNumber(context, required)} a day` }]),
    ...(pacing === null ? [] : [{ term: 'Pacing, weekdays weighed', inlines: [factPercent(context, pacing)] }]),
    { term: 'Method', inlines: [text(`${methods[method] ?? method}, from ${daysBehind} days for ${daysLeft} to come`)] },
  ];
}

const methods: Readonly<Record<string, string>> = {
  naive: 'the last day goes on',
  'seasonal-naive': 'the last week is repeated',
  theta: 'Theta',
  'damped-trend': 'damped trend',
  'theta-and-damped-trend': 'mean of Theta and damped trend',
};

function cumulative(context: ReportContext, { days, facts, lastDay, end }: Projection): ChartSpec {
  const { daily } = context.analysis.delivery;
  const behind = daily.filter(({ day }) => day <= lastDay);
  const starts = [...behind.map(({ day }) => day), ...days.map(({ day }) => day)];
  const spent = factIn(facts, 'spent')?.value ?? 0;
  const ahead = days.map((_, at) => days.slice(0, at + 1).reduce((sum, { value }) => sum + value, spent));
  const [none, projected] = [behind.map(() => null), factIn(facts, 'projected')];
  const bound = (value: number | null): readonly (number | null)[] => starts.map((day) => (day === end ? value : null));
  return {
    kind: 'line',
    id: 'projection',
    grain: 'day',
    unit: { kind: 'money', currency: context.analysis.currency },
    locale: context.locale,
    title: 'Spend so far, and where it leads',
    subtitle: `Spend to date${context.analysis.currency === null ? '' : `, ${context.analysis.currency}`}; 95\u202F% interval on the last day`,
    source: context.source,
    description: `Line of cumulative spend over ${behind.length} days, its projection over ${days.length} more, and the plan as a dashed line.`,
    starts,
    series: [
      { label: 'Actual', role: 'actual', values: [...behind.map(({ actual }) => pictureValue(actual)), ...days.map(() => null)] },
      { label: 'Plan', role: 'plan', values: planTo(context, starts) },
      { label: 'Expected', role: 'previous', values: [...none.slice(1), ...(behind.length > 0 ? [spent] : []), ...ahead] },
      { label: '95\u202F% to', role: 'previous', values: bound(projected?.high ?? null) },
      { label: '95\u202F% from', role: 'previous', values: bound(projected?.low ?? null) },
    ],
  };
}

/** The plan of the days behind, and a straight line from there to the whole of it; a dated plan has only its end. */
function planTo({ analysis }: ReportContext, starts: readonly string[]): readonly (number | null)[] {
  const { daily, planned } = analysis.delivery;
  const known = new Map(daily.map((point) => [point.day, pictureValue(point.planned)]));
  const [last, end, whole] = [daily.at(-1), starts.at(-1), pictureValue(planned)];
  const from = pictureValue(last?.planned ?? null);
  const isDated = analysis.brief.budget.some((line) => line.start !== null || line.end !== null);
  return starts.map((day) => {
    if (known.has(day)) return known.get(day) ?? null;
    if (day === end) return whole;
    if (last === undefined || end === undefined || whole === null || from === null || isDated) return null;
    return from + ((whole - from) * daysBetween(last.day, day)) / daysBetween(last.day, end);
  });
}
