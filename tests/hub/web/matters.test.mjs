import assert from 'node:assert/strict';
import test from 'node:test';

import { matterOf, pagesOf, paperOf } from '../../../hub/web/src/access/api.js';
import * as matters from '../../../hub/web/src/matters/matters.js';

const at = (text) => Date.parse(`${text}+08:00`);
const number = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
// A Thursday before 中秋 (25 to 27): the next working day is the 28th.
const clock = (now) => ({ now_ms: at(now), utc_offset_minutes: 480, working_days: ['2026-09-23', '2026-09-24', '2026-09-28', '2026-09-29'].map(number) });
const row = (values) => ({ state: 'handling', due_ms: null, owner: '1001', holder: '1002', about: '', unit: '', ...values });

test('an address names the list, the board or one matter, and a paper to be checked', () => {
  assert.deepEqual(matterOf('matters'), { page: 'list', id: null });
  assert.deepEqual(matterOf('matters/12'), { page: 'file', id: 12 });
  assert.deepEqual(matterOf('matters/board'), { page: 'board', id: null });
  assert.equal(matterOf('matters/x'), null);
  assert.equal(paperOf('check'), '');
  assert.equal(paperOf('check/ABCD2345WXYZ'), 'ABCD2345WXYZ');
  assert.equal(paperOf('cases'), null);
});

test('whoever works in the hall has the page; a screen on the wall has not', () => {
  for (const role of ['guide', 'window_staff', 'back_office', 'unit_head', 'duty_manager', 'hall_manager', 'inspector', 'leader']) {
    assert.ok(pagesOf([role]).includes('matters'), role);
  }
  for (const role of ['wall', 'system_admin', 'security_admin', 'audit_admin']) assert.ok(!pagesOf([role]).includes('matters'), role);
});

test('lists of the whole hall are for those who supervise', () => {
  assert.deepEqual(matters.viewsOf(['guide']), ['mine', 'handed', 'nearing', 'owned']);
  assert.deepEqual(matters.viewsOf(['unit_head']), ['mine', 'handed', 'nearing', 'owned', 'unit']);
  assert.ok(matters.viewsOf(['duty_manager']).includes('unclaimed'));
  assert.equal(matters.firstView(['duty_manager']), 'unclaimed');
  assert.equal(matters.firstView(['inspector']), 'late');
  assert.equal(matters.firstView(['window_staff']), 'mine');
});

test('what is left is told in working days, and on the last day in hours and minutes', () => {
  const left = (due, now, values = {}) => matters.leftOf(row({ due_ms: at(due), ...values }), clock(now));
  assert.deepEqual(left('2026-09-28T17:30:00', '2026-09-24T10:00:00'), { unit: 'days', amount: 1, late: false }, 'over the holiday');
  assert.deepEqual(left('2026-09-24T17:30:00', '2026-09-24T10:00:00'), { unit: 'hours', amount: 7, late: false });
  assert.deepEqual(left('2026-09-24T10:30:00', '2026-09-24T10:00:30'), { unit: 'minutes', amount: 30, late: false });
  assert.deepEqual(left('2026-09-24T09:30:00', '2026-09-24T10:00:00'), { unit: 'minutes', amount: 30, late: true });
  assert.deepEqual(left('2026-09-24T09:30:00', '2026-09-28T10:00:00'), { unit: 'days', amount: 1, late: true });
  assert.equal(left('2026-09-24T17:30:00', '2026-09-24T10:00:00', { state: 'waiting' }), null, 'the clock stands');
  assert.equal(matters.leftOf(row({}), clock('2026-09-24T10:00:00')), null, 'no limit');
});

test('it is never offered to whom it is about, and first of all to the head of the unit', () => {
  const colleagues = [
    { number: '1001', name: '李敏', roles: ['window_staff'] },
    { number: '1002', name: '张伟', roles: ['window_staff'] },
    { number: '1003', name: '陈芳', roles: ['window_staff'] },
    { number: '3301', name: '周强', roles: ['unit_head'] },
    { number: '1009', name: '只在名册', roles: [] },
    { number: '6001', name: '大屏', roles: ['wall'] },
  ];
  const duties = [{ number: '3301', unit: '市场监管局' }, { number: '1003', unit: '市场监管局' }];
  const found = matters.receiversOf(row({ about: '1001', holder: '1002', unit: '市场监管局' }), colleagues, duties);
  assert.deepEqual(found.map((each) => each.number), ['3301', '1003']);
});

