import type { Sample } from './sample.ts';

/** The overview of all samples, one line each. */
export function readme(samples: readonly Sample[]): string {
  const folders = [...new Set(samples.map((sample) => folderOf(sample)))];
  const sections = folders.flatMap((folder) => ['', `## ${folder}`, '', ...list(samples.filter((sample) => folderOf(sample) === folder))]);
  return `${[...introduction, ...sections].join('\n')}\n`;
}

const introduction = [
  '# Samples',
  '',
  'Exports as the platforms write them, with the result that an importer must give. **All data are made up**: Nordlicht Outdoor does not',
  'exist, and no row was copied from a real account. Only the formats are real.',
  '',
  '- `campaign/` is one campaign on five platforms, with its brief: the flight of 61 days and the 61 days before it.',
  '- Every other folder is named after a platform and shows what is particular to its exports.',
  '- `expected.json` says for every file what an importer must find, and what the campaign adds up to.',
  '- `node samples/make-samples.ts` writes all of it again, always with the same bytes; `samples.test.ts` imports every file.',
];

const statusMarks = { ok: '', needs_answer: ' **Asks**: ', refused: ' **Refused**: ' } as const;

function folderOf(sample: Sample): string {
  return sample.path.slice(0, sample.path.indexOf('/'));
}

function list(samples: readonly Sample[]): readonly string[] {
  return samples.map((sample) => `- \`${sample.path.slice(folderOf(sample).length + 1)}\`: ${textOf(sample)}`);
}

function textOf({ about, expected }: Sample): string {
  const outcome = expected.issue === null ? '' : `.${statusMarks[expected.status]}\`${expected.issue}\``;
  return `${about}${outcome}`;
}
