import assert from 'node:assert/strict';
import test from 'node:test';

import { hoursOf, ratesOf, totalOf } from '../../../hub/web/src/charts/figures.js';
import { hoursOption, levelsOption, windowsOption } from '../../../hub/web/src/charts/options.js';
import zh from '../../../hub/web/src/text/zh.js';

const row = (key, ended, levels) => ({
  key,
  ended,
  uninvited: 0,
  rated: levels.reduce((sum, n) => sum + n, 0),
  levels,
  two_button_levels: [0, 0, 0, 0, 0],
});
const look = { levels: { 1: '#a', 2: '#b', 3: '#c', 4: '#d', 5: '#e' }, size: 13, pattern: 'white' };

test('hours without a service stand between those that have some', () => {
  const hours = hoursOf({ hours: [row(9, 4, [0, 0, 0, 1, 1]), row(11, 2, [1, 0, 0, 0, 0])] });
  assert.deepEqual(hours.map((each) => [each.key, each.ended]), [[9, 4], [10, 0], [11, 2]]);
  assert.deepEqual(hoursOf({ hours: [] }), []);
  assert.equal(totalOf(hours).ended, 6);
  assert.deepEqual(totalOf(hours).levels, [1, 0, 0, 1, 1]);
});

test('nothing measured is neither 0 % nor 100 %', () => {
  assert.deepEqual(ratesOf(row(9, 0, [0, 0, 0, 0, 0])), { response: null, satisfied: null });
  assert.deepEqual(ratesOf(row(9, 4, [0, 0, 0, 0, 0])), { response: 0, satisfied: null });
  const { series } = windowsOption([row(3, 4, [0, 0, 0, 0, 0])], zh, look);
  assert.equal(series[1].data[0].label.formatter, '—');
  assert.equal(series[0].data[0].label.formatter, '0%');
  assert.equal(levelsOption(row(0, 0, [0, 0, 0, 0, 0]), zh, look).series[0].data[0].label.formatter, '—');
});

test('every level has a pattern of its own, and ratings stand beside services below the axis', () => {
  const option = hoursOption([row(9, 4, [0, 0, 1, 1, 1])], zh, look);
  const patterns = option.series.slice(0, 5).map((each) => JSON.stringify(each.itemStyle.decal));
  assert.equal(new Set(patterns).size, 5);
  assert.equal(option.xAxis.data[0], '9时\n3/4');
  assert.equal(option.series[5].data[0], 75);
});

// What the tables say of a row (FiguresTable.svelte), and what the charts draw of it.
test('what a chart draws is what the table behind it says', () => {
  const rows = [row(9, 9, [1, 2, 0, 1, 3]), row(10, 5, [0, 0, 4, 0, 0]), row(11, 3, [0, 0, 0, 0, 0])];
  const hours = hoursOption(rows, zh, look);
  const levelOf = (series) => [5, 4, 3, 2, 1].find((level) => zh.levels.names[level] === series.name);
  for (const [place, each] of rows.entries()) {
    const drawn = Object.fromEntries(hours.series.slice(0, 5).map((series) => [levelOf(series), series.data[place] ?? 0]));
    assert.deepEqual(drawn, { 5: each.levels[4], 4: each.levels[3], 3: each.levels[2], 2: each.levels[1], 1: each.levels[0] });
    assert.equal(hours.xAxis.data[place], `${each.key}时\n${each.rated}/${each.ended}`);
    assert.equal(hours.series[5].data[place], (100 * each.rated) / each.ended);
  }
  const windows = windowsOption(rows, zh, look);
  assert.deepEqual(windows.series.map((series) => series.data.map(({ value }) => value)), [
    rows.map((each) => (100 * each.rated) / each.ended),
    [(100 * 4) / 7, 100, 0],
  ]);
  const total = totalOf(rows);
  const { series, yAxis } = levelsOption(total, zh, look);
  const spread = Object.fromEntries(yAxis.data.map((name, place) => [name, series[0].data[place].value]));
  assert.deepEqual(spread, Object.fromEntries([1, 2, 3, 4, 5].map((level) => [zh.levels.names[level], total.levels[level - 1]])));
});