test('a step is sent with what its form wants, and with nothing else', () => {
  const form = { ...matters.emptyForm(), to: '1003', words: ' 已\n说明 ', satisfied: false, lawful: true, target: '区医保局' };
  assert.deepEqual(matters.stepBody('offer', form), { step: 'offer', to: '1003' });
  assert.deepEqual(matters.stepBody('answer', form), { step: 'answer', words: '已 说明' });
  assert.deepEqual(matters.stepBody('call_back', form), { step: 'call_back', result: 'reached', satisfied: false, words: '已 说明' });
  assert.deepEqual(matters.stepBody('verify', form), { step: 'verify', result: 'reached', satisfied: false, lawful: true, words: '已 说明' });
  assert.deepEqual(matters.stepBody('verify', { ...form, result: 'no_contact' }), { step: 'verify', result: 'no_contact', words: '已 说明' });
  assert.deepEqual(matters.stepBody('close', { ...form, words: '' }), { step: 'close', outcome: 'solved' });
  assert.deepEqual(matters.stepBody('close', { ...form, outcome: 'referred', words: '' }), { step: 'close', outcome: 'referred', target: '区医保局' });
  assert.deepEqual(matters.stepBody('accept', form), { step: 'accept' });
});

test('a form is ready when what the hall wants is there', () => {
  const form = matters.emptyForm();
  assert.ok(!matters.isReady('offer', form));
  assert.ok(!matters.isReady('answer', form));
  assert.ok(!matters.isReady('verify', form), 'satisfied or not');
  assert.ok(matters.isReady('verify', { ...form, result: 'no_contact' }));
  assert.ok(!matters.isReady('close', { ...form, outcome: 'not_ours' }), 'nobody is sent away without saying where');
  assert.ok(matters.isReady('close', form));
  assert.ok(matters.isReady('chase', form));
});

test('a matter is opened with what is known, and a name only with its telephone', () => {
  const form = { kind: 'first_inquiry', channel: 'phone', at_once: 'take_in', window: '', about: '', unit: '', ticket: '', words: '', name: '', phone: '' };
  assert.deepEqual(matters.openBody(form), { kind: 'first_inquiry', channel: 'phone', at_once: 'take_in' });
  assert.deepEqual(matters.openBody({ ...form, kind: 'complaint', words: ' 态度不好 ', window: '3', name: '张三', phone: '000-0000' }), {
    kind: 'complaint', channel: 'phone', words: '态度不好', window: 3, applicant: { kind: 'person', name: '张三', phone: '000-0000' },
  });
});

test('the timeline begins with the newest, and says who', () => {
  const moments = [
    { seq: 1, at_ms: 1, actor: 'user:3001', kind: 'matter_opened(1)', body: {} },
    { seq: 2, at_ms: 2, actor: 'hub', kind: 'matter_carded(1)', body: { rung: 1 } },
    { seq: 3, at_ms: 3, actor: 'user:1002', kind: 'matter_accepted(1)', body: { by: '1003' } },
  ];
  assert.deepEqual(matters.timelineOf(moments).map((each) => [each.name, each.by]), [['matter_accepted', '1003'], ['matter_carded', ''], ['matter_opened', '3001']]);
});

test('what was verified about somebody leads to a letter, for whoever may draft one', () => {
  const file = { state: 'over', about: '1001', outcome: 'solved' };
  assert.ok(matters.mayPropose(file, ['inspector']));
  assert.ok(!matters.mayPropose(file, ['duty_manager']));
  assert.ok(!matters.mayPropose({ ...file, about: '' }, ['inspector']));
  assert.ok(!matters.mayPropose({ ...file, outcome: 'explained' }, ['inspector']), 'there was nothing in it');
  assert.ok(!matters.mayPropose({ ...file, state: 'called_back' }, ['inspector']), 'it is not verified yet');
});

test('a written answer to a card wants its reason and a day', () => {
  const form = { ...matters.emptyForm(), words: ' 等外单位\n复函 ' };
  assert.ok(!matters.isReady('reply', form));
  form.done_by = '2026-05-20';
  assert.ok(matters.isReady('reply', form));
  assert.ok(!matters.isReady('reply', { ...form, words: ' ' }));
  assert.deepEqual(matters.stepBody('reply', form), { step: 'reply', done_by: '2026-05-20', words: '等外单位 复函' });
});
