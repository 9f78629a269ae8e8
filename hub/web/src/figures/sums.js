// Figures of a span of days as the page shows them: pure functions over GET /api/v1/figures. Every rate is {n, of}.
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/** Ratings of devices with five keys. */
export const fiveOf = (counts) => sum(counts.levels);
/** Ratings of devices with two keys. */
export const twoOf = (counts) => sum(counts.two_button);

/** Whether all that could be told of a member of staff is too little to be told. */
export const isHidden = (row) => row.hidden_months > 0 && row.ended === 0;

/** Rates of a row by name; which counts they are made from is said in text.figures.how. */
export const RATES = {
  response: (row) => ({ n: row.rated, of: row.ended }),
  satisfied: (row) => ({ n: sum(row.levels.slice(2)), of: fiveOf(row) }),
  very: (row) => ({ n: row.levels[4], of: fiveOf(row) }),
  bad: (row) => ({ n: row.levels[0] + row.levels[1], of: fiveOf(row) }),
  two_button: (row) => ({ n: sum(row.two_button.slice(2)), of: twoOf(row) }),
  uninvited: (row) => ({ n: row.uninvited, of: row.ended }),
};

/** "8.90": half up, two decimals; `none` when nothing was measured. */
export function averageText({ n, of }, none) {
  return of === 0 ? none : ((Math.floor((n * 200 + of) / (2 * of))) / 100).toFixed(2);
}

/** Whole minutes and seconds of a mean or a wait: "6:05". `none` when there is none. */
export function minutesText(ms, none) {
  if (ms === null || Number.isNaN(ms)) return none;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Mean time of a service in ms, or null. */
export const meanBusy = (row) => (row.ended === 0 ? null : row.busy_ms / row.ended);

/**
 * Staff in the order in which they are shown: ranked ones by score, equal scores sharing a place; then whoever has too few
 * ratings, by key and without a place.
 */
export function ranking(staff) {
  const ranked = staff.filter((row) => row.ranked && row.score !== null).toSorted?.((a, b) => b.score - a.score) ??
    [...staff].filter((row) => row.ranked && row.score !== null).sort((a, b) => b.score - a.score);
  const others = staff.filter((row) => !row.ranked || row.score === null);
  return [
    ...ranked.map((row) => ({ row, place: 1 + ranked.filter((other) => other.score > row.score).length })),
    ...others.map((row) => ({ row, place: null })),
  ];
}

/** Hours down, weekdays across: {hours, cells: {'3-09': row}, most} of rows with keys like '3-09'. */
export function weekGrid(rows) {
  const cells = Object.fromEntries(rows.map((row) => [row.key, row]));
  const hours = rows.map((row) => Number(row.key.slice(2)));
  const first = Math.min(...hours);
  return {
    hours: rows.length === 0 ? [] : Array.from({ length: Math.max(...hours) - first + 1 }, (_, i) => first + i),
    cells,
    most: Math.max(0, ...rows.map((row) => row.ended)),
  };
}
export const gridKey = (weekday, hour) => `${weekday}-${String(hour).padStart(2, '0')}`;

const pad = (n) => String(n).padStart(2, '0');
const isoDay = (date) => `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** First and last day of the month, quarter or year that lies `back` before that of `today`: {from, to}. */
export function spanOf(kind, today, back = 0) {
  const [year, month] = today.split('-').map(Number);
  if (kind === 'day') {
    const day = new Date(Date.UTC(year, month - 1, Number(today.slice(8)) - back));
    return { from: isoDay(day), to: isoDay(day) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  const start = Math.floor((month - 1) / months) * months - back * months;
  return {
    from: isoDay(new Date(Date.UTC(year, start, 1))),
    to: isoDay(new Date(Date.UTC(year, start + months, 0))),
  };
}

/** The address of a question. */
export function addressOf({ from, to, staff, window, group, hour, weekday, unit, site, corrected, reason }) {
  const query = new URLSearchParams({ from, to });
  for (const [name, value] of Object.entries({ staff, window, group, hour, weekday, unit, site })) {
    if (value !== '' && value !== undefined && value !== null) query.set(name, value);
  }
  if (corrected) query.set('corrected', '1');
  query.set('reason', reason);
  return `/api/v1/figures?${query}`;
}
