// What a clerk's desk may do now, as values: the state is what the hub told, `now` the hub's time.

/** Keys of the desk, in the order of its buttons: a digit each, of either block of keys. */
export const KEYS = {
  next: '1',
  arrive: '2',
  end: '3',
  recall: '4',
  miss: '5',
  hold: '6',
  transfer: '7',
  direct: '8',
  issue: '9',
  pause: '0',
};

/** Somebody on shift who did nothing for so long is asked whether he is there. */
export const IDLE_MS = 5 * 60_000;

/** The action of a key press, or undefined. By place of the key: an input method may have taken the character. */
export function actionOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return undefined;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  return Object.keys(KEYS).find((action) => KEYS[action] === digit);
}

/** 'away' | 'paused' | 'serving' | 'called' | 'free'. */
export function doing(desk) {
  if (!desk.staff) return 'away';
  if (desk.service) return 'serving';
  if (desk.ticket) return 'called';
  return desk.pause ? 'paused' : 'free';
}

/** Seconds until the called number may be called again or missed; 0 when it may. */
export function spacingLeft(desk, now) {
  const left = desk.ticket.since_ms + desk.rules.spacing_ms - now;
  return left > 0 ? Math.ceil(left / 1000) : 0;
}

function whyNotCalled(desk) {
  const state = doing(desk);
  if (state === 'serving') return { why: 'serving' };
  return { why: state === 'paused' ? 'paused' : 'noTicket' };
}

function recall(desk, now) {
  if (doing(desk) !== 'called') return whyNotCalled(desk);
  if (desk.ticket.calls >= desk.rules.most_calls) return { why: 'callsUsed' };
  const seconds = spacingLeft(desk, now);
  return seconds > 0 ? { why: 'soon', n: seconds } : {};
}

function miss(desk, now) {
  if (doing(desk) !== 'called') return whyNotCalled(desk);
  const missing = desk.rules.least_calls - desk.ticket.calls;
  if (missing > 0) return { why: 'callsMissing', n: missing };
  const seconds = spacingLeft(desk, now);
  return seconds > 0 ? { why: 'soon', n: seconds } : {};
}

function next(desk) {
  const state = doing(desk);
  if (state === 'serving') return { why: 'serving' };
  if (state === 'called') return { why: 'called' };
  if (state === 'paused') return { why: 'paused' };
  return desk.waiting_count === 0 ? { why: 'nobody' } : {};
}

function free(desk) {
  const state = doing(desk);
  return state === 'free' ? {} : { why: state };
}

/** Work begins with the first key that works: a called number has arrived then. */
function work(desk) {
  const state = doing(desk);
  return state === 'serving' || state === 'called' ? {} : { why: 'noTicket' };
}

function arrive(desk) {
  return doing(desk) === 'called' ? {} : whyNotCalled(desk);
}

/** 暂存 keeps a place for a number; a service without one has none. */
function hold(desk) {
  if (doing(desk) === 'serving' && !desk.ticket) return { why: 'noNumber' };
  return work(desk);
}

function transfer(desk) {
  return hold(desk);
}

function pause(desk) {
  return doing(desk) === 'paused' ? {} : free(desk);
}

function issue(desk) {
  return desk.numbers ? {} : { why: 'noNumbers' };
}

const RULES = { next, arrive, end: work, recall, miss, hold, transfer, direct: free, issue, pause };

/** Whether a page acts at the window: it has the seat, or nobody has. */
export function hasSeat(desk, seat) {
  return !desk.seat || desk.seat === seat;
}

/** {action: {} when it may be done, or {why, n}}. Nothing may be done without a link to the hub, or from a second page. */
export function actionsOf(desk, now, live, seated = true) {
  const rule = (action) => (seated ? RULES[action](desk, now) : { why: 'seat' });
  return Object.fromEntries(Object.keys(KEYS).map((action) => [action, live ? rule(action) : { why: 'lost' }]));
}

/** Whole minutes after which a number on hold goes back into the line; never below 0. */
export function holdLeft(desk, ticket, now) {
  return Math.max(0, Math.ceil((ticket.since_ms + desk.rules.hold_limit_ms - now) / 60_000));
}

/** A call for help that is answered is shown for so long. */
export const HELP_SHOWN_MS = 10 * 60_000;

/** 'none' | 'waiting' | 'answered'. */
export function helpStep(desk, now) {
  if (!desk.help) return 'none';
  if (desk.help.acknowledged_ms === null) return 'waiting';
  return now - desk.help.acknowledged_ms < HELP_SHOWN_MS ? 'answered' : 'none';
}

/** The request of the called number's arrival, before any work on it; null when nothing must come before. */
export function arrivalOf(desk) {
  return doing(desk) === 'called' ? { path: 'service', body: { visit: desk.ticket.no } } : null;
}

/** 'none' | 'open' | 'over': all that is told of 评价环节. */
export function ratingStep(desk, now) {
  if (desk.asked_until_ms === null || desk.asked_until_ms === undefined) return 'none';
  return now < desk.asked_until_ms ? 'open' : 'over';
}

/** Whether to ask 是否仍在岗: on shift, nobody at the window, no break, and nothing done since `deedMs`. */
export function asksPresence(desk, deedMs, nowMs) {
  return doing(desk) === 'free' && nowMs - deedMs >= IDLE_MS;
}

/** Whole minutes between two instants, never below 0. */
export function minutesBetween(fromMs, untilMs) {
  return Math.max(0, Math.floor((untilMs - fromMs) / 60_000));
}

/** "4:05" of a time. */
export function minuteSecond(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Missed numbers that may still come back, the newest first. */
export function returnable(desk, now) {
  return (desk.missed ?? []).filter((each) => now < each.until_ms).reverse();
}

/** The number of a ticket as it was typed or read from its barcode ("A00120260509"): {no}, or {fault}. day: "2026-05-09". */
export function scannedNumber(typed, day) {
  const found = /^([A-Z]\d{3})(\d{8})?$/.exec(typed.trim().toUpperCase());
  if (!found) return { fault: 'noNumber' };
  if (found[2] && found[2] !== day.replaceAll('-', '')) return { fault: 'otherDay' };
  return { no: found[1] };
}

/** Windows a number may be offered to: on shift, and not this one. */
export function otherWindows(desk) {
  return desk.windows.filter((each) => each.staff && each.number !== desk.number);
}

/** The name of a group in a language; its id when the hall does not have it any more. */
export function groupName(groups, id, htmlLang) {
  const name = groups.find((each) => each.id === id)?.name;
  return (htmlLang === 'en' && name?.en) || name?.zh || id;
}
