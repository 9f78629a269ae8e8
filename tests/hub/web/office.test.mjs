import assert from 'node:assert/strict';
import test from 'node:test';

import * as office from '../../../hub/web/src/office/office.js';

const DAY_MS = 86_400_000;
const at = (text) => Date.parse(`${text}+08:00`);
const number = (day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
// 2026-09-24 (Thursday) and around: 中秋 25 to 27, the 20th and 28th to 30th are worked, 国庆 1 to 7.
const clock = (now) => ({
  now_ms: at(now),
  utc_offset_minutes: 480,
  working_days: ['2026-09-22', '2026-09-23', '2026-09-24', '2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'].map(number),
});

test('days left are working days, and a holiday counts for nothing', () => {
  const left = (due, now) => office.daysLeft(at(due), clock(now));
  assert.equal(left('2026-09-28T17:30:00', '2026-09-24T10:00:00'), 1);
  assert.equal(left('2026-10-08T17:30:00', '2026-09-30T10:00:00'), 1);
  assert.equal(left('2026-10-08T17:30:00', '2026-10-08T09:00:00'), 0, 'due today');
  assert.equal(left('2026-09-24T17:30:00', '2026-09-24T18:00:00'), -0, 'late, and no working day has passed since');
  assert.equal(left('2026-09-24T17:30:00', '2026-10-08T09:00:00'), -4);
  assert.equal(left('2026-09-25T00:00:00', '2026-09-24T10:00:00'), 0, 'midnight ends the day before it');
  assert.equal(office.daysLeft(null, clock('2026-09-24T10:00:00')), null);
});

test('a due date says its hour unless it is midnight', () => {
  const { dueOf } = office;
  assert.deepEqual(dueOf(at('2026-09-24T17:30:00'), clock('2026-09-24T10:00:00')), { day: '2026-09-24', hour: '17:30' });
  assert.deepEqual(dueOf(at('2026-09-25T00:00:00'), clock('2026-09-24T10:00:00')), { day: '2026-09-24', hour: '' });
});

const colleagues = [
  { number: '1001', name: '李敏', staff: 1, roles: ['window_staff'] },
  { number: '4001', name: '赵刚', staff: 0, roles: ['back_office'] },
  { number: '4002', name: '周立', staff: 0, roles: ['back_office'] },
];

test('papers go from whoever has them to whoever takes them', () => {
  const can = (state, holder, number) =>
    office.canHandOver({ state, holder }, colleagues.find((each) => each.number === number));
  assert.ok(can('accepted', '', '1001'));
  assert.ok(!can('accepted', '', '4001'), 'they lie at the window');
  assert.ok(can('review', '4001', '4001'));
  assert.ok(!can('review', '4001', '4002'));
  assert.ok(!can('received', '', '1001'));
  const to = (rows, number) => office.receiversOf(rows, colleagues, number).map((each) => each.number);
  assert.deepEqual(to([{ state: 'accepted' }], '1001'), ['4001', '4002']);
  assert.deepEqual(to([{ state: 'review' }], '4001'), ['4002'], 'never to oneself');
  assert.deepEqual(to([{ state: 'approved' }], '4001'), ['1001']);
  assert.deepEqual(to([{ state: 'accepted' }, { state: 'approved' }], '4001'), [], 'not both at once');
  assert.equal(office.responsibleFor({ holder: '4001', staff: 1 }, colleagues).name, '赵刚');
  assert.equal(office.responsibleFor({ holder: '', staff: 1 }, colleagues).name, '李敏');
  assert.equal(office.responsibleFor({ holder: '9999', staff: 1 }, colleagues).number, '9999');
});

const moment = (kind, body, actor = 'user:1001') => ({ seq: 1, at_ms: 0, actor, kind: `${kind}(1)`, body });

test('materials are what all that happened left of them', () => {
  const materials = ['form', 'photo', 'lease'].map((id) => ({ id, mandatory: true, tolerable: id === 'photo', state: 'taken' }));
  const moments = [
    moment('case_received', { materials }),
    moment('correction_asked', { defects: [{ material: 'form', state: 'flawed' }, { material: 'photo', state: 'missing' }], by: '1001' }),
    moment('case_resubmitted', { cured: ['form'], by: '1001' }),
    moment('promise_given', { promised: [{ material: 'photo', form: 'missing', limit: '2026-09-29' }], by: '1001' }),
  ];
  const states = (all) => office.materialsOf(all).map((each) => `${each.id} ${each.state} ${each.promised}`);
  assert.deepEqual(states(moments), ['form taken null', 'photo missing 2026-09-29', 'lease taken null']);
  assert.deepEqual(office.absentOf(office.materialsOf(moments)), { photo: 'missing' });
  const unfit = moment('promise_made_up', { material: 'photo', fit: false, by: '1001' });
  const fit = moment('promise_made_up', { material: 'photo', fit: true, by: '1001' });
  assert.equal(states([...moments, unfit])[1], 'photo missing 2026-09-29');
  assert.equal(states([...moments, unfit, fit])[1], 'photo taken null');
});

test('a timeline begins with the newest, and names who did it', () => {
  const line = office.timelineOf([moment('case_received', { materials: [] }), moment('case_carded', { cause: 'late', to: '4001' }, 'hub')]);
  assert.deepEqual(line.map((each) => [each.name, each.by]), [['case_carded', ''], ['case_received', '1001']]);
});

test('a form sends what its step wants, and nothing before it is there', () => {
  const form = {
    marks: { form: 'flawed', photo: 'missing' }, absent: [], tolerable: false, days: 5, credit: false, cured: ['form'],
    ground: '', meets: null, material: '', fit: true, why: 'testing', way: 'window', taker: 'agent', checked: false,
  };
  const { isReady, stepBody } = office;
  assert.deepEqual(stepBody('correct', form), { step: 'correct', missing: ['photo'], flawed: ['form'] });
  assert.ok(!isReady('deny', form));
  assert.deepEqual(stepBody('deny', { ...form, ground: 'quota_used' }), { step: 'deny', ground: 'quota_used' });
  assert.ok(!isReady('review', { ...form, meets: false }));
  assert.ok(isReady('review', { ...form, meets: true }));
  assert.ok(!isReady('deliver', form), 'nobody was identified');
  assert.ok(isReady('deliver', { ...form, way: 'courier' }));
  assert.deepEqual(stepBody('deliver', { ...form, checked: true }), { step: 'deliver', way: 'window', taker: 'agent', identity_checked: true });
  assert.deepEqual(stepBody('accept', form), { step: 'accept' });
  const promising = { ...form, absent: ['photo'], tolerable: true };
  assert.ok(!isReady('accept', promising), 'good faith was not checked');
  assert.deepEqual(stepBody('accept', { ...promising, credit: true }), {
    step: 'accept', promised: ['photo'], promise_days: 5, credit_checked: true,
  });
  assert.ok(!isReady('accept', { ...promising, tolerable: false, credit: true }), 'not everything may come later');
  assert.deepEqual(stepBody('extend', form), { step: 'extend' });
});

test('a violation of 一次性告知 is told with the receipt and both notices', () => {
  const moment = (seq, kind, body) => ({ seq, at_ms: seq * 1000, actor: 'user:1001', kind: `${kind}(1)`, body });
  const defect = (material, state) => ({ material, state });
  const moments = [
    moment(5, 'case_received', { materials: [{ id: 'form', state: 'missing' }, { id: 'lease', state: 'taken' }] }),
    moment(7, 'correction_asked', { defects: [defect('form', 'missing')], by: '1001' }),
    moment(8, 'case_resubmitted', { cured: ['form'] }),
    moment(9, 'notice_repeated', { materials: ['lease'], received: 5, first: 7, by: '3001', who: '1001' }),
    moment(10, 'correction_asked', { defects: [defect('form', 'flawed'), defect('lease', 'flawed')], by: '3001' }),
  ];
  const [row, ...rest] = office.repeatedOf(moments);
  assert.deepEqual(rest, []);
  assert.equal(row.who, '1001', 'who gave the first notice');
  assert.deepEqual(row.materials, [{ id: 'lease', received: 'taken', second: 'flawed' }]);
  assert.deepEqual([row.received.seq, row.first.seq, row.second.seq], [5, 7, 10]);
  const old = office.repeatedOf([moment(9, 'notice_repeated', { materials: ['lease'], received: 5, first: 7, by: '3001' })]);
  assert.equal(old[0].who, '3001', 'ledgers of the first days do not say who gave it');
  assert.equal(old[0].second, null);
  assert.deepEqual(office.repeatedOf([]), []);
});
