// Ids that truly exist, asked for by people whose they are not: a clerk at a colleague's window, the head of another unit,
// whoever a complaint is about, a session that has ended. Before each swap its owner is seen to be let in with the same
// address, so that a refusal is about the person and not about the address.
import { ask, openSession, shown, signIn } from './ask.mjs';
import { later } from './hall.mjs';

const REASON = 'handling';
const PATIENCE_MS = 40_000;
const ANSWERS = ['kind=sole', 'premises=owned', 'who=self'];

/** Refused for who he is; 400 would say that the attack was none. */
const closed = ({ status }) => [401, 403, 404, 409].includes(status);

/** Answers of a clerk who presses again until the played day lets him. */
async function untilTaken(hall, method, path, options) {
  let answer;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await later(100)) {
    answer = await ask(hall, method, path, options);
    if (answer.status === 200) return JSON.parse(answer.body);
    if (answer.status !== 409) break; // what no later moment mends
  }
  throw new Error(`${method} ${path} by its owner: ${answer.status} ${answer.body}`);
}

async function peopleOf(hall) {
  const people = {};
  for (const [name, role, number] of [
    ['clerk', 'window_staff', '1001'], ['other', 'window_staff', '1002'], ['headA', 'unit_head', '7801'], ['headB', 'unit_head', '7802'],
    ['manager', 'hall_manager', '7803'], ['inspector', 'inspector', '7804'], ['officer', 'back_office', '7805'], ['stranger', 'back_office', '7806'],
    ['admin', 'system_admin', '7807'], ['guide', 'guide', '7808'],
  ]) people[name] = await signIn(hall, role, number);
  return people;
}

const asPerson = (hall, person) => (method, path, body) => ask(hall, method, path, { body, headers: { ...shown(person), 'X-Desk-Seat': 'c'.repeat(8) } });

/** Things of the hall, each made by whose it is: {draft, complaint, inquiry, report, paper}. */
async function thingsOf(hall, { clerk, manager, inspector, headA, headB }) {
  const by = (person) => (method, path, body) => untilTaken(hall, method, path, { body, headers: shown(person) });
  for (const [number, unit] of [[clerk.number, 'unit-a'], [headA.number, 'unit-a'], [headB.number, 'unit-b']])
    await by(manager)('POST', '/api/v1/duties', { number, unit, deputy: '', absent: false });
  const ids = (told) => Number(/"(?:case|matter|report|id)":(\d+)/.exec(JSON.stringify(told))?.[1] ?? 1);
  const taken = await by(clerk)('POST', '/api/v1/desk/1/cases', { item: 'business-setup', keep: true, answers: ANSWERS });
  const complaint = await by(manager)('POST', '/api/v1/matters', { kind: 'complaint', channel: 'phone', about: clerk.number, words: 'rude to me', applicant: { kind: 'person', name: 'Somebody', phone: '13900000000' } });
  const report = await by(manager)('POST', '/api/v1/reports', { kind: 'ratings', from: '2024-01', unit: 'unit-a' });
  const notice = await by(clerk)('POST', '/api/v1/notices/once', { item: 'business-setup', answers: ANSWERS });
  return { draft: ids(taken), complaint: ids(complaint), report: ids(report), paper: notice.file };
}

/** [whose, who tries, method, address, body]: the owner is let in by GET, the other one by nothing. */
function swapsOf({ draft, complaint, report, paper }, { clerk, other, headA, headB, inspector, stranger, guide }) {
  const about = `/api/v1/matters/${complaint}`;
  const read = [
    [inspector, [clerk, other, guide, stranger, headB], 'GET', about],
    [inspector, [clerk, other, guide, stranger, headB], 'GET', `${about}/contact?reason=${REASON}`],
    [headA, [headB], 'GET', `/api/v1/reports/${report}?reason=${REASON}`],
    [headA, [headB], 'GET', `/api/v1/reports/${report}/file?format=csv&reason=${REASON}`],
    [clerk, [other, guide, stranger], 'GET', paper],
  ];
  const change = [
    ...['POST service', 'POST service/end', 'POST call', 'POST recall', 'POST miss', 'POST hold', 'POST unhold', 'POST transfer', 'POST accept', 'POST give-back',
      'POST pause', 'DELETE pause', 'POST help', 'DELETE shift', 'POST seat', 'POST cases'].map((line) => {
      const [method, deed] = line.split(' ');
      const body = { visit: 'A001', group: 'qykb', item: 'business-setup', keep: true, answers: ANSWERS, invite: true, reason: 'meal', window: 2, ticket: 1 };
      return [[other], method, `/api/v1/desk/1/${deed}`, body];
    }),
    [[clerk], 'POST', '/api/v1/desk/2/shift', { staff: '1002' }],
    ...['offer', 'answer', 'close', 'explain', 'reopen', 'chase', 'exclude'].map((step) => [
      [clerk, other, guide, stranger, headB], 'POST', `${about}/steps`, { step, to: '1002', words: 'solved', outcome: 'solved', target: 'a unit' },
    ]),
    ...['approve', 'publish', 'withdraw'].map((step) => [[headB], 'POST', `/api/v1/reports/${report}/steps`, { step }]),
    [[stranger], 'POST', '/api/v1/hand-overs', { to: '7805', cases: [draft] }],
    [[other, stranger], 'POST', `/api/v1/cases/${draft}/steps`, { step: 'approve' }],
    [[other, headB], 'POST', '/api/v1/duties', { number: '1001', unit: 'unit-b', deputy: '1002', absent: true }],
  ];
  return { read, change };
}

