// The lines as the duty manager sees them: values, without a page.
import { minutesBetween } from '../desk/desk.js';

/** Somebody who has waited so long is looked after (domain handbook §6.2). */
export const LONG_MINUTES = 30;
export const VERY_LONG_MINUTES = 45;

/** Minutes that the first of a group's line has waited; null when nobody waits. */
export function longestWait(group, now) {
  return group.longest.length ? minutesBetween(group.longest[0].issued_ms, now) : null;
}

/** 'calm' | 'long' | 'very_long'. */
export function urgencyOf(minutes) {
  if (minutes === null || minutes < LONG_MINUTES) return 'calm';
  return minutes < VERY_LONG_MINUTES ? 'long' : 'very_long';
}

/** Everybody who waits too long, the longest first: [{no, group, minutes}]. */
export function tooLong(groups, now) {
  return groups
    .flatMap((group) => group.longest.map((each) => ({ ...each, minutes: minutesBetween(each.issued_ms, now) })))
    .filter((each) => each.minutes >= LONG_MINUTES)
    .sort((a, b) => a.issued_ms - b.issued_ms);
}

const READY = ['free', 'busy', 'paused', 'nobody'];

/** What a duty manager may change for a group: {open, close}: windows that do not serve it, the readiest first; that do. */
export function choicesFor(windows, group) {
  const byReadiness = (a, b) => READY.indexOf(doingAt(a)) - READY.indexOf(doingAt(b)) || a.number - b.number;
  return {
    open: windows.filter((each) => !each.groups.includes(group)).sort(byReadiness),
    close: windows.filter((each) => each.groups.includes(group)),
  };
}

/** Windows of a group that somebody serves at, without a break: their numbers. */
export function openFor(windows, group) {
  return windows.filter((each) => each.staff && !each.pause && each.groups.includes(group)).map((each) => each.number);
}

/** 'nobody' | 'paused' | 'busy' | 'free'. */
export function doingAt(window) {
  if (!window.staff) return 'nobody';
  if (window.pause) return 'paused';
  return window.busy ? 'busy' : 'free';
}
