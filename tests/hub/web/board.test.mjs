import assert from 'node:assert/strict';
import test from 'node:test';

import { applyDelta, badRatings, doing } from '../../../hub/web/src/live/board.js';
import { ageOf, hourMinute, hourMinuteSecond } from '../../../hub/web/src/live/clock.js';

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
const board = { hall: 'h', seq: 7, at_ms: 0, day: 'd', today: {}, windows: [windowOf(1), windowOf(2)] };

test('a difference replaces the windows that changed and keeps the others', () => {
  const next = applyDelta(board, {
    base: 7,
    seq: 9,
    at_ms: 5,
    day: 'e',
    today: { rated: 1 },
    windows: [windowOf(2, { visit: 'A001' })],
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

test('a difference to another state is not applied', () => {
  assert.equal(applyDelta(board, { base: 6, seq: 8, windows: [] }), null);
  assert.equal(applyDelta(null, { base: 6, seq: 8, windows: [] }), null);
});

const morning = Date.UTC(2026, 4, 9, 1, 0); // 09:00 at +08:00
const rating = (service, level, minutes) => ({ service, level, at_ms: morning + minutes * 60_000 });
const boardOf = (windows, day = '2026-05-09') => ({ day, utc_offset_minutes: 480, windows });
const places = (rows) => rows.map((row) => [row.window, row.service]);

test('bad ratings come newest first, from all windows', () => {
  const windows = [
    windowOf(1, { recent: [rating(9, 5, 90), rating(3, 2, 30)] }),
    windowOf(2, { recent: [rating(8, 1, 80), rating(5, 3, 50), rating(4, 2, 30)] }),
  ];
  assert.deepEqual(places(badRatings([], boardOf(windows))), [
    [2, 8],
    [2, 4],
    [1, 3],
  ]);
});

test('a bad rating stays listed when its window has newer ratings', () => {
  const seen = badRatings([], boardOf([windowOf(1, { recent: [rating(3, 2, 30)] })]));
  const later = boardOf([windowOf(1, { recent: [rating(9, 5, 90)] })]);
  assert.deepEqual(places(badRatings(seen, later)), [[1, 3]]);
  assert.equal(badRatings(seen, boardOf([windowOf(1)], '2026-05-10')).length, 0, 'until the day changes');
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
