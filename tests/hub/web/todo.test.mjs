import assert from 'node:assert/strict';
import test from 'node:test';

import { AWAY_MS, hasTodo, LATEST_MS, newsOf, nextWait, SOONEST_MS, sumOf, watchTodo } from '../../../hub/web/src/access/todo.js';
import zh from '../../../hub/web/src/text/zh.js';

const counts = (handed = 0, soon = 0, late = 0) => ({ handed, soon, late });
const todo = (matters, cases = counts()) => ({ matters, cases, rows: [], now_ms: 1 });

test('staff are told of what waits; a wall and a door are not', () => {
  assert.ok(hasTodo({ signed_in: true, roles: ['window_staff'] }));
  assert.ok(!hasTodo({ signed_in: true, roles: ['wall'] }));
  assert.ok(!hasTodo({ signed_in: false, roles: [] }));
  assert.ok(!hasTodo(null));
});

test('what is new is said once: more to sign for, more that is late', () => {
  assert.equal(sumOf(todo(counts(1, 2, 3), counts(4, 0, 0))), 10);
  assert.equal(sumOf(null), 0);
  assert.equal(newsOf(null, todo(counts(5))), null, 'what was there before the page says nothing');
  assert.deepEqual(newsOf(todo(counts(1)), todo(counts(3, 0, 1))), { handed: 2, late: 1, unclaimed: 0, ratings: 0 });
  assert.equal(newsOf(todo(counts(3)), todo(counts(1, 4))), null);
});

test('an appeal to decide on waits like the rest, and a late one is said to be late', () => {
  const with_ = (waiting, late) => ({ ...todo(counts(1)), reports: 1, appeals: { waiting, late } });
  assert.equal(sumOf(with_(2, 1)), 4, 'one that is late is one of those that wait');
  assert.deepEqual(newsOf(with_(1, 0), with_(2, 1)), { handed: 1, late: 1, unclaimed: 0, ratings: 0 });
});

test('what is nobody\'s yet, and bad ratings of a unit, wait for whoever leads and are said by name', () => {
  const with_ = (unclaimed, ratings) => ({ ...todo(counts()), unclaimed, ratings });
  const none = { waiting: 0, late: 0 };
  assert.equal(sumOf(with_({ waiting: 2, late: 1 }, { waiting: 3, late: 0 })), 5);
  const news = newsOf(with_(none, none), with_({ waiting: 2, late: 1 }, { waiting: 3, late: 0 }));
  assert.deepEqual(news, { handed: 0, late: 1, unclaimed: 2, ratings: 3 });
  assert.equal(zh.todo.news(news), '新增 2 件待认领，本单位新增 3 件差评，新增 1 件超期');
  assert.equal(newsOf(with_({ waiting: 2, late: 0 }, none), with_({ waiting: 1, late: 0 }, none)), null);
});

test('promised materials wait as their day comes', () => {
  const with_ = (soon, today, hall) => ({ ...todo(counts(1)), promises: { soon, today, hall } });
  assert.equal(sumOf(with_(1, 1, 1)), 4);
  assert.deepEqual(newsOf(with_(0, 0, 0), with_(1, 0, 0)), { handed: 0, late: 0, unclaimed: 0, ratings: 0, promised: 1 });
  assert.deepEqual(newsOf(with_(1, 0, 0), with_(0, 1, 0)), { handed: 0, late: 0, unclaimed: 0, ratings: 0, due: 1 }, 'its day has come');
  assert.equal(newsOf(with_(1, 1, 0), with_(0, 1, 0)), null, 'papers came');
});

test('it asks slower while nothing changes, and much slower while nobody answers', () => {
  let wait = SOONEST_MS;
  for (let i = 0; i < 20; i++) wait = nextWait(wait, { answered: true, changed: false });
  assert.equal(wait, LATEST_MS);
  assert.equal(nextWait(wait, { answered: true, changed: true }), SOONEST_MS);
  for (let i = 0; i < 20; i++) wait = nextWait(wait, { answered: false, changed: false });
  assert.equal(wait, AWAY_MS);
});

test('a hidden page asks nothing, and asks at once when it is seen again', async () => {
  const page = new EventTarget();
  page.hidden = false;
  const answers = [todo(counts()), todo(counts()), todo(counts(1))];
  let asked = 0;
  const timers = [];
  const told = [];
  const settle = () => new Promise((done) => setImmediate(done));
  const end = watchTodo((now, news) => told.push([now.matters.handed, news]), {
    page,
    fetcher: async () => ({ ok: true, value: answers[Math.min(asked++, answers.length - 1)] }),
    later: (deed, wait) => timers.push({ deed, wait }),
    never: () => {},
  });
  await settle();
  assert.deepEqual(told, [[0, null]]);
  timers[0].deed();
  await settle();
  assert.equal(told.length, 1, 'the same again is not told');
  page.hidden = true;
  timers[1].deed();
  await settle();
  assert.equal(asked, 2);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await settle();
  assert.deepEqual(told[1], [1, { handed: 1, late: 0, unclaimed: 0, ratings: 0 }]);
  assert.equal(timers.at(-1).wait, SOONEST_MS);
  end();
  timers.at(-1).deed();
  await settle();
  assert.equal(asked, 3);
});
