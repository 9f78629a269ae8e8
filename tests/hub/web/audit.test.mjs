// What the audit page computes: filters, files, moments of the hall's clock.
import assert from 'node:assert/strict';
import test from 'node:test';

import { homeOf, pagesOf } from '../../../hub/web/src/access/api.js';
import * as audit from '../../../hub/web/src/audit/audit.js';
import auditEn from '../../../hub/web/src/text/audit_en.js';
import auditZh from '../../../hub/web/src/text/audit_zh.js';
import zh from '../../../hub/web/src/text/zh.js';

const text = { ...zh, audit: auditZh };
const TEN = 1_778_464_800_000; // 2026-05-11, 10:00 of the hall
const flag = (more) => ({
  rule: 'burst', window: 3, staff: 1, source: '', from_ms: TEN, until_ms: TEN + 60_000, n: 4, of: 0,
  evidence: [{ seq: 10, at_ms: TEN, service: 5, visit: 'A001', level: 5, elapsed_ms: 4200, reason: '' }], ...more,
});

test('moments are those of the hall’s clock', () => {
  assert.equal(audit.momentOf(TEN, 480), '2026-05-11 10:00:00');
  assert.equal(audit.momentOf(0, 480), '');
  assert.equal(audit.momentIn('2026-05-11T10:00', 480), TEN);
  assert.equal(audit.momentIn('2026-05-11T10:00:05', 480), TEN + 5000);
  assert.equal(audit.momentIn('noon', 480), null);
  assert.equal(audit.monthOf(Date.UTC(2026, 4, 31, 16, 0)), '2026-06');
});

test('flags are filtered by rule, window and member of staff', () => {
  const flags = [flag(), flag({ rule: 'silence', window: 4 }), flag({ staff: 2, window: 0 })];
  assert.equal(audit.chosen(flags, { rule: '', window: '', staff: '' }).length, 3);
  assert.deepEqual(audit.chosen(flags, { rule: 'silence', window: '', staff: '' }), [flags[1]]);
  assert.deepEqual(audit.chosen(flags, { rule: '', window: '3', staff: '1' }), [flags[0]]);
  assert.deepEqual(audit.valuesOf(flags, 'window'), [3, 4], 'no window is no choice');
});

test('a file has a line for every piece of evidence', () => {
  const two = flag({ evidence: [flag().evidence[0], { seq: 0, at_ms: TEN, service: 6, visit: '', level: null, elapsed_ms: 0, reason: 'uninvited' }] });
  const rows = audit.flagRows({ utc_offset_minutes: 480 }, [two], (id) => `n${id}`, text);
  assert.equal(rows.length, 3);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.deepEqual(rows[1].slice(0, 4), ['短时集中', 3, 'n1', null]);
  assert.equal(rows[1][10], '服务 5（A001）、非常满意、邀评后 4.2 秒按键');
  assert.equal(rows[2][8], null);
  assert.equal(rows[2][10], '服务 6（无号）、未邀请评价');
});

test('every rule is told with its numbers, in both languages', () => {
  const numbers = new Proxy({}, { get: () => 420 });
  for (const texts of [auditZh, auditEn]) {
    for (const [name, rule] of Object.entries(texts.rules)) assert.match(rule.says(numbers), /\d/, name);
    assert.equal(Object.keys(texts.rules).length, 12);
  }
});

test('a head is a line that the verifiers take', () => {
  assert.deepEqual(JSON.parse(audit.headLine({ era: 1, seq: 9, hash: 'ab', at_ms: 5, more: 1 })), { era: 1, seq: 9, hash: 'ab', at_ms: 5 });
});

test('an auditor’s home is the audit, and clerks have none', () => {
  assert.equal(homeOf(['audit_admin']), 'audit');
  for (const role of ['inspector', 'rating_admin', 'hall_manager', 'system_admin']) assert.ok(pagesOf([role]).includes('audit'), role);
  for (const role of ['window_staff', 'guide', 'duty_manager', 'leader', 'wall']) assert.ok(!pagesOf([role]).includes('audit'), role);
});
