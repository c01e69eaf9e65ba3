/** A source of chance: each call gives the next number from 0 up to and without 1. */
export type Random = () => number;

/**
 * A generator that gives the same numbers for the same seed: sfc32, whose state is filled from the seed by a splitmix. `seed` is an
 * integer, of which the lowest 32 bits count; it belongs into the result, so that the run can be repeated.
 * @see Doty-Humphrey 2010, PractRand (sfc); Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195 (splitmix)
 */
export function seededRandom(seed: number): Random {
  const fill = splitmix(seed);
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  // 53 random bits, as many as a number holds.
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

/** A whole number from 0 up to and without `end`; `end` is a whole number from 1 on. */
export function drawIndex(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** A draw of the standard normal. @see Box & Muller 1958, doi:10.1214/aoms/1177706645 */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A Poisson count with a mean of at most 700, by counting up the probabilities; 0 for a mean of 0. */
export function drawPoisson(random: Random, mean: number): number {
  let [rest, probability, count] = [random(), Math.exp(-mean), 0];
  while (rest >= probability && count < 10_000) {
    rest -= probability;
    count += 1;
    probability *= mean / count;
  }
  return count;
}

/** A gamma variate with the given shape > 0 and scale 1. @see Marsaglia & Tsang 2000, doi:10.1145/358407.358414 */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = drawNormal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (z * z) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/**
 * Events in `trials` at a probability of `share`: halves the trials by beta variates until few are left.
 * @see Ahrens & Dieter 1974, doi:10.1007/BF02293108
 */
export function drawBinomial(random: Random, trials: number, share: number): number {
  let [left, p, events] = [trials, share, 0];
  while (left > 40) {
    const middle = Math.floor(left / 2) + 1;
    const [low, high] = [drawGamma(random, middle), drawGamma(random, left + 1 - middle)];
    const split = low / (low + high);
    if (split <= p) {
      events += middle;
      p = (p - split) / (1 - split);
      left -= middle;
    } else {
      p /= split;
      left = middle - 1;
    }
  }
  for (let i = 0; i < left; i++) events += random() < p ? 1 : 0;
  return events;
}

/** 32-bit words that fill a state from one number. */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
}
