// Counts the services and ratings of a ledger again, from its text alone, and compares them with what the hub answered.
//   node recount.mjs FOLDER     with export.ndjson (yichuang-hub export) and answers.json ({staff: {key: [figures]}, …})
// Status 0: they agree to the last unit; 1: the differences are printed.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const EIGHT_HOURS = 8 * 3600_000; // the hall's clock is ahead of UTC
const FREEZE_DAY = 5;

/** {day, month, hour, weekday} on the hall's clock. */
function clock(ms) {
  const local = new Date(ms + EIGHT_HOURS);
  return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours(), weekday: local.getUTCDay() || 7 };
}

/** Whether something that comes on `today` is too late for a service of `day`. */
function isFrozen(day, today) {
  const [year, month] = day.split('-').map(Number);
  return today > new Date(Date.UTC(year, month, FREEZE_DAY)).toISOString().slice(0, 10);
}

const services = new Map();
const tickets = new Map();
const take = {
  ticket_issued: ({ ticket, no, group }) => tickets.set(ticket, { no, group }),
  ticket_called: ({ ticket, window }) => (tickets.get(ticket).window = window),
  ticket_transferred: ({ ticket, group }) => Object.assign(tickets.get(ticket), { group, window: null, service: null }),
  ticket_held: ({ ticket }, at) => (services.get(tickets.get(ticket).service).held_since = at),
  ticket_resumed: ({ ticket }, at) => endHold(services.get(tickets.get(ticket).service), at),
  service_opened({ service, window, visit }, at) {
    const ticket = [...tickets.values()].find((each) => each.window === window && each.no === visit);
    services.set(service, { opened: at, held: 0, group: ticket?.group ?? '', late: false });
    if (ticket) Object.assign(ticket, { window: null, service });
  },
  service_ended({ service, window, staff, invited }, at) {
    const one = services.get(service);
    endHold(one, at);
    Object.assign(one, { ...clock(at), ended: at, window, staff, invited });
  },
  rating_received({ service, level, two_button, class: kind }, at) {
    if (kind !== 'counted') return;
    const one = services.get(service);
    Object.assign(one, { level, two_button, late: isFrozen(one.day, clock(at).day) });
  },
  rating_excluded({ service }, at) {
    const one = services.get(service);
    if (one.excluded) return;
    one.excluded = one.late || isFrozen(one.day, clock(at).day) ? 'late' : 'in time';
  },
};

function endHold(service, at) {
  if (service?.held_since) service.held += at - service.held_since;
  if (service) service.held_since = null;
}

for (const line of readFileSync(`${folder}/export.ndjson`, 'utf8').split('\n').filter(Boolean)) {
  const { kind, at_ms, body } = JSON.parse(line);
  take[kind?.replace(/\(\d+\)$/, '')]?.(JSON.parse(body), at_ms);
}

/** [ended, uninvited, busy_ms, five 1…5, two 1…5, excluded 1…5, late, excluded late] of one service. */
function figuresOf(service) {
  const figures = Array(20).fill(0);
  figures[0] = 1;
  figures[1] = service.invited ? 0 : 1;
  figures[2] = service.ended - service.opened - service.held;
  if (service.level) {
    if (service.late) figures[18] = 1;
    else if (service.excluded === 'in time') figures[12 + service.level] = 1;
    else figures[(service.two_button ? 7 : 2) + service.level] = 1;
  }
  if (service.excluded === 'late') figures[19] = 1;
  return figures;
}

const KEYS = {
  staff: (service) => service.staff,
  window: (service) => service.window,
  group: (service) => service.group,
  hour: (service) => service.hour,
  month: (service) => service.day.slice(0, 7),
  staff_window: (service) => `${service.staff}-${service.window}`,
  week_hour: (service) => `${service.weekday}-${String(service.hour).padStart(2, '0')}`,
};

const answers = JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8'));
let differences = 0;
for (const [by, keyOf] of Object.entries(KEYS)) {
  const counted = {};
  for (const service of services.values()) {
    if (!service.ended) continue;
    const sum = (counted[keyOf(service)] ??= Array(20).fill(0));
    figuresOf(service).forEach((n, i) => (sum[i] += n));
  }
  for (const key of new Set([...Object.keys(counted), ...Object.keys(answers[by] ?? {})])) {
    const [one, other] = [counted[key], answers[by]?.[key]].map((figures) => JSON.stringify(figures) ?? 'no row');
    if (one === other) continue;
    ++differences;
    console.log(`${by} ${key}: counted ${one}, answered ${other}`);
  }
}
console.log(`${services.size} services counted, ${differences} differences`);
process.exit(services.size > 0 && differences === 0 ? 0 : 1);
