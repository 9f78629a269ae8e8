// Figures as the handbook defines them: numerator and denominator are kept, rounding is for display only.

const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/** 主动评价率 = rated / ended. */
export function responseRate(counts) {
  return { n: counts.rated, of: counts.ended };
}

/** 满意率 = (n5 + n4 + n3) / ratings. levels[0] is level 1. */
export function satisfaction(counts) {
  return { n: sum(counts.levels.slice(2)), of: sum(counts.levels) };
}

/** Ratings of level 1 and 2. */
export function badCount(counts) {
  return counts.levels[0] + counts.levels[1];
}

/** Rows of the distribution, level 5 first: [{level, n, of}]. */
export function distribution(counts) {
  const of = sum(counts.levels);
  return [5, 4, 3, 2, 1].map((level) => ({ level, n: counts.levels[level - 1], of }));
}

/** "97.83%", half up, two decimals; `none` when nothing was counted: neither 0 % nor 100 %. */
export function percent({ n, of }, none) {
  if (of === 0) return none;
  const hundredths = Math.floor((n * 20000 + of) / (2 * of));
  return `${(hundredths / 100).toFixed(2)}%`;
}
