import { boardIsLikely, prepareBoard } from '../stream/early.js';
import { ask, demoToken, pageOf } from './api.js';

const REPORT_MS = 60_000;

// info: what GET /api/v1/session said; null until then.
const session = $state({ info: null, unreachable: false });

export function current() {
  return session;
}

/** Asks who is signed in. */
export async function refresh() {
  const { ok, value } = await ask('GET', '/api/v1/session');
  session.unreachable = !ok;
  if (ok) session.info = value;
}

/** At the start of the page: the demonstration's address signs in by itself. */
export async function start() {
  const token = demoToken(location.hash);
  if (token) {
    history.replaceState(null, '', location.pathname);
    await ask('POST', '/api/v1/session/demo', { body: { token } });
  }
  const page = pageOf(location.hash);
  if ((token || boardIsLikely()) && (page === '' || page === 'live')) prepareBoard();
  await refresh();
}

/** Sends a form without session; undefined when it went well, else the problem. */
export async function send(path, body) {
  const { ok, problem } = await ask('POST', path, { body });
  return ok ? undefined : problem;
}

export async function signOut(everywhere) {
  await ask('DELETE', everywhere ? '/api/v1/sessions' : '/api/v1/session', { csrf: session.info?.csrf });
  await refresh();
}

/** A screen that nobody touches stays signed in until its session ends; returns what ends it. */
export function keepAwake() {
  const touch = () => ask('POST', '/api/v1/session/active', { body: {}, csrf: session.info?.csrf });
  const timer = setInterval(touch, REPORT_MS);
  return () => clearInterval(timer);
}

/** Tells the hub, at most once a minute, that a person is here; returns what ends it. */
export function reportActivity() {
  let reported = Date.now();
  const report = () => {
    if (Date.now() - reported < REPORT_MS || !session.info?.signed_in) return;
    reported = Date.now();
    ask('POST', '/api/v1/session/active', { body: {}, csrf: session.info.csrf });
  };
  const deeds = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
  for (const deed of deeds) addEventListener(deed, report, { passive: true });
  return () => deeds.forEach((deed) => removeEventListener(deed, report));
}
