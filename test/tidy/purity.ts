import { isCode, isTest, withoutComments } from './source.ts';
import type { Source } from './source.ts';

/** What the engine may not name, since the same facts and brief must give the same analysis, byte by byte. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\b|\bDate[.(]|\bperformance\.|\bTemporal\./u, 'the clock is given to code, never taken'],
  [/\bMath\.random\b|\bcrypto\.|\brandomUUID\b/u, 'chance and ids are given to code, never taken'],
  [/\bprocess\.|\bBuffer\b|['"]node:/u, 'the engine does not know Node'],
  [/\bfetch\(|\bsetTimeout\(|\bconsole\./u, 'the engine reaches nothing outside'],
];

/** Lines of the engine that name the clock, chance, Node or the network. */
export function impureLines(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => isCode(source) && !isTest(source) && source.path.startsWith('engine/'))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line) => impure.flatMap(([word, why]) => (word.test(line) ? [`${path}: ${line.trim().slice(0, 120)}: ${why}`] : []))),
    );
}
