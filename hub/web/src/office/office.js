// Cases of the back office as values: pure functions over the hub's JSON (hub/query/cases.h).
import { said } from '../desk/cases.js';

const DAY_MS = 86_400_000;

/** The lists, in the order of their buttons. */
export const VIEWS = ['mine', 'open', 'due_soon', 'late', 'correction', 'draft', 'delivered', 'all'];

/** Steps of a case's page that ask for nothing but a word of confirmation. */
export const BARE_STEPS = ['approve', 'resume', 'extend', 'withdraw', 'drop'];

const iso = (ms) => new Date(ms).toISOString();

/** "2026-05-22" of an instant, by the hall's clock. */
export function dayOf(ms, clock) {
  return iso(ms + clock.utc_offset_minutes * 60_000).slice(0, 10);
}

/** "2026-05-22 17:30". */
export function timeOf(ms, clock) {
  return iso(ms + clock.utc_offset_minutes * 60_000).slice(0, 16).replace('T', ' ');
}

/** The day with which a due instant ends, and its hour when it ends before midnight. */
export function dueOf(ms, clock) {
  const [day, hour] = timeOf(ms, clock).split(' ');
  return hour === '00:00' ? { day: dayOf(ms - 1, clock), hour: '' } : { day, hour };
}

/** What counts for a list: the promised date, else the legal one, else null. */
export const dueMs = (row) => row.promised_ms ?? row.legal_ms;

/** Whether it is a joint matter none of whose parts was accepted yet: it has no dates. */
const isWaiting = (row) => row.parts > 0 && dueMs(row) === null;

/** Whether its clock still runs: accepted and not decided. */
export const isRunning = (row) => !isWaiting(row) && ['accepted', 'review', 'suspended'].includes(row.state);

/**
 * Working days from today to the due day, 0 on the day itself; when it has passed, the working days since, negative.
 * null without a date. Days beyond those the hub tells are counted as it tells the last ones: not at all.
 */
export function daysLeft(due, clock) {
  if (due === null || due === undefined) return null;
  const number = (ms) => Math.floor((ms + clock.utc_offset_minutes * 60_000) / DAY_MS);
  const today = number(clock.now_ms);
  const last = number(due - 1);
  const between = (from, until) => clock.working_days.filter((day) => day > from && day <= until).length;
  if (clock.now_ms >= due) return -between(last, today);
  return between(today, last);
}

/** {number, name} of whoever has the papers of a case. */
export function responsibleFor(row, colleagues) {
  const found = row.holder
    ? colleagues.find((each) => each.number === row.holder)
    : colleagues.find((each) => each.staff !== 0 && each.staff === row.staff);
  return found ?? { number: row.holder, name: '' };
}

/** Whether somebody can hand the papers of a case on: who has them, or any clerk while they lie at the window. */
export function canHandOver(row, { number, roles }) {
  if (row.parts > 0) return false; // its parts are
  if (!['accepted', 'review', 'suspended', 'approved', 'denied'].includes(row.state)) return false;
  return row.holder ? row.holder === number : ['window_staff', 'duty_manager'].some((each) => roles.includes(each));
}

/** Who takes such papers over: the back office what is to be decided, a window what is to be delivered. */
export function receiversOf(rows, colleagues, number) {
  const takes = (state) => (['approved', 'denied'].includes(state) ? ['window_staff', 'duty_manager'] : ['back_office']);
  return colleagues.filter(
    (each) => each.number !== number && rows.every((row) => takes(row.state).some((role) => each.roles.includes(role))),
  );
}

const kindOf = (moment) => moment.kind.replace(/\(\d+\)$/, '');

/** The materials as they are after all that happened: [{id, mandatory, tolerable, state, promised}]. */
export function materialsOf(moments) {
  let materials = [];
  const set = (id, values) => (materials = materials.map((each) => (each.id === id ? { ...each, ...values } : each)));
  for (const moment of moments) {
    const { body } = moment;
    switch (kindOf(moment)) {
      case 'case_drafted':
      case 'case_received':
        materials = body.materials.map((each) => ({ ...each, promised: null }));
        break;
      case 'joint_received':
        materials = body.lines.map((each) => ({ ...each, promised: null }));
        break;
      case 'joint_corrected':
      case 'correction_asked':
        for (const defect of body.defects) set(defect.material, { state: defect.state });
        break;
      case 'joint_resubmitted':
      case 'case_resubmitted':
        for (const id of body.cured) set(id, { state: 'taken' });
        break;
      case 'promise_given':
        for (const each of body.promised) set(each.material, { promised: each.limit });
        break;
      case 'promise_made_up':
        if (body.fit) set(body.material, { state: 'taken', promised: null });
        break;
    }
  }
  return materials;
}

