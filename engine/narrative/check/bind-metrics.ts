import type { Fact } from '../../finding.ts';
import { isInComparison } from './bind-comparators.ts';
import type { MetricMark, NumberMark, Scene } from './marks.ts';

/**
 * True when the metric named beside a number is the fact's: the one directly behind it (`45 conversions`) or before it, else the
 * nearest before it that no other number has directly before itself, else the nearest such behind. A plain count needs no metric but may not stand
 * before another's.
 */
export function isMetricOf(mark: NumberMark, fact: Fact, scene: Scene): boolean {
  const own = metricBehind(mark, scene);
  const close = own ?? metricBefore(mark, scene);
  if (close !== null) return namesFact(close, fact, scene.metrics);
  if (fact.metric === 'count') return true;
  const open = scene.metrics.filter((metric) => !isTaken(metric, mark, scene));
  // In `45 conversions against 60` and `45 conversions (95 % interval 40–50)` both numbers are of what stands behind the first.
  const heard = isInComparison(mark, scene) || isInterval(mark) ? scene.metrics : open;
  const before = heard.findLast((metric) => metric.end <= mark.start);
  const behind = open.find((metric) => metric.start >= mark.end);
  return namesFact(before, fact, heard) || (before === undefined && namesFact(behind, fact, open));
}

function isInterval({ text }: NumberMark): boolean {
  return /nterval/u.test(text);
}

/** Words that may stand between a number and the metric that it is of: `12 % of conversions`, `45 of its clicks`. */
const link = /^ (?:(?:of|of the|of all|of its|der|des|aller|an den|am) )?$/u;

function metricBehind({ end }: NumberMark, { metrics, masked }: Scene): MetricMark | null {
  return metrics.find((metric) => metric.start >= end && link.test(masked.slice(end, metric.start))) ?? null;
}

function isTaken(metric: MetricMark, own: NumberMark, scene: Scene): boolean {
  return scene.statements.some((mark) => mark.kind === 'number' && mark !== own && metricBehind(mark, scene) === metric);
}

/** `a CPA of 24`, `worth 24`. */
const head = /^:? (?:(?:of|von) )?$/u;

function metricBefore({ start }: NumberMark, { metrics, masked }: Scene): MetricMark | null {
  const metric = metrics.findLast((mark) => mark.end <= start);
  return metric !== undefined && head.test(masked.slice(metric.end, start)) ? metric : null;
}

/** Two names at one place (a group that is called like a metric) count both. */
function namesFact(metric: MetricMark | undefined, fact: Fact, open: readonly MetricMark[]): boolean {
  if (metric === undefined) return false;
  return open.some((other) => other.start === metric.start && other.metrics.includes(fact.metric));
}
