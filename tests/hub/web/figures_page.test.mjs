// What the page of figures computes: sums, ranking, spans, and the files it saves.
import assert from 'node:assert/strict';
import test from 'node:test';

import * as sums from '../../../hub/web/src/figures/sums.js';
import { csvOf, xlsxOf } from '../../../hub/web/src/figures/spreadsheet.js';
import { matterTiles } from '../../../hub/web/src/figures/matters.js';
import { namesOf, tablesOf, tilesOf } from '../../../hub/web/src/figures/tables.js';
import figuresEn from '../../../hub/web/src/text/figures_en.js';
import figuresZh from '../../../hub/web/src/text/figures_zh.js';
import mattersEn from '../../../hub/web/src/text/matters_en.js';
import mattersZh from '../../../hub/web/src/text/matters_zh.js';
import en from '../../../hub/web/src/text/en.js';
import zh from '../../../hub/web/src/text/zh.js';

const text = { ...zh, figures: figuresZh, matters: mattersZh };
const row = (more = {}) => ({
  ended: 100, uninvited: 5, open: 7, unrated: 40, busy_ms: 60_000_000, rated: 50, levels: [1, 2, 3, 4, 30], two_button: [0, 1, 0, 9, 0],
  excluded: 2, late: 1, excluded_late: 0, points: 356, satisfied_low: 0.8, satisfied_high: 0.97, ...more,
});
const person = (key, score, ranked, more = {}) => ({ ...row(more), key, score, score_low: 7, score_high: 9, ranked, hidden_months: 0 });
const line = (name) => ({ name, opened: 4, closed: 3, on_time: 2, called: 2, satisfied: 1, solved: 2, reopened: 1, open: 1, working_days: 9 });
const sheet = {
  from: '2026-05-01', to: '2026-05-31', today: '2026-06-03', corrected: false, shielded: false, hidden_months: 0,
  rules: { freeze_day: 5, weights: [0, 3, 6, 8, 10], prior: 30, least_ranked: 10, least_shown: 5, open_days: 7 },
  total: row(), staff: [person('2', 8.5, true), person('1', 9.25, true), person('3', 9.9, false)],
  windows: [{ ...row(), key: '3' }], groups: [{ ...row(), key: '' }, { ...row(), key: 'qykb' }], items: [{ ...row(), key: 'hygiene' }],
  group_names: { qykb: { zh: '企业开办', en: 'Start-up' } }, series_by: 'day', series: [{ ...row(), key: '2026-05-09' }],
  week_hours: [{ ...row(), key: '6-09' }],
  waits: [{ group: 'qykb', issued: 20, called: 19, served: 18, missed: 1, cancelled: 0, expired: 1, p50_ms: 600_000, p90_ms: 900_000, p95_ms: 960_000, most_ms: 1_200_000 }],
  tags: { ratings: 3, untagged: 1, list: [{ tag: 115, n: 2 }] },
  units: [{ ...row(), key: '税务局' }, { ...row(), key: '' }], unit_names: ['税务局'], sites: [{ ...row(), key: 'A' }],
  site_names: { A: { zh: '一层A区', en: 'Ground floor' }, F: { zh: '', en: '' } },
  matters: {
    sum: line(''), kinds: [line('complaint')], channels: [line('hotline')], hidden_months: 0,
    bad: { opened: 5, excluded: 1, called: 3, verified: 2, satisfied: 1, solved: 2, solved_in_time: 1, explained: 1, open: 1, open_late: 1 },
  },
};

test('rates keep their counts, and devices with two keys stand apart', () => {
  assert.deepEqual(sums.RATES.response(row()), { n: 50, of: 100 });
  assert.deepEqual(sums.RATES.satisfied(row()), { n: 37, of: 40 });
  assert.deepEqual(sums.RATES.bad(row()), { n: 3, of: 40 });
  assert.deepEqual(sums.RATES.two_button(row()), { n: 9, of: 10 });
});

test('every tile says how it is computed, with the counts it is made from', () => {
  const tiles = tilesOf(sheet.total, sheet.rules, text);
  const tile = (id) => tiles.find((each) => each.id === id);
  assert.equal(tile('response').value, '50.00%');
  assert.equal(tile('response').how[0], '有效评价 ÷ 办结服务 = 50 ÷ 100');
  assert.match(tile('satisfied').how[1], /80\.00% 至 97\.00%/);
  assert.equal(tile('average').value, '8.90');
  assert.match(tile('unrated').how[0], /共 40 次.*7 次不算/);
  for (const { id, how } of tiles) assert.ok(how.every((sentence) => /\d/.test(sentence)), id);
  const nothing = tilesOf(row({ ended: 0, rated: 0, levels: [0, 0, 0, 0, 0], two_button: [0, 0, 0, 0, 0], satisfied_low: null }), sheet.rules, text);
  for (const id of ['response', 'satisfied', 'bad', 'average', 'busy']) assert.equal(nothing.find((each) => each.id === id).value, '—', id);
});

test('whoever has few ratings is not ranked, however high his score', () => {
  assert.deepEqual(sums.ranking(sheet.staff).map(({ row: { key }, place }) => [key, place]), [['1', 1], ['2', 2], ['3', null]]);
  const tie = [person('1', 8, true), person('2', 8, true), person('3', 7, true)];
  assert.deepEqual(sums.ranking(tie).map(({ place }) => place), [1, 1, 3]);
});

test('what is hidden is no nought', () => {
  const none = { levels: [0, 0, 0, 0, 0], two_button: [0, 0, 0, 0, 0], rated: 0, ended: 0, unrated: 0, excluded: 0, late: 0, busy_ms: 0 };
  const hidden = { ...person('4', 8, false, none), hidden_months: 1 };
  const names = namesOf(sheet, [], text);
  const people = tablesOf({ ...sheet, staff: [hidden] }, names, text).find(({ name }) => name === '人员').rows;
  assert.deepEqual(people[1].slice(3), Array(people[0].length - 3).fill(null));
});

