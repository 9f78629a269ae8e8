// A client of the hub's API that is Node's HTTP and nothing else.
import { request } from 'node:http';

export const PASSWORD = 'correct horse battery staple';
export const PATIENCE_MS = 30_000;

/** {status, body, cookies}; status 0 when nothing came. */
export function ask(hall, method, path, { body, headers = {} } = {}) {
  const { hostname, port } = new URL(hall.http);
  const sent = body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  // Node would send the body of a DELETE without saying where it ends.
  const length = sent ? { 'Content-Length': sent.length } : {};
  const options = { hostname, port, method, path, headers: { 'Content-Type': 'application/json', ...length, ...headers }, timeout: PATIENCE_MS };
  return new Promise((resolve) => {
    const asked = request(options, (answer) => {
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
    asked.end(sent);
  });
}

/** Opens a session of an account: {number, role, cookie, csrf}. */
export async function openSession(hall, { number, role }) {
  let begun;
  for (let i = 0; i < 20; i += 1) {
    begun = await ask(hall, 'POST', '/api/v1/session', { body: { number, password: PASSWORD } });
    if (begun.status !== 503) break; // a busy hub is asked again
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (begun.status !== 200) throw new Error(`${role} cannot sign in: ${begun.status} ${begun.body}`);
  return { number, role, cookie: begun.cookies.map((each) => each.split(';')[0]).join('; '), csrf: JSON.parse(begun.body).csrf };
}

/** Makes an account at the hub's console, chooses its password, and opens a session. */
export async function signIn(hall, role, number) {
  const said = await hall.hub(['user', 'add', '--number', number, '--roles', role, '--name', 'Somebody']);
  const code = /one-time code: (\S+)/.exec(said)[1];
  for (let i = 0; i < 100; i += 1) {
    const chosen = await ask(hall, 'POST', '/api/v1/password', { body: { number, code, password: PASSWORD } });
    if (chosen.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return openSession(hall, { number, role });
}

/** What a page of `person` shows of its session. */
export const shown = (person) => ({ Cookie: person.cookie, 'X-CSRF-Token': person.csrf });
