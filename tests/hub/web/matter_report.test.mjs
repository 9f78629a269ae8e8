import assert from 'node:assert/strict';
import test from 'node:test';

import { matterOf } from '../../../hub/web/src/access/api.js';
import { isSettled, meanOf, monthBefore, quarterBefore, rateOf, ratesOf, reportCsv, sampleCsv } from '../../../hub/web/src/matters/report.js';
import zh from '../../../hub/web/src/text/matters_zh.js';

test('a rate names numerator and denominator, and says nothing without one', () => {
  assert.equal(rateOf(12, 15), '12/15 80.00%');
  assert.equal(rateOf(1, 800), '1/800 0.13%', 'half up, as on the paper');
  assert.equal(rateOf(0, 0), '—');
  assert.equal(meanOf({ closed: 8, working_days: 20 }), '2.5');
  assert.equal(meanOf({ closed: 0, working_days: 0 }), '—');
});

test('a report begins with the month that is over on the hall\'s clock', () => {
  assert.equal(monthBefore(Date.parse('2026-11-30T15:59:59Z')), '2026-10');
  assert.equal(monthBefore(Date.parse('2026-11-30T16:00:00Z')), '2026-11', 'midnight in the hall');
  for (const [day, month] of [['2026-12-01', '2026-09'], ['2026-12-31', '2026-09'], ['2027-01-05', '2026-12'], ['2027-03-31', '2026-12'], ['2027-04-01', '2027-03']])
    assert.equal(quarterBefore(Date.parse(`${day}T04:00:00Z`)), month, day);
  assert.equal(monthBefore(Date.parse('2027-01-03T04:00:00Z')), '2026-12');
  assert.deepEqual(matterOf('matters/calls'), { page: 'calls', id: null });
  assert.deepEqual(matterOf('matters/report'), { page: 'report', id: null });
  assert.deepEqual(matterOf('matters/list/unclaimed'), { page: 'list', id: null, view: 'unclaimed' }, 'where the bell leads');
});

const call = (result, satisfied = null) => ({ at_ms: 1, result, satisfied, by: '4001' });
const row = (calls, values = {}) => ({ id: 1, no: 'SW1', kind: 'complaint', unit: '税务局', holder: '1001', outcome: 'solved', calls, ...values });

test('those who were reached are the denominator, and an answer ends the calls', () => {
  const rows = [row([call('unreached'), call('reached', true)]), row([call('reached', false)]), row([call('refused')]), row([])];
  assert.deepEqual(ratesOf(rows), { reached: 2, satisfied: 1, rate: '1/2 50.00%', reach: '2/4 50.00%' });
  assert.deepEqual(rows.map(isSettled), [true, true, true, false]);
  assert.equal(ratesOf([row([call('unreached')])]).rate, '—');
});

test('files for a table program hold nothing that it takes for a formula', () => {
  const sample = { month: '2026-10', seed: '-1+2', rows: [row([call('reached', false)], { unit: '=1+1' })] };
  const list = sampleCsv(sample, zh);
  assert.ok(list.includes("'=1+1") && list.includes("'-1+2"), list);
  assert.ok(list.includes('不满意'));
  const line = { name: '@SUM(A1)', opened: 3, closed: 2, on_time: 1, called: 2, satisfied: 1, solved: 1, reopened: 0, open: 1, working_days: 4, excluded: 1 };
  const report = reportCsv({ year: 2026, month: 10, sum: line, kinds: [], channels: [{ ...line, name: 'hotline' }], units: [line], open: [] }, zh);
  assert.ok(report.includes("'@SUM(A1)"), report);
  assert.ok(report.includes('12345热线,3,2,1,2,1,1,0,1,4,1'), report);
});
