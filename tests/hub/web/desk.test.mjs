import assert from 'node:assert/strict';
import test from 'node:test';

import * as desk from '../../../hub/web/src/desk/desk.js';
import { DeskLink } from '../../../hub/web/src/desk/link.js';
import * as groups from '../../../hub/web/src/groups/groups.js';

const RULES = { most_calls: 3, least_calls: 3, spacing_ms: 20_000, hold_limit_ms: 1_800_000 };
const NOW = 1_000_000;
const free = {
  number: 1, staff: { number: '1001', name: '李敏' }, pause: null, service: null, ticket: null, rules: RULES,
  waiting_count: 2, numbers: true, missed: [], windows: [], asked_until_ms: null,
};
const called = (calls, since_ms) => ({ ...free, ticket: { no: 'A001', calls, since_ms } });
const serving = { ...called(1, 0), service: { id: 7, visit: 'A001', opened_ms: 0 } };

test('a free window may call, serve without a number and go on a break, and nothing else', () => {
  const actions = desk.actionsOf(free, NOW, true);
  const may = Object.keys(actions).filter((action) => !actions[action].why);
  assert.deepEqual(may, ['next', 'direct', 'issue', 'pause']);
  assert.deepEqual(desk.actionsOf({ ...free, waiting_count: 0 }, NOW, true).next, { why: 'nobody' });
});

test('a number is missed after three calls and twenty seconds, and the desk says what is lacking', () => {
  const at = (calls, since_ms) => desk.actionsOf(called(calls, since_ms), NOW, true);
  assert.deepEqual(at(1, NOW - 1000).miss, { why: 'callsMissing', n: 2 });
  assert.deepEqual(at(1, NOW - 7500).recall, { why: 'soon', n: 13 });
  assert.deepEqual(at(2, NOW - 20_000).recall, {});
  assert.deepEqual(at(3, NOW - 19_999).miss, { why: 'soon', n: 1 });
  assert.deepEqual(at(3, NOW - 20_000).miss, {});
  assert.deepEqual(at(3, NOW - 20_000).recall, { why: 'callsUsed' });
});

test('whoever is called has arrived with the first key of work', () => {
  const actions = desk.actionsOf(called(1, NOW), NOW, true);
  assert.deepEqual([actions.end, actions.hold, actions.transfer, actions.arrive], [{}, {}, {}, {}]);
  assert.deepEqual(desk.arrivalOf(called(1, NOW)), { path: 'service', body: { visit: 'A001' } });
  assert.equal(desk.arrivalOf(serving), null);
  assert.deepEqual(desk.actionsOf(serving, NOW, true).next, { why: 'serving' });
  assert.deepEqual(desk.actionsOf({ ...serving, ticket: null }, NOW, true).hold, { why: 'noNumber' });
});

test('on a break one comes back and does nothing else', () => {
  const paused = { ...free, pause: { reason: 'meal', since_ms: 0 } };
  const actions = desk.actionsOf(paused, NOW, true);
  assert.deepEqual(Object.keys(actions).filter((action) => !actions[action].why), ['issue', 'pause']);
});

test('without a link nothing may be done', () => {
  for (const state of Object.values(desk.actionsOf(free, NOW, false))) assert.deepEqual(state, { why: 'lost' });
});

test('a page without the seat does nothing, and says that it must ask for it', () => {
  assert.equal(desk.hasSeat({ seat: '' }, 'a'), true);
  assert.equal(desk.hasSeat({ seat: 'a' }, 'a'), true);
  assert.equal(desk.hasSeat({ seat: 'b' }, 'a'), false);
  for (const state of Object.values(desk.actionsOf(free, NOW, true, false))) assert.deepEqual(state, { why: 'seat' });
});

test('what is on hold says when it goes back into the line', () => {
  const left = (minutes) => desk.holdLeft(free, { since_ms: NOW - minutes * 60_000 }, NOW);
  assert.deepEqual([left(0), left(29.5), left(31)], [30, 1, 0]);
});

test('a call for help is shown until it is answered, and ten minutes more', () => {
  const help = (acknowledged_ms) => ({ ...free, help: { since_ms: NOW, acknowledged_ms } });
  assert.equal(desk.helpStep(free, NOW), 'none');
  assert.equal(desk.helpStep(help(null), NOW), 'waiting');
  assert.equal(desk.helpStep(help(NOW), NOW + desk.HELP_SHOWN_MS - 1), 'answered');
  assert.equal(desk.helpStep(help(NOW), NOW + desk.HELP_SHOWN_MS), 'none');
});

