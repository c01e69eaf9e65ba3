import { toneSigns, type Tone } from '@pca/charts';
import type { Delivery, TargetVerdict } from '@pca/engine';
import type { Status } from './document.ts';

const verdicts: Readonly<Record<TargetVerdict, { readonly tone: Tone; readonly word: string }>> = {
  met: { tone: 'good', word: 'met' },
  close: { tone: 'close', word: 'close' },
  missed: { tone: 'bad', word: 'missed' },
  'no-target': { tone: 'neutral', word: 'no target' },
  'no-data': { tone: 'neutral', word: 'no data' },
};

/** Sign, word and tone of a verdict. */
export function verdictStatus(verdict: TargetVerdict): Status {
  return statusOf(verdicts[verdict].tone, verdicts[verdict].word);
}

export function statusOf(tone: Tone, word: string): Status {
  return { tone, sign: toneSigns[tone], word };
}

const fileStatuses = {
  ok: { tone: 'good', word: 'every number may be used' },
  needs_answer: { tone: 'close', word: 'a question is open' },
  refused: { tone: 'bad', word: 'refused, nothing was imported' },
} as const;

/** Whether the numbers of a file may be used. */
export function fileStatus(status: keyof typeof fileStatuses): Status {
  return statusOf(fileStatuses[status].tone, fileStatuses[status].word);
}

const deliveries = {
  'on-plan': { tone: 'good', word: 'on plan' },
  under: { tone: 'bad', word: 'under plan' },
  over: { tone: 'bad', word: 'over plan' },
  'no-plan': { tone: 'neutral', word: 'no plan' },
  'no-data': { tone: 'neutral', word: 'no data' },
} as const;

/** Whether spend followed the plan. */
export function deliveryStatus(status: Delivery['status']): Status {
  return statusOf(deliveries[status].tone, deliveries[status].word);
}
