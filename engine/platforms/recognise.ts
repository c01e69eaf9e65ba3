import { normaliseHeader } from '../fields/header.ts';
import { generic } from './generic.ts';
import { platforms } from './index.ts';
import type { Platform, Signature, SignatureStrength } from './platform.ts';
import type { TableSketch } from './table-sketch.ts';

/** Which platform a table comes from, why, and which others it could have been. */
export type Recognition = {
  readonly platform: Platform;
  /** null when no signature holds and the platform is `generic`. */
  readonly signature: Signature | null;
  readonly strength: SignatureStrength;
  /** Sentences for the certificate. */
  readonly evidence: readonly string[];
  readonly others: readonly { readonly platform: string; readonly why: string }[];
};

type Candidate = {
  readonly platform: Platform;
  readonly signature: Signature;
  readonly headers: readonly string[];
  readonly preamble: string | null;
  readonly fileName: boolean;
};

/**
 * The platform whose signature fits the table best: certain signatures before likely ones, then the one with more headers
 * in the table, then the platform's id. Falls back to `generic`, also when only the file's name speaks and names several.
 */
export function recognise(sketch: TableSketch): Recognition {
  const printed = new Map(sketch.header.map((header) => [normaliseHeader(header), header.trim()]));
  const found = platforms.flatMap((platform) => candidatesOf(platform, sketch, printed)).toSorted(byFit);
  const [best] = found;
  if (best === undefined || isUndecided(best, found)) return unrecognised(found, printed);
  const rivals = firstOfEachPlatform(found).filter((candidate) => candidate.platform !== best.platform);
  return {
    platform: best.platform,
    signature: best.signature,
    strength: best.signature.strength,
    evidence: evidenceOf(best, printed),
    others: rivals.map((rival) => ({ platform: rival.platform.name, why: evidenceOf(rival, printed).join('; ') })),
  };
}

function candidatesOf(platform: Platform, sketch: TableSketch, printed: ReadonlyMap<string, string>): readonly Candidate[] {
  return platform.signatures.flatMap((signature) => candidateOf(platform, signature, { sketch, printed }) ?? []);
}

function candidateOf(
  platform: Platform,
  signature: Signature,
  table: { sketch: TableSketch; printed: ReadonlyMap<string, string> },
): Candidate | null {
  const { sketch, printed } = table;
  const headers = signatureHeaders(signature, printed);
  const preamble = preambleMatch(sketch, signature);
  if (headers === null || (signature.preamble !== undefined && preamble === null)) return null;
  if (signature.fileName !== undefined && !signature.fileName.test(sketch.fileName)) return null;
  return { platform, signature, headers, preamble, fileName: signature.fileName !== undefined };
}

/** The headers by which a table fulfils a signature; null when it lacks one, or has one that speaks against it. */
function signatureHeaders(
  { allOf = [], anyOf = [], anyCount = 1, noneOf = [] }: Signature,
  printed: ReadonlyMap<string, string>,
): readonly string[] | null {
  const has = (header: string): boolean => printed.has(header);
  const some = anyOf.filter(has);
  const hasEnough = anyOf.length === 0 || some.length >= anyCount;
  return hasEnough && allOf.every(has) && !noneOf.some(has) ? [...allOf, ...some] : null;
}

function preambleMatch(sketch: TableSketch, { preamble }: Signature): string | null {
  if (preamble === undefined) return null;
  return (
    sketch.preamble
      .flatMap((record) => record.cells)
      .map((cell) => cell.trim())
      .find((cell) => preamble.test(cell)) ?? null
  );
}

function byFit(a: Candidate, b: Candidate): number {
  const strength = Number(b.signature.strength === 'certain') - Number(a.signature.strength === 'certain');
  const weight = weightOf(b) - weightOf(a);
  return strength || weight || (a.platform.id < b.platform.id ? -1 : Number(a.platform.id > b.platform.id));
}

/** A line of the preamble is written by the platform itself and says more than a header that others may share. */
function weightOf(candidate: Candidate): number {
  return candidate.headers.length + (candidate.preamble === null ? 0 : 3);
}

function isUndecided(best: Candidate, found: readonly Candidate[]): boolean {
  return weightOf(best) === 0 && firstOfEachPlatform(found).length > 1;
}

function firstOfEachPlatform(found: readonly Candidate[]): readonly Candidate[] {
  return found.filter((candidate, index) => found.findIndex((other) => other.platform === candidate.platform) === index);
}

function unrecognised(found: readonly Candidate[], printed: ReadonlyMap<string, string>): Recognition {
  const others = firstOfEachPlatform(found).map((candidate) => ({
    platform: candidate.platform.name,
    why: evidenceOf(candidate, printed).join('; '),
  }));
  const why =
    others.length === 0
      ? 'no header, title or file name belongs to a known platform'
      : `the file name speaks for several platforms (${others.map((other) => other.platform).join(', ')}), the headers for none`;
  return { platform: generic, signature: null, strength: 'likely', evidence: [`${why}; columns are read by their common names`], others };
}

function evidenceOf(candidate: Candidate, printed: ReadonlyMap<string, string>): readonly string[] {
  const { platform, signature, headers } = candidate;
  return [
    ...(candidate.preamble === null
      ? []
      : [`the line "${shortened(candidate.preamble)}" before the header is written by ${platform.name}`]),
    ...(headers.length === 0
      ? []
      : [
          headerSentence(
            platform,
            signature,
            headers.map((header) => printed.get(header) ?? header),
          ),
        ]),
    ...(candidate.fileName
      ? [
          headers.length > 0
            ? `the file is named as ${platform.name} names its exports`
            : `the file name mentions ${platform.name}; no header contradicts it`,
        ]
      : []),
  ];
}

function headerSentence(platform: Platform, signature: Signature, names: readonly string[]): string {
  const shown = names
    .slice(0, 4)
    .map((name) => `\`${name}\``)
    .join(', ');
  const are = names.length === 1 ? 'the header name' : 'the header names';
  if (signature.strength === 'likely' || signature.preamble !== undefined || signature.fileName !== undefined)
    return `${are} ${shown} fit${names.length === 1 ? 's' : ''} ${platform.name} exports`;
  return `${are} ${shown} occur${names.length === 1 ? 's' : ''} only in ${platform.name} exports`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
