// The live page's picture of the hall: pure functions over the hub's JSON (hub/query/live.h).

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
    lines: delta.lines ?? board.lines,
    alarms: alarmsAfter(board.alarms, delta),
  };
}

function alarmsAfter(alarms, delta) {
  if (delta.alarms.length === 0 && delta.ended_alarms.length === 0) return alarms;
  const kept = new Map(alarms.map((alarm) => [alarm.id, alarm]));
  for (const id of delta.ended_alarms) kept.delete(id);
  for (const alarm of delta.alarms) kept.set(alarm.id, alarm);
  return [...kept.values()].sort((a, b) => a.id - b.id);
}

/** 1 and 2 of 5 are a bad rating (差评). */
export function isBad(level) {
  return level <= 2;
}

/** The device was there and is gone: unplugged, or its host is away. */
export function isAway(window) {
  return window.device === 'offline' || window.device === 'detached';
}

/** What a window does: 'nobody' | 'idle' | 'serving'; an invitation may be open beside any of them. */
export function doing(window) {
  if (window.serving_since_ms !== null) return 'serving';
  return window.staff_number === '' ? 'nobody' : 'idle';
}

/** How many wait for a window, over all lines it serves; null where the hall gives no numbers. */
export function waitingAt(window, lines) {
  if (lines.length === 0) return null;
  return lines.reduce((sum, line) => sum + (window.groups.includes(line.group) ? line.waiting : 0), 0);
}
