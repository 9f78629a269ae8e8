// Whether a figure stays flat over a time: what it was after the hall had warmed up, against what it was in the end.

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** The first part is the warm-up: tables fill, caches grow to their bounds. */
const WARM = 1 / 3;

/** {before, after}: medians of the first and the last quarter after the warm-up. REQUIRES: at least 12 samples. */
export function endsOf(samples) {
  const warm = samples.slice(Math.floor(samples.length * WARM));
  const quarter = Math.max(1, Math.floor(warm.length / 4));
  return { before: median(warm.slice(0, quarter)), after: median(warm.slice(-quarter)) };
}

/** Whether memory (KiB) grew by no more than what an allocator keeps back: 6 % and 4 MiB. */
export function memoryIsFlat({ before, after }) {
  return after <= before * 1.06 + 4096;
}

/** Whether no more descriptors are open than a few that happen to be. */
export function descriptorsAreFlat({ before, after }) {
  return after <= before + 6;
}
