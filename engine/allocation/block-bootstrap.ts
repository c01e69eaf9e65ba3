/**
 * How often each of `length` points is drawn when blocks of `blockLength` neighbours, wrapped around at the end, are drawn.
 * Neighbours stay together because the errors of neighbouring days are alike. One block less is drawn than there are, since
 * resamples of few blocks vary too little otherwise; at least one is. `random` gives numbers from 0 to below 1.
 * @see Politis & Romano 1992, "A circular block-resampling procedure for stationary data"
 * @see Rao & Wu 1988, doi:10.1080/01621459.1988.10478591 (one cluster less)
 */
export function blockCounts(length: number, blockLength: number, random: () => number): Float64Array {
  const counts = new Float64Array(length);
  const block = Math.min(blockLength, length);
  const size = Math.max(block, length - block);
  for (let drawn = 0, start = 0; drawn < size; drawn++) {
    const step = drawn % block;
    if (step === 0) start = Math.floor(random() * length);
    const index = (start + step) % length;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
