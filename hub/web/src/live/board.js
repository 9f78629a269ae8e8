// The live page's picture of the hall: pure functions over the hub's JSON (hub/query/live.h).
import { hallDay } from './clock.js';

/** The board after a difference; null when the difference does not follow it, so that the whole must be fetched. */
export function applyDelta(board, delta) {
  if (!board || delta.base !== board.seq) return null;
  const changed = new Map(delta.windows.map((window) => [window.number, window]));
  return {
    ...board,
    seq: delta.seq,
    at_ms: delta.at_ms,
    day: delta.day,
    today: delta.today,
    windows: board.windows.map((window) => changed.get(window.number) ?? window),
  };
}

/** 1 and 2 of 5 are a bad rating (差评). */
export function isBad(level) {
  return level <= 2;
}

/**
 * Bad ratings of the board's day that this page has seen, newest first: [{window, zone, service, level, at_ms}].
 * The hub sends each window's latest few only, so what was `known` before is kept until the day changes.
 */
export function badRatings(known, board) {
  const seen = new Map(known.map((row) => [`${row.window}/${row.service}`, row]));
  for (const window of board.windows) {
    for (const rating of window.recent) {
      if (isBad(rating.level)) {
        seen.set(`${window.number}/${rating.service}`, { window: window.number, zone: window.zone, ...rating });
      }
    }
  }
  return [...seen.values()]
    .filter((row) => hallDay(row.at_ms, board.utc_offset_minutes) === board.day)
    .sort((a, b) => b.at_ms - a.at_ms || b.service - a.service);
}

/** What a window does: 'nobody' | 'idle' | 'serving'; an invitation may be open beside any of them. */
export function doing(window) {
  if (window.serving_since_ms !== null) return 'serving';
  return window.staff_number === '' ? 'nobody' : 'idle';
}
