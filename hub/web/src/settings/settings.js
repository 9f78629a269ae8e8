// What the settings page says and sends, as values.

const MINUTES_OF_A_DAY = 24 * 60;

const two = (number) => String(number).padStart(2, '0');
const clock = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** "09:00-12:00 13:30-17:00" of spans in minutes. */
export function spansText(spans) {
  return spans.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(' ');
}

/** Spans of such a text; undefined when it is none. */
export function spansOf(text) {
  const spans = [];
  for (const part of text.replaceAll('：', ':').split(/[\s,，]+/).filter(Boolean)) {
    const found = /^(\d{1,2}):(\d{2})[-–—~](\d{1,2}):(\d{2})$/.exec(part);
    if (!found) return undefined;
    const [h1, m1, h2, m2] = found.slice(1).map(Number);
    const span = { from: h1 * 60 + m1, until: h2 * 60 + m2 };
    const earliest = spans.at(-1)?.until ?? 0;
    if (m1 > 59 || m2 > 59 || span.from < earliest || span.until <= span.from || span.until > MINUTES_OF_A_DAY) {
      return undefined;
    }
    spans.push(span);
  }
  return spans;
}

/** The services of a window in words: `ids` of groups, none for all; `groups` by id. */
export function servicesText(ids, groups, text) {
  return ids.length === 0 ? text.allServices : ids.map((id) => groups[id] ?? id).join(text.servicesComma);
}

/** Names of groups by their ids, in the page's language. */
export function groupNames(settings, language) {
  return Object.fromEntries(
    settings.groups.map(({ id, letter, name }) => [id, `${letter} ${language === 'en' && name.en ? name.en : name.zh}`]),
  );
}

/** Groups that no window serves. */
export function unservedGroups({ groups, windows }) {
  return groups.filter(({ id }) => windows.every((each) => each.groups.length > 0 && !each.groups.includes(id)));
}

function describeWindow({ number, before, after }, text, groups) {
  if (!before) return [text.describe.windowAdded(number, after.zone, after.device, after.evaluator)];
  if (!after) return [text.describe.windowClosed(number)];
  const lines = ['zone', 'device', 'evaluator']
    .filter((field) => before[field] !== after[field])
    .map((field) => text.describe.windowField(number, text.fields[field], before[field], after[field]));
  const [was, is] = [before, after].map((each) => servicesText(each.groups, groups, text));
  return was === is ? lines : [...lines, text.describe.windowField(number, text.fields.services, was, is)];
}

function describeStaff({ number, before, after }, text, names) {
  const name = after?.name || before?.name || names[number];
  const who = name ? `${name}（${number}）` : number;
  if (!before) return [text.describe.staffJoined(who)];
  if (!after) return [text.describe.staffLeft(who)];
  const lines = [];
  if (before.name !== after.name) lines.push(text.describe.staffRenamed(number, before.name, after.name));
  if (before.photo !== after.photo) {
    const what = after.photo === null ? 'photoGone' : before.photo === null ? 'photoPut' : 'photoReplaced';
    lines.push(text.describe[what](who));
  }
  if (before.stars !== after.stars) lines.push(text.describe.stars(who, text.starsOf(after.stars)));
  return lines.length > 0 ? lines : [text.describe.cardChanged(who)];
}

function describeWeek({ before, after }, text) {
  const changed = text.weekdays.flatMap((weekday, i) => {
    const spans = spansText(after[i].open);
    return spans === spansText(before[i].open) ? [] : [text.describe.day(weekday, spans)];
  });
  return [text.describe.week(changed.join(text.listSeparator))];
}

function describeSkills({ number, after }, text, names) {
  const who = names[number] ? `${names[number]}（${number}）` : number;
  return after ? text.describe.skills(who, after.departments.length, after.items.length) : text.describe.skillsAll(who);
}

/** A setting in sentences, one for each thing it changes; `names` by work number, `groups` by id. */
export function describe(setting, text, names, groups = {}) {
  if (setting.kind === 'window') return describeWindow(setting, text, groups);
  if (setting.kind === 'staff') return describeStaff(setting, text, names);
  if (setting.kind === 'week') return describeWeek(setting, text);
  if (setting.kind === 'item') {
    return [text.describe[!setting.after ? 'itemAsImported' : setting.before ? 'item' : 'itemNew'](setting.item)];
  }
  if (setting.kind === 'skills') return [describeSkills(setting, text, names)];
  const { year, after } = setting;
  return [after ? text.describe.holidays(year, after.length) : text.describe.holidaysGone(year)];
}

/** Evaluators that are plugged in and belong to no window, each with the windows of its host: those without device first. */
export function newDevices(settings) {
  const online = new Set(settings.evaluators.filter((each) => each.online).map((each) => each.evaluator));
  return settings.evaluators
    .filter((each) => each.window === null && each.device !== '')
    .map((each) => ({
      ...each,
      windows: settings.windows
        .filter((window) => window.device === each.device)
        .sort((a, b) => Number(online.has(a.evaluator)) - Number(online.has(b.evaluator)) || a.number - b.number),
    }));
}

/** The change that puts `evaluator` at `window`. */
export function replacement({ number, zone, device }, evaluator) {
  return { kind: 'window', number, zone, device, evaluator, add: false };
}

/** 'online' | 'offline' | 'unplugged' | 'none' of a window's evaluator. */
export function evaluatorState(settings, evaluator) {
  if (!evaluator) return 'none';
  const found = settings.evaluators.find((each) => each.evaluator === evaluator);
  if (!found || found.device === '') return 'unplugged';
  return found.online ? 'online' : 'offline';
}

/** Milliseconds of "2026-12-01T08:00" by the hall's clock; NaN when it is none. */
export function millisOf(local, utcOffsetMinutes) {
  return Date.parse(`${local}Z`) - utcOffsetMinutes * 60_000;
}

/** "2026-12-01 08:00" by the hall's clock; with T it fits an input. */
export function localText(ms, utcOffsetMinutes, between = ' ') {
  return new Date(ms + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', between);
}

/** Consecutive days of a calendar as "1/1–1/3"; `off` days or worked ones. */
export function dayRanges(days, off) {
  const ranges = [];
  for (const { date } of days.filter((day) => day.isOffDay === off)) {
    const at = Date.parse(date);
    const last = ranges.at(-1);
    if (last && at - last.until === 86_400_000) last.until = at;
    else ranges.push({ from: at, until: at });
  }
  const short = (at) => `${new Date(at).getUTCMonth() + 1}/${new Date(at).getUTCDate()}`;
  return ranges.map(({ from, until }) => (from === until ? short(from) : `${short(from)}–${short(until)}`));
}
