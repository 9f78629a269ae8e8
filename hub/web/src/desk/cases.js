// Taking a case, as values: which item, what it wants in one situation, and what is asked of the hub.

import { jointChecklist } from './joint.js';

/** The key of the dialog, by its place. */
export const CASE_KEY = 'KeyB';
/** The key of the papers of the case that was taken last. */
export const PAPERS_KEY = 'KeyP';

/** A text of the catalogue: a string, or {zh, en}. */
export function said(value, htmlLang) {
  if (typeof value !== 'object' || value === null) return value ?? '';
  return (htmlLang === 'en' && value.en) || value.zh || '';
}

/** 'registered' | 'on_spot' | 'promised'; the catalogue leaves out what is usual. */
export const depthOf = (item) => item.depth ?? 'promised';

/** Whether a clerk may accept the item; skills null: everything. */
export function mayAccept(item, skills) {
  if (item.joint) return item.parts.every((part) => mayAccept(part, skills));
  return !skills || skills.items.includes(item.id) || skills.departments.includes(item.department);
}

/** Items that are received, in the order of a window: those it took last, then those that are handled there, then the rest. */
export function itemsAt(items, number, used) {
  const rank = (item) => {
    const place = used.indexOf(item.id);
    if (place >= 0) return place;
    return used.length + ((item.windows ?? []).includes(number) ? 0 : 1);
  };
  const received = (item) => !item.discontinued && !item.parts?.some((part) => part.discontinued);
  return items.filter(received).map((item, i) => [rank(item), i, item]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((each) => each[2]);
}

/** Items whose name, id or everyday words contain what was typed. */
export function found(items, typed) {
  const words = typed.trim().toLowerCase();
  if (!words) return items;
  const texts = (item) => [item.id, said(item.name, 'zh'), said(item.name, 'en'), ...(item.synonyms ?? [])];
  return items.filter((item) => texts(item).some((each) => each.toLowerCase().includes(words)));
}

/** What a barcode of an outside system reads, and no search: six letters, digits or hyphens and more, four digits among them. */
export function isOutsideNumber(typed) {
  return /^[A-Za-z0-9-]{6,40}$/.test(typed) && (typed.match(/\d/g) ?? []).length >= 4;
}

/** {bring: materials wanted from the applicant, next: the question to ask, or null}. answers: {question: option}. */
export function checklist(item, answers) {
  if (item.joint) return jointChecklist(item, answers, checklist);
  const state = (when = []) => {
    if (when.some((each) => answers[each.question] && !each.options.includes(answers[each.question]))) return 'no';
    return when.every((each) => answers[each.question]) ? 'yes' : 'open';
  };
  const materials = item.materials ?? [];
  const asked = new Set(
    materials
      .filter((each) => state(each.when) === 'open')
      .flatMap((each) => each.when.map((condition) => condition.question))
      .filter((question) => !answers[question]),
  );
  return {
    bring: materials.filter((each) => !each.shared && state(each.when) === 'yes'),
    next: (item.situations ?? []).find((question) => asked.has(question.id)) ?? null,
  };
}

const NEXT = { taken: 'missing', missing: 'flawed', flawed: 'taken' };

/** One touch on a material: there → missing → flawed → there. absent: {id: 'missing' | 'flawed'}. */
export function turned(absent, id) {
  const { [id]: now = 'taken', ...rest } = absent;
  return NEXT[now] === 'taken' ? rest : { ...rest, [id]: NEXT[now] };
}

/** What may be done with these papers; the first one is the key Enter. */
export function waysOf(item, bring, absent) {
  const wanted = bring.filter((each) => each.mandatory !== false && absent[each.id]);
  if (depthOf(item) === 'on_spot') return wanted.length ? [] : ['settle'];
  const later = ['receive', 'keep'];
  if (!wanted.length) return ['accept', ...later];
  return wanted.every((each) => each.tolerable) ? ['correct', 'promise', ...later] : ['correct', ...later];
}

const of = (absent, state) => Object.keys(absent).filter((id) => absent[id] === state);

/** What was filled in of the one form: {field: text} without blanks. */
export function filled(form = {}) {
  return Object.fromEntries(Object.entries(form).map(([id, value]) => [id, (value ?? '').trim()]).filter(([, value]) => value));
}

/** Refusals that a clerk who knows may pass, by pressing once more. */
export const WARNINGS = ['duplicate_case', 'settled_today', 'duplicate_outside'];

/** The body that takes a case. */
export function taking(item, answers, absent, way, promise) {
  const body = { item: item.id, answers: Object.entries(answers).map(([question, option]) => `${question}=${option}`) };
  const missing = of(absent, 'missing');
  const flawed = of(absent, 'flawed');
  if (missing.length) body.missing = missing;
  if (flawed.length) body.flawed = flawed;
  if (way === 'accept') body.accept = true;
  if (way === 'keep') body.keep = true;
  if (promise?.draft) body.draft = promise.draft;
  if (promise?.duplicateKnown) body.duplicate_known = true;
  const form = filled(promise?.form);
  if (item.joint && Object.keys(form).length) body.form = form;
  if (way === 'promise') {
    Object.assign(body, { accept: true, promised: [...missing, ...flawed], promise_days: promise.days, credit_checked: promise.credit });
  }
  return body;
}

/** The one notice that names everything. */
export function correcting(absent) {
  return { step: 'correct', missing: of(absent, 'missing'), flawed: of(absent, 'flawed') };
}

/** The day a due instant ends with, by the hall's clock: "2026-05-22". */
export function dueDay(ms, offsetMinutes) {
  return new Date(ms - 1 + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

const MOST_USED = 9;

/** The items a window took last, the newest first. */
export function usedAfter(used, id) {
  return [id, ...used.filter((each) => each !== id)].slice(0, MOST_USED);
}
