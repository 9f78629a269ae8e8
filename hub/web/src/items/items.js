// Service items as values: what a form holds, what it sends, and what differs between two versions.
import { SECTIONS } from './fields.js';

const bothOf = (value) => (typeof value === 'object' && value ? { zh: value.zh ?? '', en: value.en ?? '' } : { zh: value ?? '', en: '' });

/** What stands at "fee.amount" of an object; the object itself for "". */
export function at(object, path) {
  return path === '' ? object : path.split('.').reduce((value, part) => value?.[part], object);
}

/** A value for each field of a form, from what the hub says of an item. */
function filled(row, fields) {
  const form = {};
  if (typeof row === 'object' && row?.id) form.id = row.id;
  for (const { path, kind, otherwise } of fields) {
    const value = at(row, path);
    const held =
      kind === 'both' ? bothOf(value)
      : kind === 'flag' ? (value ?? otherwise ?? false)
      : kind === 'word' ? (value ?? otherwise)
      : kind === 'limit' ? { unit: value?.unit ?? '', amount: value?.amount ?? 0 }
      : kind === 'count' ? (value ?? 0)
      : kind === 'lines' ? (value ?? []).join('\n')
      : kind === 'numbers' ? (value ?? []).join(' ')
      : kind === 'several' ? [...(value ?? [])]
      : kind === 'options' ? (value ?? []).map((each) => ({ id: each.id, name: bothOf(each.name) }))
      : kind === 'when' ? (value ?? []).map((each) => ({ question: each.question, options: [...each.options] }))
      : (value ?? '');
    form[path] = held;
  }
  return form;
}

/** The form of an item: {id, values: {path: value}, lists: {materials: [{id, path: value}]}}. */
export function formOf(item) {
  const form = { id: item.id, values: {}, lists: {} };
  for (const { list, fields } of SECTIONS) {
    if (list) form.lists[list] = (item[list] ?? []).map((row) => filled(row, fields));
    else Object.assign(form.values, filled(item, fields));
  }
  delete form.values.id;
  return form;
}

/** A new row of a list; `taken`: ids that stand there. */
export function newRow(section, taken) {
  const row = filled({}, section.fields);
  if (section.named) row.id = freeId(section.list === 'materials' ? 'material' : 'question', taken);
  for (const { path, kind } of section.fields) {
    if (kind === 'options') row[path] = [1, 2].map((n) => ({ id: `option-${n}`, name: { zh: '', en: '' } }));
  }
  return row;
}

