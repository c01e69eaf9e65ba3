import { describeTarget, numberText, pairText } from './number-text.ts';
import { objectiveKpis } from './objective-kpis.ts';
import type { Analysis, KpiTargetResult, KpiValue, ObjectiveResult, TargetVerdict } from '../analysis.ts';
import type { TargetId } from '../brief.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Evidence } from './objectives.ts';

export type VerdictContext = {
  readonly currency: string | null;
  readonly evidence: Evidence;
  readonly hasRows: boolean;
  readonly weight: MeasureId | null;
};

/** The verdict on the campaign: that of the primary objective, as one deterministic sentence with its references. */
export function campaignVerdict(results: readonly ObjectiveResult[], context: VerdictContext): Analysis['verdict'] {
  const primary = results.find((result) => result.isPrimary) ?? null;
  if (!context.hasRows) return { result: 'no-data', sentence: 'No data: there are no rows in the period.', refs: [] };
  if (primary === null)
    return { result: 'no-data', sentence: 'No data: nothing that an objective could be judged by is reported.', refs: [] };
  const decider = primary.results.find((result) => result.kpi === primary.primaryKpi) ?? null;
  if (decider === null || primary.verdict === 'no-target') return withoutTarget(primary, context);
  const others = results.flatMap((result) => result.results).filter((result) => result !== decider);
  const sentence = [decidingSentence(decider, context), othersSentence(others)].filter((text) => text !== '').join(' ');
  return { result: primary.verdict, sentence, refs: refsOf([decider, ...others].map((result) => result.value)) };
}

function decidingSentence(result: KpiTargetResult, context: VerdictContext): string {
  const { label, unit } = describeTarget(result.kpi);
  const style = { unit, currency: context.currency };
  const { value } = result.value;
  if (value === null) return boundsSentence(result, context);
  const [actual, target] = pairText(value, result.target, style);
  const details = [attainmentText(result.attainment), ...valueDetails(result.value, result.kpi, context)].filter((text) => text !== '');
  const doubt = result.isUncertain ? ' The interval holds the target, so the result is uncertain.' : '';
  return `${verdictText[result.verdict]}: ${label} ${actual} against ${target}${listed(details)}.${doubt}`;
}

function boundsSentence(result: KpiTargetResult, context: VerdictContext): string {
  const { label, unit } = describeTarget(result.kpi);
  const style = { unit, currency: context.currency };
  const { low, high, reason } = result.value;
  const target = numberText(result.target, style);
  if (low === null || high === null)
    return `No data: ${label} has no value to compare with the target of ${target}. ${reason ?? ''}`.trim();
  const range = `${label} between ${numberText(low, style)} and ${numberText(high, style)} against ${target}`;
  return result.isUncertain ? `Cannot be decided: ${range}.` : `${verdictText[result.verdict]}: ${range}.`;
}

function withoutTarget(primary: ObjectiveResult, context: VerdictContext): Analysis['verdict'] {
  const id = primary.primaryKpi;
  const value = id === null ? null : (context.evidence(id)?.value ?? null);
  const { label } = objectiveKpis(primary.objective);
  const others = othersSentence(primary.results);
  if (id === null || value === null || value.value === null)
    return { result: 'no-data', sentence: `No data: nothing that ${label} is judged by is reported.`, refs: [] };
  const described = describeTarget(id);
  const text = numberText(value.value, { unit: described.unit, currency: context.currency });
  const sentence = `No target set for ${label}: ${described.label} ${text}${listed(valueDetails(value, id, context))}.`;
  return {
    result: 'no-target',
    sentence: others === '' ? sentence : `${sentence} ${others}`,
    refs: refsOf([value, ...primary.results.map((result) => result.value)]),
  };
}

/** What a reader must know beside the number: interval, sample, share of spend. */
function valueDetails(value: KpiValue, id: TargetId, context: VerdictContext): readonly string[] {
  const details: string[] = [];
  const style = { unit: describeTarget(id).unit, currency: null };
  if (value.low !== null && value.high !== null && value.method !== 'none') {
    const [low, high] = pairText(value.low, value.high, style);
    details.push(
      `95 % interval ${low.replace(/ %$/u, '')}–${high}${style.unit === 'money' && context.currency !== null ? ` ${context.currency}` : ''}`,
    );
  }
  if (value.isTooFew && value.n !== null) details.push(`only ${numberText(value.n, { unit: 'count', currency: null })} results, too few`);
  if (value.coverage !== null && value.coverage < 1)
    details.push(`on ${percent(value.coverage)} of ${context.weight === 'spend' ? 'spend' : 'impressions'}`);
  return details;
}

function othersSentence(others: readonly KpiTargetResult[]): string {
  if (others.length === 0) return '';
  const groups = (['met', 'close', 'missed', 'no-data'] as const).flatMap((verdict) => {
    const names = others.filter((result) => result.verdict === verdict).map((result) => describeTarget(result.kpi).label);
    return names.length === 0 ? [] : [`${otherText[verdict]} ${[...new Set(names)].join(', ')}`];
  });
  return `Other targets: ${groups.join('; ')}.`;
}

const verdictText: Readonly<Record<TargetVerdict, string>> = {
  met: 'Target met',
  close: 'Target nearly met',
  missed: 'Target missed',
  'no-target': 'No target',
  'no-data': 'No data',
};

const otherText = { met: 'met', close: 'nearly met', missed: 'missed', 'no-data': 'no data for' } as const;

function attainmentText(attainment: number | null): string {
  return attainment === null ? '' : `${percent(attainment)} of target`;
}

/** Rounded, but never up to 100 % when it is less. */
function percent(share: number): string {
  const points = share * 100;
  if (points < 100 && Math.round(points) === 100) return `${Math.floor(points * 10) / 10} %`;
  return `${Math.round(points)} %`;
}

function listed(details: readonly string[]): string {
  return details.length === 0 ? '' : ` (${details.join('; ')})`;
}

function refsOf(values: readonly KpiValue[]): readonly string[] {
  return [...new Set(values.map((value) => value.ref))];
}
