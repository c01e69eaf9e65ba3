import { factIn } from './fact-of-role.ts';
import { worseSide } from './worse-side.ts';
import type { Finding } from '../finding.ts';

/** From this multiple of the rest's price on, a channel is not worth mending. */
const far = 2;

/** Whether a result of the finding's group costs at least twice what it costs the rest. */
export function isFarBehind({ facts }: Finding): boolean {
  const [value, rest] = [factIn(facts, 'value'), factIn(facts, 'comparator')];
  if (value === null || rest === null) return false;
  return worseSide(value.metric) === 'above' ? value.value >= far * rest.value : rest.value >= far * value.value;
}
