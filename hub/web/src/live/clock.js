// Hall time: the hub's instant shifted by the hall's own offset, never by the browser's zone.

const two = (n) => String(n).padStart(2, '0');

/** "09:31" of a hub instant. */
export function hourMinute(ms, offsetMinutes) {
  const shifted = new Date(ms + offsetMinutes * 60_000);
  return `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`;
}

/** "09:31:05" of a hub instant. */
export function hourMinuteSecond(ms, offsetMinutes) {
  const shifted = new Date(ms + offsetMinutes * 60_000);
  return `${hourMinute(ms, offsetMinutes)}:${two(shifted.getUTCSeconds())}`;
}

/** How old the data is, as {unit: 'now' | 'seconds' | 'minutes', n}. */
export function ageOf(heardMs, nowMs) {
  const seconds = Math.max(0, Math.floor((nowMs - heardMs) / 1000));
  if (seconds < 1) return { unit: 'now', n: 0 };
  if (seconds < 120) return { unit: 'seconds', n: seconds };
  return { unit: 'minutes', n: Math.floor(seconds / 60) };
}
