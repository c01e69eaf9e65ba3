/** Reproducible chance: the same seed gives the same numbers on every machine. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  /** `value` moved by up to `percent` per cent either way, rounded to a whole number. */
  readonly around: (value: number, percent: number) => number;
  /** The whole number below or above `value`, whose mean over many draws is `value`. */
  readonly round: (value: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
};

/** A linear congruential generator (Numerical Recipes); its low bits repeat soon, so the high ones are used. */
export function chanceOf(seed: string): Chance {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    around: (value, percent) => Math.round((value * (10_000 + between(-percent * 100, percent * 100))) / 10_000),
    round: (value) => Math.floor(value) + (next() < value - Math.floor(value) ? 1 : 0),
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
  };
}
