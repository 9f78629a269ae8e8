// Attacks on the pages and their API: by nobody, by every role where it may not, and with whatever a field can hold.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';

import { parse } from 'yaml';

const PASSWORD = 'correct horse battery staple';
const PATIENCE_MS = 8_000;
const PATHS = [
  '/../../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/....//....//etc/passwd', '/assets/../../hub.toml',
  '/catalogue/../../access.db', '/catalogue/%00', '/api/v1/photos/..%2F..%2Faccess.db', '//etc/passwd', '/\\..\\..\\hub.toml', '/api/v1/%2e%2e/metrics',
  '/console.json', '/data/console.json', '/keys/personal.key', '/.git/config',
];
const HOSTILE = [
  "' OR '1'='1' --", '"; DROP TABLE ledger; --', '<script>alert(1)</script>', '../../etc/passwd', '\u0000', '{{7*7}}', '=HYPERLINK("http://x")', '%s%s%n',
  'A'.repeat(5_000), '\u202e\u2066', '-1', '1e309', '__proto__',
];
/** In place of what an address names: nothing that is there. */
const NOBODY = { window: '999', number: 'zz9', day: '1999-01-01', zone: 'ZZ', device: 'win-77', sm3: 'f'.repeat(64), code: 'ZZZZZZZZZZZZ' };
/** What these would do to the day that is played is no attack. */
const SPARED = new Set(['/api/v1/emergency', '/api/v1/notices', '/api/v1/hours', '/api/v1/tickets', '/api/v1/sessions', '/api/v1/session']);

const filled = (path) => path.replace(/\{(\w+)\}/g, (_, name) => NOBODY[name] ?? '999999');

/** {status, body, cookies}; status 0 when nothing came. */
function ask(hall, method, path, { body, headers = {} } = {}) {
  const { hostname, port } = new URL(hall.http);
  return new Promise((resolve) => {
    const asked = request({ hostname, port, method, path, headers: { 'Content-Type': 'application/json', ...headers }, timeout: PATIENCE_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece) => {
        text += piece;
        if (answer.headers['content-type']?.startsWith('text/event-stream')) asked.destroy();
      });
      const give = () => resolve({ status: answer.statusCode, body: text, cookies: answer.headers['set-cookie'] ?? [] });
      answer.on('end', give);
      answer.on('close', give);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve({ status: 0, body: '', cookies: [] }));
    if (body !== undefined) asked.write(typeof body === 'string' ? body : JSON.stringify(body));
    asked.end();
  });
}

/** Rows of the table that the hub's own test holds against its border: {method, path, roles}. */
function tableOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => /^(GET|POST|DELETE) (\S+): (.*)$/.exec(line))
    .filter((found) => found)
    .map(([, method, path, roles]) => ({ method, path, roles: roles.split(' ') }));
}

async function signIn(hall, role, number) {
  const said = await hall.hub(['user', 'add', '--number', number, '--roles', role, '--name', 'Somebody']);
  const code = /one-time code: (\S+)/.exec(said)[1];
  for (let i = 0; i < 100; i += 1) {
    const chosen = await ask(hall, 'POST', '/api/v1/password', { body: { number, code, password: PASSWORD } });
    if (chosen.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const begun = await ask(hall, 'POST', '/api/v1/session', { body: { number, password: PASSWORD } });
  if (begun.status !== 200) throw new Error(`${role} cannot sign in: ${begun.status} ${begun.body}`);
  return { role, cookie: begun.cookies.map((each) => each.split(';')[0]).join('; '), csrf: JSON.parse(begun.body).csrf };
}

const shown = (person) => ({ Cookie: person.cookie, 'X-CSRF-Token': person.csrf });

async function withoutRole(hall, tally, table, people) {
  for (const { method, path, roles } of table) {
    if (roles.includes('anybody')) continue;
    const target = filled(path);
    const body = method === 'POST' ? {} : undefined;
    const nobody = await ask(hall, method, target, { body });
    tally.note('pages: nobody', [401, 403, 404].includes(nobody.status), `${method} ${target}: ${nobody.status}`);
    for (const person of people) {
      if (roles.includes(person.role)) continue;
      const answer = await ask(hall, method, target, { body, headers: shown(person) });
      tally.note('pages: another role', [401, 403, 404].includes(answer.status), `${method} ${target} by ${person.role}: ${answer.status}`);
    }
  }
}

async function otherSites(hall, tally, table, people) {
  for (const { method, path, roles } of table.filter((row) => row.method !== 'GET')) {
    const person = people.find((each) => roles.includes(each.role));
    if (!person) continue;
    const target = filled(path);
    for (const [what, headers] of [
      ['without the token', { Cookie: person.cookie }],
      ['with another token', { ...shown(person), 'X-CSRF-Token': 'x'.repeat(person.csrf.length) }],
      ['from another site', { ...shown(person), Origin: 'https://evil.example' }],
      ['under another name', { ...shown(person), Host: 'evil.example' }],
      ['as a form', { ...shown(person), 'Content-Type': 'application/x-www-form-urlencoded' }],
    ]) {
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

async function injection(hall, tally, table, people, api) {
  for (const { method, path, roles } of table.filter((row) => row.method === 'POST')) {
    if (SPARED.has(path)) continue;
    const schema = api.paths[path]?.post?.requestBody?.content?.['application/json']?.schema?.properties ?? {};
    const person = roles.includes('anybody') ? null : people.find((each) => roles.includes(each.role));
    if (person === undefined) continue;
    for (const hostile of HOSTILE) {
      const body = Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, valueOf(field, hostile)]));
      const target = filled(path).replace('999999', encodeURIComponent(hostile).slice(0, 300));
      const answer = await ask(hall, 'POST', target, { body, headers: person ? shown(person) : {} });
      tally.note('pages: hostile fields', answer.status > 0 && answer.status < 500 && !/SQL|sqlite|terminate/i.test(answer.body), `${target}: ${answer.status}`);
    }
    for (const raw of ['', '{', '[]', '{"a":'.repeat(20_000), 'x'.repeat(70_000), '\xff\xfe']) {
      const answer = await ask(hall, 'POST', filled(path), { body: raw, headers: person ? shown(person) : {} });
      tally.note('pages: bodies that are none', answer.status < 500 || answer.status === 503, `${path}: ${answer.status}`);
    }
  }
}

async function slow(hall, tally) {
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
  tally.many('pages: slow readers', sockets.length, worst < 2_000 ? 0 : 1, `others waited ${worst} ms`);
  for (const socket of sockets) socket.destroy();
}

export async function attackPages(hall, tally, root) {
  const table = tableOf(`${root}/tests/hub/http/admission.txt`);
  const api = parse(readFileSync(`${root}/hub/http/openapi.yaml`, 'utf8'));
  const roles = [...new Set(table.flatMap((row) => row.roles))].filter((role) => !['anybody', 'without_role'].includes(role));
  const people = [];
  for (const [i, role] of roles.entries()) people.push(await signIn(hall, role, `7${String(i).padStart(3, '0')}`));
  await traversal(hall, tally);
  await withoutRole(hall, tally, table, people);
  await otherSites(hall, tally, table, people);
  await slow(hall, tally);
  await injection(hall, tally, table, people, api);
}