async function swaps(hall, tally, people, things) {
  const { read, change } = swapsOf(things, people);
  for (const [owner, others, method, path] of read) {
    const own = await asPerson(hall, owner)(method, path);
    if (own.status !== 200) throw new Error(`${method} ${path} by its owner ${owner.role}: ${own.status} ${own.body}`);
    for (const other of others) {
      const answer = await asPerson(hall, other)(method, path);
      tally.note('objects: read by others', closed(answer), `${method} ${path} by ${other.role} ${other.number}: ${answer.status}`);
    }
  }
  for (const [others, method, path, body] of change) {
    for (const other of others) {
      const answer = await asPerson(hall, other)(method, path, body);
      tally.note('objects: changed by others', closed(answer), `${method} ${path} by ${other.role} ${other.number}: ${answer.status} ${answer.body.slice(0, 400)}`);
    }
  }
  // Lists name nothing that its address does not open.
  for (const other of [people.clerk, people.other]) {
    for (const which of ['mine', 'handed', 'owned', 'all']) {
      const list = await asPerson(hall, other)('GET', `/api/v1/matters?list=${which}`);
      tally.note('objects: lists', !list.body.includes('rude to me') && !new RegExp(`"id":${things.complaint}\\b`).test(list.body), `list ${which} of ${other.number}`);
    }
  }
  // His own figures stay his own, whatever else is asked for.
  const own = await asPerson(hall, people.other)('GET', '/api/v1/me/ratings');
  if (own.status !== 200) throw new Error(`own figures: ${own.status} ${own.body}`);
  for (const query of ['?staff=1001', '?number=1001', '?staff=1001&window=1']) {
    const answer = await asPerson(hall, people.other)('GET', `/api/v1/me/ratings${query}`);
    tally.note('objects: figures of a colleague', closed(answer) || answer.body === own.body, `me/ratings${query}: ${answer.status}`);
  }
}

async function sessions(hall, tally, people) {
  const looks = [['GET', '/api/v1/board'], ['GET', '/api/v1/desk/1'], ['POST', '/api/v1/desk/1/help'], ['GET', '/api/v1/me/ratings'], ['GET', '/api/v1/cases']];
  const dead = async (what, person) => {
    for (const [method, path] of looks) {
      const answer = await ask(hall, method, path, { body: method === 'GET' ? undefined : {}, headers: shown(person) });
      tally.note('objects: sessions that ended', answer.status === 401, `${method} ${path} ${what}: ${answer.status}`);
    }
  };
  const one = await openSession(hall, people.clerk);
  const two = await openSession(hall, people.clerk);
  const alive = await ask(hall, 'GET', '/api/v1/board', { headers: shown(two) });
  if (alive.status !== 200) throw new Error(`a session that is open: ${alive.status}`);
  await ask(hall, 'DELETE', '/api/v1/session', { body: {}, headers: shown(one) });
  await dead('after signing out', one);
  await ask(hall, 'DELETE', '/api/v1/sessions', { body: {}, headers: shown(two) });
  await dead('after signing out everywhere', two);
  people.clerk = await openSession(hall, people.clerk);
  // The cookie of one, the token of another.
  for (const [cookie, token] of [[people.clerk, people.other], [people.other, people.clerk]]) {
    const answer = await ask(hall, 'POST', '/api/v1/desk/1/help', { body: {}, headers: { Cookie: cookie.cookie, 'X-CSRF-Token': token.csrf } });
    tally.note('objects: tokens of others', closed(answer), `cookie of ${cookie.number}, token of ${token.number}: ${answer.status}`);
  }
  const bare = await ask(hall, 'POST', '/api/v1/desk/1/help', { body: {}, headers: { Cookie: people.clerk.cookie } });
  tally.note('objects: tokens of others', closed(bare), `without token or origin: ${bare.status}`);
  // Nobody decides on himself, and whoever was shut out stays so.
  for (const [path, body] of [['roles', { roles: ['system_admin', 'audit_admin'] }], ['closing', { closed: true }], ['code', {}]]) {
    const answer = await asPerson(hall, people.admin)('POST', `/api/v1/accounts/7807/${path}`, body);
    tally.note('objects: on himself', closed(answer), `${path}: ${answer.status}`);
  }
  const shut = await asPerson(hall, people.admin)('POST', '/api/v1/accounts/7806/closing', { closed: true });
  if (shut.status !== 200) throw new Error(`an account is closed: ${shut.status} ${shut.body}`);
  await dead('of a closed account', people.stranger);
}

/** Those who are signed in afterwards are added to `known`. */
export async function attackObjects(hall, tally, known) {
  const people = await peopleOf(hall);
  const things = await thingsOf(hall, people);
  await swaps(hall, tally, people, things);
  await sessions(hall, tally, people);
  known.push(...Object.values(people).filter((person) => person !== people.stranger));
}
