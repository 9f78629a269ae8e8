// Matters (首问、差评、投诉、办不成事) as values: pure functions over the hub's JSON (hub/query/matters.h).
import { daysLeft } from '../office/office.js';

const HOUR_MS = 3_600_000;
const WORKERS = ['guide', 'window_staff', 'back_office', 'unit_head', 'duty_manager', 'hall_manager', 'inspector'];
const OVERSEERS = ['duty_manager', 'hall_manager', 'inspector', 'leader'];

export const KINDS = ['first_inquiry', 'bad_rating', 'complaint', 'cannot_be_done'];
/** Kinds that somebody opens on a page; a bad rating opens itself. */
export const OPENED = ['first_inquiry', 'complaint', 'cannot_be_done'];
export const CHANNELS = ['visit', 'phone', 'hotline', 'letter'];
/** What is done in the same breath as a first inquiry is recorded, in the order of the buttons. */
export const AT_ONCE = ['self_done', 'guide', 'take_in', 'unclear'];

/** Who decides on appeals, as the hub says too. */
export const reviews = (roles) => ['inspector', 'hall_manager', 'duty_manager'].some((each) => roles.includes(each));
/** Whether somebody sees matters that he has nothing to do with. */
export const oversees = (roles) => OVERSEERS.some((each) => roles.includes(each));

/** The lists of somebody, in the order of their buttons. */
export function viewsOf(roles) {
  const own = ['mine', 'handed', 'nearing', 'owned'];
  const unit = roles.includes('unit_head') ? ['unit'] : [];
  return oversees(roles) ? [...own, 'unclaimed', ...unit, 'soon', 'late', 'open', 'closed', 'all'] : [...own, ...unit];
}

/** The list somebody begins with. */
export const firstView = (roles) => (['duty_manager', 'hall_manager'].some((each) => roles.includes(each)) ? 'unclaimed' : oversees(roles) ? 'late' : 'mine');

/**
 * How long is left: {unit: 'days' | 'hours' | 'minutes', amount, late}, or null without a limit. The day itself is told in
 * hours and minutes of the clock on the wall, for a limit of half an hour is no day.
 */
export function leftOf(row, clock) {
  if (row.due_ms === null || row.state === 'over' || row.state === 'waiting') return null;
  const left = row.due_ms - clock.now_ms;
  const late = left <= 0;
  const days = daysLeft(row.due_ms, clock);
  if (days !== 0) return { unit: 'days', amount: Math.abs(days), late };
  const span = Math.abs(left);
  return span >= HOUR_MS
    ? { unit: 'hours', amount: Math.floor(span / HOUR_MS), late }
    : { unit: 'minutes', amount: late ? Math.floor(span / 60_000) : Math.ceil(span / 60_000), late };
}

/** Whether a bad rating or a complaint waits to be dispatched: the list offers it without opening the matter. */
export const waitsForDispatch = (row) => row.state === 'open' && row.holder === '';

/** Whether what was verified about somebody may lead to a letter about him (评议结果建议函). */
export const mayPropose = (file, roles) =>
  file.state === 'over' && file.about !== '' && file.outcome === 'solved' && ['hall_manager', 'inspector'].some((each) => roles.includes(each));

/** Whom a matter may be given to: somebody with an account, whom it is not about and who has it not; the unit's own people first. */
export function receiversOf(row, colleagues, duties) {
  const unitOf = (number) => duties.find((each) => each.number === number)?.unit ?? '';
  const rank = (each) => (row.unit && unitOf(each.number) === row.unit ? (each.roles.includes('unit_head') ? 0 : 1) : each.roles.includes('unit_head') ? 2 : 3);
  return colleagues
    .filter((each) => each.roles.some((role) => WORKERS.includes(role)) && each.number !== row.about && each.number !== row.holder)
    .map((each) => ({ ...each, unit: unitOf(each.number), rank: rank(each) }))
    .sort((one, other) => one.rank - other.rank || one.number.localeCompare(other.number));
}

/** 'must' | 'may' | 'none': whether a step is said with words. */
export function wordsOf(step) {
  if (['answer', 'ledger', 'explain', 'appeal', 'propose', 'reply'].includes(step)) return 'must';
  if (['return', 'call_back', 'verify', 'close', 'reopen', 'wait', 'fix_now', 'uphold', 'self_done'].includes(step)) return 'may';
  return 'none';
}

export const emptyForm = () => ({
  to: '', reason: 'not_our_duty', days: 5, result: 'reached', satisfied: null, lawful: false, outcome: 'solved', target: '', ground: 'mistake', words: '', done_by: '',
});

/** Outcomes that name who is competent instead. */
export const wantsTarget = (outcome) => outcome === 'referred' || outcome === 'not_ours';

/** Whether a form has all that its step wants. */
export function isReady(step, form) {
  if (wordsOf(step) === 'must' && !form.words.trim()) return false;
  if (step === 'offer') return form.to !== '';
  if (step === 'ledger') return form.days >= 1;
  if (step === 'reply') return /^\d{4}-\d\d-\d\d$/.test(form.done_by);
  if (step === 'call_back' || step === 'verify') return form.result !== 'reached' || form.satisfied !== null;
  if (step === 'close') return !wantsTarget(form.outcome) || form.target.trim() !== '';
  return true;
}

/** Words are kept as one line. */
const inOneLine = (words) => words.trim().replace(/\s+/g, ' ');

/** The body of a step, from what its form has. */
export function stepBody(step, form) {
  const said = inOneLine(form.words);
  const words = wordsOf(step) !== 'none' && said ? { words: said } : {};
  switch (step) {
    case 'offer':
      return { step, to: form.to };
    case 'reply':
      return { step, done_by: form.done_by, ...words };
    case 'return':
      return { step, reason: form.reason, ...words };
    case 'ledger':
      return { step, days: form.days, ...words };
    case 'call_back':
    case 'verify': {
      const reached = form.result === 'reached';
      const lawful = step === 'verify' && reached && form.satisfied === false && form.lawful ? { lawful: true } : {};
      return { step, result: form.result, ...(reached && { satisfied: form.satisfied }), ...lawful, ...words };
    }
    case 'close':
      return { step, outcome: form.outcome, ...(wantsTarget(form.outcome) && { target: form.target.trim() }), ...words };
    case 'propose':
      return { step, ground: form.ground, ...words };
    default:
      return { step, ...words };
  }
}

/** The body with which a matter is opened. */
export function openBody(form) {
  const { kind, channel, at_once: atOnce } = form;
  const body = { kind, channel };
  if (kind === 'first_inquiry' && atOnce) body.at_once = atOnce;
  for (const name of ['unit', 'ticket', 'about', 'words']) if (form[name]?.trim()) body[name] = inOneLine(form[name]);
  if (form.window) body.window = Number(form.window);
  if (form.name?.trim()) body.applicant = { kind: 'person', name: form.name.trim(), phone: form.phone.trim() };
  return body;
}

const kindOf = (moment) => moment.kind.replace(/\(\d+\)$/, '');

/** The newest first; what the hub or a citizen did has nobody's number. */
export function timelineOf(moments) {
  return moments.map((moment) => ({ ...moment, name: kindOf(moment), by: moment.body.by ?? moment.body.owner ?? (moment.actor.startsWith('user:') ? moment.actor.slice(5) : '') })).reverse();
}

/** Whether these are the characters under the barcode of a matter's slip. */
export function isSlipCode(typed) {
  return /^[A-Z2-7]{12}$/.test(typed);
}
