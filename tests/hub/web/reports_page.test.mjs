// What the page of reports computes: addresses, who did the last step, and the files it saves.
import assert from 'node:assert/strict';
import test from 'node:test';

import { pagesOf } from '../../../hub/web/src/access/api.js';
import { hasTodo, newsOf, sumOf } from '../../../hub/web/src/access/todo.js';
import { csvOf } from '../../../hub/web/src/figures/spreadsheet.js';
import { fileTables, lastStep, personOf, reportOf } from '../../../hub/web/src/reports/reports.js';
import reportsEn from '../../../hub/web/src/text/reports_en.js';
import reportsZh from '../../../hub/web/src/text/reports_zh.js';

const text = { htmlLang: 'zh-CN', reports: reportsZh };
const step = (by, name = '') => ({ by, name, at_ms: 1 });
const report = {
  title: { zh: '好差评月报', en: 'Ratings' },
  number: null,
  state: 'drafted',
  from: '2026-05-01',
  to: '2026-05-31',
  unit: '',
  sm3: 'ab',
  drafted: step(''),
  approved: null,
  published: null,
  withdrawn: null,
  tables: [
    {
      heading: '总体情况',
      columns: ['本期', '上期'],
      lines: [
        { name: '满意率', cells: [{ n: 8, of: 10 }, null] },
        { name: '平均分', cells: ['9.50', '9.50 (9.10-9.80)'] },
        { name: '=cmd()', cells: [20, 0] },
      ],
    },
  ],
};

test('an address names the list, one report, or neither', () => {
  assert.deepEqual(['reports', 'reports/12', 'reports/', 'reports/x', 'live'].map(reportOf), [0, 12, null, null, null]);
});

test('the last step says who and what; the hub has a name', () => {
  assert.equal(lastStep(report).what, 'drafted');
  assert.equal(personOf(lastStep(report), text), '系统');
  assert.equal(personOf(lastStep({ ...report, approved: step('7001', '林书记') }), text), '林书记');
});

test('files have numerator and denominator apart, numbers as numbers, and nothing for what was not measured', () => {
  const [about, table] = fileTables(report, text);
  assert.equal(about.name, '好差评月报');
  assert.deepEqual(table.rows, [
    ['名称', '本期（分子）', '本期（分母）', '上期'],
    ['满意率', 8, 10, null],
    ['平均分', 9.5, null, '9.50 (9.10-9.80)'],
    ['=cmd()', 20, null, 0],
  ]);
  assert.match(csvOf([table]), /^'=cmd\(\),20,,0\r$/m, 'no formula');
});

test('both languages have the same words', () => {
  const shape = (words) => Object.entries(words).map(([key, value]) => [key, typeof value === 'object' ? Object.keys(value).sort() : typeof value]);
  assert.deepEqual(shape(reportsEn), shape(reportsZh));
});

test('reports wait in the bell of a leader too', () => {
  const counts = { handed: 0, soon: 0, late: 0 };
  const todo = (reports) => ({ matters: counts, cases: counts, reports, rows: [] });
  assert.equal(hasTodo({ signed_in: true, roles: ['leader'] }), true);
  assert.equal(sumOf(todo(2)), 2);
  assert.deepEqual(newsOf(todo(1), todo(3)), { handed: 2, late: 0, unclaimed: 0, ratings: 0 });
  assert.ok(pagesOf(['unit_head']).includes('reports'));
});