/**
 * Violations of 一次性告知 with what proves them: [{seq, who, materials: [{id, received, second}], received, first, second}].
 * received, first and second are moments: the receipt, the notice that left them out, and the one that names them.
 */
export function repeatedOf(moments) {
  const at = (seq) => moments.find((each) => each.seq === seq) ?? null;
  return moments
    .filter((moment) => kindOf(moment) === 'notice_repeated')
    .map(({ seq, body }) => {
      const received = at(body.received);
      const second = moments.find((each) => each.seq > seq && kindOf(each) === 'correction_asked') ?? null;
      const materials = body.materials.map((id) => ({
        id,
        received: received?.body.materials?.find((each) => each.id === id)?.state ?? 'taken',
        second: second?.body.defects.find((each) => each.material === id)?.state ?? 'missing',
      }));
      return { seq, who: body.who || body.by, materials, received, first: at(body.first), second };
    });
}

/** Materials that are not there, as a case's dialog marks them: {id: 'missing' | 'flawed'}. */
export function absentOf(materials) {
  return Object.fromEntries(materials.filter((each) => each.state !== 'taken').map((each) => [each.id, each.state]));
}

/** The newest first; what the hub did by itself has nobody's name. */
export function timelineOf(moments) {
  return moments.map((moment) => ({ ...moment, name: kindOf(moment), by: byOf(moment) })).reverse();
}

function byOf({ body, actor }) {
  if (body.by) return body.by;
  return actor.startsWith('user:') ? actor.slice(5) : '';
}

/** The body of a step, from what its form has. */
export function stepBody(step, form) {
  switch (step) {
    case 'correct': {
      const of = (state) => Object.keys(form.marks).filter((id) => form.marks[id] === state);
      return { step, missing: of('missing'), flawed: of('flawed') };
    }
    case 'accept': {
      if (!form.absent.length) return { step };
      return { step, promised: form.absent, promise_days: form.days, credit_checked: form.credit };
    }
    case 'resubmit':
      return { step, cured: form.cured };
    case 'refuse':
    case 'deny':
      return { step, ground: form.ground };
    case 'review':
      return form.meets ? { step, meets: true } : { step, meets: false, ground: form.ground };
    case 'make_up':
      return { step, material: form.material, fit: form.fit };
    case 'suspend':
      return { step, why: form.why };
    case 'deliver':
      return form.way === 'window' ? { step, way: form.way, taker: form.taker, identity_checked: form.checked } : { step, way: form.way };
    default:
      return { step };
  }
}

/** Whether a form has all that its step wants. */
export function isReady(step, form) {
  if (step === 'accept') return !form.absent.length || (form.tolerable && form.credit && form.days >= 1);
  if (step === 'correct') return Object.keys(form.marks).length > 0;
  if (step === 'resubmit') return form.cured.length > 0;
  if (step === 'refuse' || step === 'deny') return form.ground !== '';
  if (step === 'review') return form.meets === true || (form.meets === false && form.ground !== '');
  if (step === 'make_up') return form.material !== '';
  if (step === 'deliver') return form.way !== 'window' || form.checked;
  return true;
}

/** Names of items and their materials, by id, from the catalogue; ids stand for what it does not know. */
export function namesOf(items, htmlLang) {
  const byId = new Map((items ?? []).map((item) => [item.id, item]));
  return {
    joint: (id) => (byId.get(id)?.joint ? byId.get(id) : null),
    unit: (id) => said(byId.get(id)?.unit, htmlLang),
    item: (id) => said(byId.get(id)?.name, htmlLang) || id,
    material: (item, id) => said((byId.get(item)?.materials ?? []).find((each) => each.id === id)?.name, htmlLang) || id,
  };
}
