// Attacks on the pages and their API: by nobody, by every role where it may not, and with whatever a field can hold.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

import { parse } from 'yaml';

import { ask, PATIENCE_MS, shown, signIn } from './ask.mjs';

const PATHS = [
  '/../../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/....//....//etc/passwd', '/assets/../../hub.toml',
  '/catalogue/../../access.db', '/catalogue/%00', '/api/v1/photos/..%2F..%2Faccess.db', '//etc/passwd', '/\\..\\..\\hub.toml', '/api/v1/%2e%2e/metrics',
  '/console.json', '/data/console.json', '/keys/personal.key', '/.git/config',
];
const HOSTILE = [
  "' OR '1'='1' --", '"; DROP TABLE ledger; --', '<script>alert(1)</script>', '../../etc/passwd', '\u0000', '{{7*7}}', '=HYPERLINK("http://x")', '%s%s%n',
  'A'.repeat(5_000), '\u202e\u2066', '-1', '1e309', '__proto__',
];
const NO_BODIES = ['', '{', '[]', '{"a":'.repeat(20_000), 'x'.repeat(70_000), '\xff\xfe'];
/** In place of what an address names: nothing that is there. */
const NOBODY = { window: '999', number: 'zz9', day: '1999-01-01', zone: 'ZZ', device: 'win-77', sm3: 'f'.repeat(64), code: 'ZZZZZZZZZZZZ' };
/** What these would do to the day that is played is no attack. */
const SPARED = new Set(['/api/v1/emergency', '/api/v1/notices', '/api/v1/hours', '/api/v1/tickets', '/api/v1/sessions', '/api/v1/session']);

const filled = (path) => path.replace(/\{(\w+)\}/g, (_, name) => NOBODY[name] ?? '999999');

/** Rows of the table that the hub's own test holds against its border: {method, path, roles}. */
function tableOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => /^(GET|POST|DELETE) (\S+): (.*)$/.exec(line))
    .filter((found) => found)
    .map(([, method, path, roles]) => ({ method, path, roles: roles.split(' ') }));
}

async function withoutRole(hall, tally, table, people, few) {
  for (const [turn, { method, path, roles }] of table.entries()) {
    if (roles.includes('anybody')) continue;
    const target = filled(path);
    const body = method === 'POST' ? {} : undefined;
    const nobody = await ask(hall, method, target, { body });
    tally.note('pages: nobody', [401, 403, 404].includes(nobody.status), `${method} ${target}: ${nobody.status}`);
    for (const person of some(people.filter(({ role }) => !roles.includes(role)), few, turn)) {
      const answer = await ask(hall, method, target, { body, headers: shown(person) });
      tally.note('pages: another role', [401, 403, 404].includes(answer.status), `${method} ${target} by ${person.role}: ${answer.status}`);
    }
  }
}

async function otherSites(hall, tally, table, people, few) {
  for (const [turn, { method, path, roles }] of table.filter((row) => row.method !== 'GET').entries()) {
    const person = people.find((each) => roles.includes(each.role));
    if (!person) continue;
    const target = filled(path);
    const ways = [
      ['without the token', { Cookie: person.cookie }],
      ['with another token', { ...shown(person), 'X-CSRF-Token': 'x'.repeat(person.csrf.length) }],
      ['from another site', { ...shown(person), Origin: 'https://evil.example' }],
      ['under another name', { ...shown(person), Host: 'evil.example' }],
      ['as a form', { ...shown(person), 'Content-Type': 'application/x-www-form-urlencoded' }],
    ];
    for (const [what, headers] of some(ways, few, turn)) {
      const answer = await ask(hall, method, target, { body: {}, headers });
      tally.note('pages: other sites', [400, 401, 403, 415, 421].includes(answer.status), `${method} ${target} ${what}: ${answer.status}`);
    }
  }
}

async function traversal(hall, tally) {
  for (const path of PATHS) {
    const answer = await ask(hall, 'GET', path);
    const told = /root:|token|BEGIN|SQLite|\[core\]/.test(answer.body);
    tally.note('pages: paths', !told && [400, 401, 403, 404].includes(answer.status), `${path}: ${answer.status}`);
  }
}

function valueOf(schema, hostile) {
  if (schema?.type === 'integer') return -1;
  if (schema?.type === 'boolean') return hostile;
  if (schema?.type === 'array') return Array(3).fill(hostile);
  if (schema?.type === 'object') return { [hostile]: hostile };
  return hostile;
}

async function injection(hall, tally, table, people, api, few) {
  for (const [turn, { path, roles }] of table.filter((row) => row.method === 'POST').entries()) {
    if (SPARED.has(path)) continue;
    const schema = api.paths[path]?.post?.requestBody?.content?.['application/json']?.schema?.properties ?? {};
    const person = roles.includes('anybody') ? null : people.find((each) => roles.includes(each.role));
    if (person === undefined) continue;
    for (const hostile of some(HOSTILE, few, turn)) {
      const body = Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, valueOf(field, hostile)]));
      const target = filled(path).replace('999999', encodeURIComponent(hostile).slice(0, 300));
      const answer = await ask(hall, 'POST', target, { body, headers: person ? shown(person) : {} });
      tally.note('pages: hostile fields', answer.status > 0 && answer.status < 500 && !/SQL|sqlite|terminate/i.test(answer.body), `${target}: ${answer.status}`);
    }
    for (const raw of some(NO_BODIES, few, turn)) {
      const answer = await ask(hall, 'POST', filled(path), { body: raw, headers: person ? shown(person) : {} });
      tally.note('pages: bodies that are none', answer.status < 500 || answer.status === 503, `${path}: ${answer.status}`);
    }
  }
}

async function slow(hall, tally, most) {
  const { hostname, port } = new URL(hall.http);
  const sockets = [];
  for (let i = 0; i < 200; i += 1) {
    const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-'));
    socket.on('error', () => {});
    sockets.push(socket);
  }
  const times = [];
  for (let i = 0; i < 50; i += 1) {
    const begun = Date.now();
    const { status } = await ask(hall, 'GET', '/healthz');
    times.push(status === 200 ? Date.now() - begun : PATIENCE_MS);
  }
  const worst = Math.max(...times);
  tally.many('pages: slow readers', sockets.length, worst < most ? 0 : 1, `others waited ${worst} ms`);
  for (const socket of sockets) socket.destroy();
}

/** All of them, or a few that begin elsewhere for each `turn`. */
const some = (all, few, turn) => (few ? Array.from({ length: Math.min(few, all.length) }, (_, i) => all[(turn * few + i) % all.length]) : all);

export async function attackPages(hall, tally, known, { root, short }) {
  const table = tableOf(`${root}/tests/hub/http/admission.txt`);
  const api = parse(readFileSync(`${root}/hub/http/openapi.yaml`, 'utf8'));
  const roles = [...new Set(table.flatMap((row) => row.roles))].filter((role) => !['anybody', 'without_role'].includes(role));
  const people = [];
  for (const [i, role] of roles.entries())
    people.push(known.find((person) => person.role === role) ?? (await signIn(hall, role, `7${String(i).padStart(3, '0')}`)));
  const few = short ? 2 : 0;
  await traversal(hall, tally);
  await withoutRole(hall, tally, table, people, few);
  await otherSites(hall, tally, table, people, few);
  await slow(hall, tally, short ? PATIENCE_MS : 2_000);
  await injection(hall, tally, table, people, api, few);
}
