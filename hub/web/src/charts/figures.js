// A hall day as charts and tables show it: pure functions over GET /api/v1/days/{day}/figures.
import { responseRate, satisfaction } from '../live/figures.js';

export const LEVELS = [5, 4, 3, 2, 1];

const NOTHING = { ended: 0, uninvited: 0, rated: 0, levels: [0, 0, 0, 0, 0], two_button_levels: [0, 0, 0, 0, 0] };

function add(one, other) {
  return {
    ended: one.ended + other.ended,
    uninvited: one.uninvited + other.uninvited,
    rated: one.rated + other.rated,
    levels: one.levels.map((n, i) => n + other.levels[i]),
    two_button_levels: one.two_button_levels.map((n, i) => n + other.two_button_levels[i]),
  };
}

/** All rows together. */
export function totalOf(rows) {
  return rows.reduce(add, NOTHING);
}

/** One row for each hour from the first to the last in which a service ended; hours without one count nothing. */
export function hoursOf(figures) {
  const known = new Map(figures.hours.map((row) => [row.key, row]));
  if (known.size === 0) return [];
  const keys = [...known.keys()];
  const first = Math.min(...keys);
  return Array.from({ length: Math.max(...keys) - first + 1 }, (_, i) => ({
    ...NOTHING,
    ...known.get(first + i),
    key: first + i,
  }));
}

/** A rate as a number of percent, or null when there is nothing to divide by. */
export function rate({ n, of }) {
  return of === 0 ? null : (100 * n) / of;
}

/** What stands beside a row: numbers for a chart, null where nothing was measured. */
export function ratesOf(row) {
  return { response: rate(responseRate(row)), satisfied: rate(satisfaction(row)) };
}
