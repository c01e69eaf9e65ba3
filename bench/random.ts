/** Whole numbers from 0 to below `limit`. */
export type Random = (limit: number) => number;

/** A seeded linear congruential generator: the same seed gives the same file on every machine. */
export function makeRandom(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}
