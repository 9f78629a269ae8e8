import assert from 'node:assert/strict';
import test from 'node:test';

import { inOrder, openCount, whatOf, whereOf } from '../../../hub/web/src/live/alarms.js';
import { applyDelta, doing, isAway, waitingAt } from '../../../hub/web/src/live/board.js';
import { ageOf, hourMinute, hourMinuteSecond } from '../../../hub/web/src/live/clock.js';
import en from '../../../hub/web/src/text/en.js';
import zh from '../../../hub/web/src/text/zh.js';

const windowOf = (number, change = {}) => ({
  number,
  zone: 'A',
  staff_number: '1001',
  staff_name: '',
  visit: '',
  serving_since_ms: null,
  recent: [],
  ...change,
});
const board = { hall: 'h', seq: 7, at_ms: 0, day: 'd', today: {}, alarms: [], windows: [windowOf(1), windowOf(2)] };

test('a difference replaces the windows that changed and keeps the others', () => {
  const next = applyDelta(board, {
    base: 7,
    seq: 9,
    at_ms: 5,
    day: 'e',
    today: { rated: 1 },
    windows: [windowOf(2, { visit: 'A001' })],
    alarms: [],
    ended_alarms: [],
  });
  assert.equal(next.seq, 9);
  assert.equal(next.at_ms, 5);
  assert.equal(next.day, 'e');
  assert.equal(next.hall, 'h');
  assert.deepEqual(next.today, { rated: 1 });
  assert.equal(next.windows[0], board.windows[0]);
  assert.equal(next.windows[1].visit, 'A001');
  assert.equal(board.seq, 7);
});

test('a window waits for all lines it serves, and a difference without lines keeps them', () => {
  const lines = [{ group: 'a', waiting: 3 }, { group: 'b', waiting: 2 }, { group: 'z', waiting: 9 }];
  const window = windowOf(1, { groups: ['a', 'b'] });
  assert.equal(waitingAt(window, lines), 5);
  assert.equal(waitingAt(window, []), null);
  const delta = { base: 7, seq: 8, windows: [], lines: null, alarms: [], ended_alarms: [] };
  assert.equal(applyDelta({ ...board, lines }, delta).lines, lines);
  const fewer = [{ group: 'a', waiting: 1 }];
  assert.equal(applyDelta({ ...board, lines }, { ...delta, lines: fewer }).lines, fewer);
});

test('a difference to another state is not applied', () => {
  assert.equal(applyDelta(board, { base: 6, seq: 8, windows: [] }), null);
  assert.equal(applyDelta(null, { base: 6, seq: 8, windows: [] }), null);
});

const alarm = (id, change = {}) => ({ id, kind: 'bad_rating', windows: [1], level: 1, acknowledged: null, ...change });
const withAlarms = (...alarms) => ({ ...board, alarms });
const deltaOf = (alarms, ended_alarms = []) => ({ base: 7, seq: 8, windows: [], alarms, ended_alarms });

test('alarms come, change and end with a difference', () => {
  const taken = alarm(5, { acknowledged: { by: '2001', name: '', at_ms: 0 } });
  const next = applyDelta(withAlarms(alarm(3), alarm(5)), deltaOf([taken, alarm(9)], [3]));
  assert.deepEqual(
    next.alarms.map((each) => [each.id, each.acknowledged?.by]),
    [
      [5, '2001'],
      [9, undefined],
    ],
  );
  assert.equal(openCount(next.alarms), 1);
});

test('a difference without alarms keeps them as they are', () => {
  const before = withAlarms(alarm(3));
  assert.equal(applyDelta(before, deltaOf([])).alarms, before.alarms);
});

test('what nobody looks after stands above, the newest first', () => {
  const taken = { acknowledged: { by: '2001', name: '', at_ms: 0 } };
  const away = alarm(5, { kind: 'device_away' });
  const rows = inOrder([alarm(1), alarm(2, taken), alarm(3), alarm(4, taken), away]);
  assert.deepEqual(
    rows.map((each) => each.id),
    [3, 1, 5, 4, 2],
    'and a visitor before a device',
  );
});

test('an alarm is told in words of both languages', () => {
  for (const text of [zh, en]) {
    for (const [kind, change] of Object.entries({
      bad_rating: {},
      device_away: {},
      key_stuck: { keys: [1, 3] },
      terminal_away: { source: 'win-01' },
      help: {},
      hold_overran: { source: 'A007' },
    })) {
      const one = alarm(1, { kind, ...change });
      assert.ok(whatOf(one, text).length > 3, kind);
      assert.match(whereOf(one, text), /1/);
    }
    const missing = alarm(1, { kind: 'calendar_missing', source: '', windows: [], year: 2027 });
    assert.match(whatOf(missing, text), /2027/);
    assert.equal(whereOf(missing, text), '');
    assert.notEqual(
      whatOf(alarm(1, { kind: 'terminal_away', source: 'x', windows: [] }), text),
      whatOf(alarm(1, { kind: 'terminal_away', source: 'x' }), text),
      'a kiosk is no window host',
    );
  }
  assert.equal(whatOf(alarm(1), zh), '差评 · 非常不满意');
  assert.equal(whereOf(alarm(1, { windows: [3, 4] }), zh), '3、4号窗口');
});

test('a device that was there and is gone is away; one never seen is not', () => {
  const away = (device) => isAway(windowOf(1, { device }));
  assert.deepEqual(['online', 'offline', 'detached', 'never'].map(away), [false, true, true, false]);
});

test('a window serves even when the visit has no number', () => {
  assert.equal(doing(windowOf(1, { serving_since_ms: 0 })), 'serving');
  assert.equal(doing(windowOf(1)), 'idle');
  assert.equal(doing(windowOf(1, { staff_number: '' })), 'nobody');
});

test("clocks show the hall's time, whatever the browser's zone", () => {
  const half_past_nine = Date.UTC(2026, 4, 9, 1, 30, 5);
  assert.equal(hourMinute(half_past_nine, 480), '09:30');
  assert.equal(hourMinuteSecond(half_past_nine, 480), '09:30:05');
  assert.equal(hourMinute(half_past_nine, 0), '01:30');
});

test('the age of data is told in seconds, then minutes', () => {
  assert.deepEqual(ageOf(1000, 1400), { unit: 'now', n: 0 });
  assert.deepEqual(ageOf(1000, 4000), { unit: 'seconds', n: 3 });
  assert.deepEqual(ageOf(0, 125_000), { unit: 'minutes', n: 2 });
  assert.deepEqual(ageOf(2000, 1000), { unit: 'now', n: 0 });
});
