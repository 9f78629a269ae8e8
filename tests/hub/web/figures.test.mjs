import assert from 'node:assert/strict';
import test from 'node:test';

import { badCount, distribution, percent, responseRate, satisfaction } from '../../../hub/web/src/live/figures.js';

const counts = { ended: 12, uninvited: 1, rated: 7, levels: [1, 1, 0, 2, 3] };
const nothing = { ended: 0, uninvited: 0, rated: 0, levels: [0, 0, 0, 0, 0] };

test('response rate is ratings over ended services', () => {
  assert.deepEqual(responseRate(counts), { n: 7, of: 12 });
});

test('satisfaction counts the three upper levels', () => {
  assert.deepEqual(satisfaction(counts), { n: 5, of: 7 });
});

test('levels 1 and 2 are bad ratings', () => {
  assert.equal(badCount(counts), 2);
});

test('the distribution begins with level 5', () => {
  assert.deepEqual(
    distribution(counts).map((row) => [row.level, row.n, row.of]),
    [
      [5, 3, 7],
      [4, 2, 7],
      [3, 0, 7],
      [2, 1, 7],
      [1, 1, 7],
    ],
  );
});

test('percentages have two decimals, rounded half up', () => {
  assert.equal(percent({ n: 1, of: 3 }, '—'), '33.33%');
  assert.equal(percent({ n: 2, of: 3 }, '—'), '66.67%');
  assert.equal(percent({ n: 1, of: 800 }, '—'), '0.13%'); // 0.125
  assert.equal(percent({ n: 201, of: 20000 }, '—'), '1.01%'); // 1.005, which floating point rounds down
  assert.equal(percent({ n: 3, of: 3 }, '—'), '100.00%');
});

test('nothing counted is neither 0 % nor 100 %', () => {
  assert.equal(percent(responseRate(nothing), '—'), '—');
  assert.equal(percent(satisfaction(nothing), '—'), '—');
});
