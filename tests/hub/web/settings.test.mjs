import assert from 'node:assert/strict';
import test from 'node:test';

import { cropOf } from '../../../hub/web/src/settings/photo.js';
import {
  dayRanges, describe, groupNames, localText, millisOf, newDevices, spansOf, spansText, unservedGroups,
} from '../../../hub/web/src/settings/settings.js';
import zh from '../../../hub/web/src/text/settings_zh.js';

const window = (number, evaluator, groups = []) => ({ number, zone: 'A', device: 'win-01', evaluator, groups });
const GROUPS = [
  { id: 'qykb', letter: 'A', name: { zh: '企业开办', en: 'Business' } },
  { id: 'sb', letter: 'B', name: { zh: '社保', en: '' } },
];

test('hours are read as people write them, and nothing else is', () => {
  const day = [{ from: 540, until: 720 }, { from: 810, until: 1020 }];
  assert.deepEqual(spansOf('9:00-12:00 13:30-17:00'), day);
  assert.deepEqual(spansOf(' 09：00–12：00，13:30~17:00 '), day);
  assert.equal(spansText(day), '09:00-12:00 13:30-17:00');
  assert.deepEqual(spansOf(''), []);
  for (const wrong of ['9-12', '12:00-09:00', '09:00-12:00 11:00-13:00', '09:60-12:00', '09:00-25:00', 'closed']) {
    assert.equal(spansOf(wrong), undefined, wrong);
  }
});

test('a change is told by what it changes', () => {
  const moved = { kind: 'window', number: 3, before: window(3, 'ev-0003'), after: { ...window(3, 'ev-0042'), zone: 'B' } };
  assert.deepEqual(describe(moved, zh, {}), ['3号窗口区域：A → B', '3号窗口评价器：ev-0003 → ev-0042']);
  const card = (name, photo = null) => ({ name, photo });
  const staff = (before, after) => describe({ kind: 'staff', number: '1001', before, after }, zh, {});
  assert.deepEqual(staff(card('李敏'), null), ['李敏（1001） 离岗']);
  assert.deepEqual(staff(card('李敏'), card('李敏敏')), ['工号 1001 姓名：李敏 → 李敏敏']);
  assert.deepEqual(staff(card('李敏'), card('李敏', 'x')), ['李敏（1001） 放上照片']);
  assert.deepEqual(staff(card('李敏', 'x'), card('李敏', 'y')), ['李敏（1001） 换照片']);
  assert.deepEqual(staff(card('李敏', 'x'), card('李敏')), ['李敏（1001） 撤下照片']);
});

test('services of a window are told by name, none chosen as all', () => {
  const names = groupNames({ groups: GROUPS }, 'zh-CN');
  const change = { kind: 'window', number: 3, before: window(3, ''), after: window(3, '', ['qykb', 'sb']) };
  assert.deepEqual(describe(change, zh, {}, names), ['3号窗口受理业务：全部业务 → A 企业开办、B 社保']);
  assert.deepEqual(groupNames({ groups: GROUPS }, 'en'), { qykb: 'A Business', sb: 'B 社保' });
});

test('a service that no window has is noticed', () => {
  const ids = (windows) => unservedGroups({ groups: GROUPS, windows }).map(({ id }) => id);
  assert.deepEqual(ids([window(1, ''), window(2, '', ['sb'])]), []);
  assert.deepEqual(ids([window(1, '', ['sb']), window(2, '', ['sb'])]), ['qykb']);
});

test('a photo is cut upright from its middle, a little above it', () => {
  assert.deepEqual(cropOf(240, 320), { x: 0, y: 0, width: 240, height: 320 });
  assert.deepEqual(cropOf(1600, 1200), { x: 350, y: 0, width: 900, height: 1200 });
  assert.deepEqual(cropOf(600, 1400), { x: 0, y: 200, width: 600, height: 800 });
});

test('a new device is offered to the windows of its host, those without device first', () => {
  const settings = {
    windows: [window(1, 'ev-0001'), window(3, 'ev-0003'), { ...window(5, 'ev-0005'), device: 'win-02' }],
    evaluators: [
      { evaluator: 'ev-0001', device: 'win-01', online: true, window: 1 },
      { evaluator: 'ev-0003', device: '', online: false, window: 3 },
      { evaluator: 'ev-0042', device: 'win-01', online: true, window: null },
      { evaluator: 'ev-0043', device: '', online: false, window: null },
    ],
  };
  const [device, ...others] = newDevices(settings);
  assert.equal(others.length, 0);
  assert.deepEqual(device.windows.map(({ number }) => number), [3, 1]);
});

test('times are those of the hall, whatever clock the browser has', () => {
  const ms = Date.UTC(2026, 10, 30, 16, 0);
  assert.equal(localText(ms, 480), '2026-12-01 00:00');
  assert.equal(millisOf(localText(ms, 480, 'T'), 480), ms);
});

test('days that follow each other are told as one', () => {
  const day = (date, isOffDay) => ({ date, isOffDay });
  const days = [day('2026-01-01', true), day('2026-01-02', true), day('2026-01-04', false), day('2026-04-04', true)];
  assert.deepEqual(dayRanges(days, true), ['1/1–1/2', '4/4']);
  assert.deepEqual(dayRanges(days, false), ['1/4']);
});