/** "material-3": the first that nobody has. */
export function freeId(stem, taken) {
  for (let n = 1; ; ++n) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

const isEmpty = (value) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function said(value) {
  if (!value.zh && !value.en) return undefined;
  return value.en ? { zh: value.zh, en: value.en } : value.zh;
}

function sent(value, { kind, otherwise }) {
  if (kind === 'both') return said(value);
  if (kind === 'flag') return value === (otherwise ?? false) ? undefined : value;
  if (kind === 'word') return value === otherwise ? undefined : value;
  if (kind === 'count') return Number(value) || undefined;
  if (kind === 'limit') {
    if (!value.unit) return undefined;
    return value.unit === 'on_the_spot' ? { unit: value.unit } : { unit: value.unit, amount: Number(value.amount) || 0 };
  }
  if (kind === 'lines') return value.split('\n').map((line) => line.trim()).filter(Boolean);
  if (kind === 'numbers') return value.split(/[\s,，、]+/).filter(Boolean).map((one) => (/^\d+$/.test(one) ? Number(one) : one));
  if (kind === 'options') return value.map(({ id, name }) => ({ id, name: said(name) ?? '' }));
  if (kind === 'when') return value.filter(({ question }) => question);
  return typeof value === 'string' ? value.trim() : value;
}

function put(object, path, value) {
  if (isEmpty(value)) return;
  const parts = path.split('.');
  const last = parts.pop();
  const inner = parts.reduce((outer, part) => (outer[part] ??= {}), object);
  inner[last] = value;
}

/** The item that a form says, as the hub reads it: what has its default is left out. */
export function itemOf(form) {
  const item = { id: form.id };
  for (const section of SECTIONS) {
    if (!section.list) {
      for (const field of section.fields) put(item, field.path, sent(form.values[field.path], field));
      continue;
    }
    const rows = form.lists[section.list].map((held) => {
      if (section.fields[0].path === '') return said(held['']) ?? '';
      const row = section.named ? { id: held.id } : {};
      for (const field of section.fields) put(row, field.path, sent(held[field.path], field));
      return row;
    });
    if (rows.length) item[section.list] = rows;
  }
  return item;
}

// ---- What differs ----

const join = (list, text) => list.join(text.comma);

/** A value of a field in words. */
function words(value, { kind, from }, text, names) {
  if (kind === 'both') return [value.zh, value.en].filter(Boolean).join(' / ');
  if (kind === 'flag') return value ? text.yes : text.no;
  if (kind === 'word') return text.words[value];
  if (kind === 'limit') {
    if (!value.unit) return '';
    return value.unit === 'on_the_spot' ? text.words.on_the_spot : `${value.amount} ${text.words[value.unit]}`;
  }
  if (kind === 'lines') return join(value.split('\n').filter(Boolean), text);
  if (kind === 'several') return join(value.map((id) => names[from]?.[id] ?? id), text);
  if (kind === 'choice') return names[from]?.[value] ?? value;
  if (kind === 'options') return join(value.map((each) => each.name.zh), text);
  if (kind === 'when') return join(value.map((each) => `${each.question}=${each.options.join('/')}`), text);
  return String(value);
}

function changedFields(before, after, fields, where, text, names) {
  return fields.flatMap((field) => {
    const [was, is] = [before, after].map((row) => words(row[field.path], field, text, names));
    if (was === is) return [];
    const label = text.fields[field.path || 'condition'] ?? field.path;
    return [{ what: where ? `${where} · ${label}` : label, was, is }];
  });
}

const called = (row) => row.name?.zh || row.question?.zh || row.law || row['']?.zh || row.id || '';

/** Rows by id where they have one, otherwise by their place. */
function changedRows(before, after, section, text, names) {
  const key = (row, i) => (section.named ? row.id : i);
  const title = text.sections[section.id];
  const old = new Map(before.map((row, i) => [key(row, i), row]));
  const now = new Map(after.map((row, i) => [key(row, i), row]));
  const lines = [];
  for (const [id, row] of old) if (!now.has(id)) lines.push({ what: title, was: called(row), is: '' });
  for (const [id, row] of now) {
    if (!old.has(id)) lines.push({ what: title, was: '', is: called(row) });
    else lines.push(...changedFields(old.get(id), row, section.fields, called(old.get(id)), text, names));
  }
  const kept = (rows, others) => rows.map(key).filter((id) => others.has(id)).join();
  if (section.named && kept(before, now) !== kept(after, old)) lines.push({ what: title, was: '', is: text.reordered });
  return lines;
}

/**
 * What differs between two items, as the hub says them: [{what, was, is}]; before null: a new item. `text`: texts of the
 * items page; `names`: {departments: {id: name}, themes, life_events}.
 */
export function differences(before, after, text, names = {}) {
  if (!before) return [{ what: text.newItem, was: '', is: bothOf(after.name).zh }];
  const [was, is] = [formOf(before), formOf(after)];
  return SECTIONS.flatMap((section) =>
    section.list
      ? changedRows(was.lists[section.list], is.lists[section.list], section, text, names)
      : changedFields(was.values, is.values, section.fields, '', text, names),
  );
}

/** The section and label of a path that the hub names: "materials[3].name" → 材料 4 · 名称. */
export function placeText(path, text) {
  if (!path) return '';
  const [, list, number, rest] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  const section = text.sections[list];
  if (number !== undefined && section) {
    const field = rest.replace(/\[.*$/, '');
    return `${section} ${Number(number) + 1}${field ? ` · ${text.fields[field] ?? field}` : ''}`;
  }
  return text.fields[path] ?? section ?? path;
}