test('spans are whole months, quarters and years', () => {
  assert.deepEqual(sums.spanOf('month', '2026-01-15', 1), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(sums.spanOf('month', '2028-02-10'), { from: '2028-02-01', to: '2028-02-29' });
  assert.deepEqual(sums.spanOf('quarter', '2026-02-10', 1), { from: '2025-10-01', to: '2025-12-31' });
  assert.deepEqual(sums.spanOf('year', '2026-02-10'), { from: '2026-01-01', to: '2026-12-31' });
});

test('a question has an address', () => {
  assert.equal(
    sums.addressOf({ from: '2026-05-01', to: '2026-05-31', staff: '', window: 3, group: '-', hour: 0, weekday: '', corrected: true, reason: 'audit' }),
    '/api/v1/figures?from=2026-05-01&to=2026-05-31&window=3&group=-&hour=0&corrected=1&reason=audit',
  );
});

test('hours without services stand in their place', () => {
  const grid = sums.weekGrid([{ ...row(), key: '1-08' }, { ...row({ ended: 7 }), key: '5-11' }]);
  assert.deepEqual(grid.hours, [8, 9, 10, 11]);
  assert.equal(grid.most, 100);
  assert.equal(grid.cells[sums.gridKey(5, 11)].ended, 7);
});

test('a CSV holds no formula, and what has commas in quotes', () => {
  const file = csvOf([{ name: '=1+1', rows: [['a,b', '-5', -5, null, 'say "x"'], ['@x', '\tx', '+1', 'plain', 0]] }]);
  assert.equal(file, `\ufeff'=1+1\r\n"a,b",'-5,-5,,"say ""x"""\r\n'@x,'\tx,'+1,plain,0\r\n\r\n`);
});

test('both files hold every table with the figures of the page', async () => {
  const { default: read } = await import('../../../hub/web/node_modules/read-excel-file/universal/index.js');
  const names = namesOf(sheet, [{ staff: 1, number: '1001', name: '李敏' }, { staff: 2, number: '1002', name: '=王' }], text);
  const tables = tablesOf(sheet, names, text);
  const opened = await read(new Blob([xlsxOf(tables)]));
  assert.equal(opened.length, tables.length);
  opened.forEach(({ sheet: name, data }, i) => {
    assert.equal(name, tables[i].name);
    const width = Math.max(...tables[i].rows.map((each) => each.length));
    const padded = (rows) => rows.map((each) => Array.from({ length: width }, (_, column) => each[column] ?? null));
    assert.deepEqual(padded(data), padded(tables[i].rows));
  });
  const people = tables.find(({ name }) => name === '人员').rows;
  assert.deepEqual(people.slice(1).map((each) => each.slice(0, 3)), [[1, '李敏', '1001'], [2, '=王', '1002'], [null, '人员 3', '3']]);
  assert.match(csvOf(tables), /,'=王,/);
});

test('English has its own words', () => {
  const english = { ...en, figures: figuresEn, matters: mattersEn };
  assert.equal(namesOf(sheet, [], english).groups('qykb'), 'Start-up');
  assert.equal(namesOf(sheet, [], english).groups(''), 'Without a number');
});

test('units and sites have names, and what belongs to none of them says so', () => {
  const names = namesOf(sheet, [], text);
  assert.deepEqual(['税务局', ''].map(names.units), ['税务局', '单位不明']);
  assert.deepEqual(['A', 'F', '*', ''].map(names.sites), ['一层A区（A）', 'F 区', '跨场所人员', '场所不明']);
  assert.equal(namesOf(sheet, [], { ...en, figures: figuresEn, matters: mattersEn }).sites('A'), 'Ground floor (A)');
  const table = tablesOf(sheet, names, text).find(({ name }) => name === '各单位').rows;
  assert.deepEqual(table.slice(1).map(([name]) => name), ['税务局', '单位不明']);
  assert.match(sums.addressOf({ from: '2026-05-01', to: '2026-05-31', unit: '税务局', site: 'A', reason: 'review' }), /unit=%E7.*&site=A&reason=review$/);
});

test('rates of matters and of bad ratings keep their counts, and nothing measured is a dash', () => {
  const tile = (id, matters = sheet.matters) => matterTiles(matters, text).find((each) => each.id === id);
  assert.deepEqual(tile('bad_called'), { id: 'bad_called', value: '75.00%', how: ['办理人已回访（含未联系到）÷ 差评事项（不含排除）= 3 ÷ 4'] });
  assert.equal(tile('bad_solved').value, '50.00%', 'what was excluded is in no denominator');
  assert.equal(tile('bad_in_time').value, '25.00%');
  assert.equal(tile('closed_on_time').value, '66.67%');
  const none = { ...sheet.matters, bad: { ...sheet.matters.bad, opened: 1, excluded: 1 } };
  assert.equal(tile('bad_called', none).value, '—');
  const hidden = { ...sheet.matters, hidden_months: 1, bad: { ...sheet.matters.bad, opened: 0 } };
  assert.equal(tile('bad_opened', hidden).value, '—', 'what is not told is no nought');
  const line = tablesOf(sheet, namesOf(sheet, [], text), text).find(({ name }) => name === '诉求按类别和渠道').rows;
  assert.deepEqual(line.map((each) => each.slice(0, 4)), [['名称', '登记', '销号', '按期销号'], ['投诉', 4, 3, 2], ['渠道 12345热线', 4, 3, 2], ['合计', 4, 3, 2]]);
});
