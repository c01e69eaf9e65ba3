import type { Finding, TargetVerdict } from '@pca/engine';
import type { ReportContext } from '../context.ts';

const maxReasons = 2;

/**
 * The one or two findings that explain the verdict: those whose tone fits it, on the KPI that it is about before others. What was
 * found against a target restates the verdict and explains nothing. Empty where no finding fits.
 */
export function reasonsOf({ analysis }: ReportContext): readonly Finding[] {
  const { findings, objectives, verdict } = analysis;
  const kpi = objectives.find((objective) => objective.isPrimary)?.primaryKpi ?? null;
  const tones = explainingTones[verdict.result];
  const fitting = findings.filter(({ tone, comparator }) => tones.includes(tone) && comparator !== 'target');
  const onKpi = fitting.filter((finding) => isAbout(finding, kpi));
  const [first, ...others] = onKpi.length > 0 ? onKpi : fitting;
  if (first === undefined) return [];
  return [first, ...others.filter((other) => other.rank.impliedBy === null && other.kind !== first.kind)].slice(0, maxReasons);
}

const explainingTones: Readonly<Record<TargetVerdict, readonly Finding['tone'][]>> = {
  met: ['good'],
  close: ['bad'],
  missed: ['bad'],
  'no-target': ['good', 'bad'],
  'no-data': [],
};

function isAbout({ facts }: Finding, kpi: string | null): boolean {
  return facts.some((fact) => fact.role === 'value' && fact.metric === kpi);
}