test('digits of both blocks of keys act, alone and once', () => {
  const press = (code, more) => desk.actionOf({ code, ...more });
  assert.equal(press('Digit1'), 'next');
  assert.equal(press('Numpad3'), 'end');
  assert.equal(press('KeyN'), undefined);
  assert.equal(press('Digit1', { ctrlKey: true }), undefined);
  assert.equal(press('Digit1', { repeat: true }), undefined);
  assert.equal(new Set(Object.values(desk.KEYS)).size, Object.keys(desk.KEYS).length);
});

test('of the rating step a desk knows its end alone', () => {
  assert.equal(desk.ratingStep(free, NOW), 'none');
  assert.equal(desk.ratingStep({ ...free, asked_until_ms: NOW + 1 }, NOW), 'open');
  assert.equal(desk.ratingStep({ ...free, asked_until_ms: NOW }, NOW), 'over');
});

test('five minutes without a key ask whether somebody is there, but not during work or a break', () => {
  assert.equal(desk.asksPresence(free, 0, desk.IDLE_MS - 1), false);
  assert.equal(desk.asksPresence(free, 0, desk.IDLE_MS), true);
  assert.equal(desk.asksPresence(serving, 0, desk.IDLE_MS), false);
  assert.equal(desk.asksPresence({ ...free, pause: { reason: 'meal' } }, 0, desk.IDLE_MS), false);
});

test('missed numbers are offered until their half of the day ends, the newest first', () => {
  const missed = [{ no: 'A001', until_ms: NOW }, { no: 'A002', until_ms: NOW + 1 }, { no: 'A003', until_ms: NOW + 1 }];
  assert.deepEqual(desk.returnable({ missed }, NOW).map((each) => each.no), ['A003', 'A002']);
});

test('a number is read from its barcode or typed, and only one of today comes back', () => {
  assert.deepEqual(desk.scannedNumber('A00120260509', '2026-05-09'), { no: 'A001' });
  assert.deepEqual(desk.scannedNumber(' a001 ', '2026-05-09'), { no: 'A001' });
  assert.deepEqual(desk.scannedNumber('A00120260508', '2026-05-09'), { fault: 'otherDay' });
  for (const other of ['', '001', 'AA01', 'A0012', '6901234567892']) assert.deepEqual(desk.scannedNumber(other, ''), { fault: 'noNumber' });
});

test("the hub's time goes on between two signs of life", () => {
  let now = 100;
  const source = { listeners: {}, addEventListener: (name, hear) => (source.listeners[name] = hear), close() {} };
  const link = new DeskLink({ open: () => source, now: () => now, changed() {} });
  assert.equal(link.hubNow(), null);
  source.listeners.ping({ data: '{"now_ms":5000}' });
  now = 400;
  assert.equal(link.hubNow(), 5300);
});

test('who waits half an hour and more is told, the longest first', () => {
  const wait = (no, minutes) => ({ id: no, no, group: 'a', issued_ms: NOW - minutes * 60_000 });
  const lines = [{ id: 'a', longest: [wait('A001', 31), wait('A002', 29)] }, { id: 'z', longest: [wait('F001', 46)] }];
  assert.deepEqual(groups.tooLong(lines, NOW).map((each) => each.no), ['F001', 'A001']);
  assert.equal(groups.longestWait(lines[0], NOW), 31);
  assert.equal(groups.longestWait({ longest: [] }, NOW), null);
  assert.deepEqual([null, 29, 30, 44, 45].map(groups.urgencyOf), ['calm', 'calm', 'long', 'long', 'very_long']);
});

test('of the windows that could serve a group the readiest is named first', () => {
  const at = (number, more) => ({ number, groups: ['z'], staff: { number: '1001' }, pause: null, busy: false, ...more });
  const windows = [at(1, { groups: ['a', 'z'] }), at(2, { staff: null }), at(3, { busy: true }), at(4, { pause: {} }), at(5)];
  const { open, close } = groups.choicesFor(windows, 'a');
  assert.deepEqual(open.map((each) => each.number), [5, 3, 4, 2]);
  assert.deepEqual(close.map((each) => each.number), [1]);
});

test('a window counts as open for a group while somebody serves there without a break', () => {
  const window = (number, more) => ({ number, staff: { number: '1' }, pause: null, busy: false, groups: ['a'], ...more });
  const all = [window(1), window(2, { staff: null }), window(3, { pause: {} }), window(4, { groups: ['z'] })];
  assert.deepEqual(groups.openFor(all, 'a'), [1]);
  assert.deepEqual(all.map(groups.doingAt), ['free', 'nobody', 'paused', 'free']);
});
