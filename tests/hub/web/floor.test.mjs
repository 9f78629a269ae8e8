import assert from 'node:assert/strict';
import test from 'node:test';

import { floorOf } from '../../../hub/web/src/live/floor.js';

const windowOf = (number, zone, column, row) => ({ number, zone, column, row });
const zoneOf = (id, zh = '') => ({ id, name: { zh, en: '' } });

test('every window stands where the hall has it, below the name of its zone', () => {
  const floor = floorOf({
    zones: [zoneOf('A', '综合'), zoneOf('B')],
    windows: [windowOf(1, 'A', 1, 1), windowOf(2, 'A', 2, 1), windowOf(3, 'B', 1, 2)],
  });
  assert.equal(floor.columns, 'minmax(0, 1fr) minmax(0, 1fr)');
  assert.equal(floor.rows, 'auto minmax(min-content, 1fr) auto minmax(min-content, 1fr)');
  assert.deepEqual(
    floor.zones.map((zone) => [zone.id, zone.name.zh, zone.label, zone.area]),
    [
      ['A', '综合', '1 / 1 / 2 / 3', '1 / 1 / 3 / 3'],
      ['B', '', '3 / 1 / 4 / 2', '3 / 1 / 5 / 2'],
    ],
  );
  assert.deepEqual(
    floor.zones[0].windows.map(({ window, area }) => [window.number, area]),
    [
      [1, '2 / 1'],
      [2, '2 / 2'],
    ],
  );
});

test('rows and columns without a window are aisles', () => {
  const floor = floorOf({ zones: [], windows: [windowOf(1, '', 1, 1), windowOf(2, '', 3, 3)] });
  assert.equal(floor.columns, 'minmax(0, 1fr) 1rem minmax(0, 1fr)');
  assert.equal(floor.rows, 'auto minmax(min-content, 1fr) auto 1rem auto minmax(min-content, 1fr)');
});

test('no window is left out, whatever its zone', () => {
  const floor = floorOf({
    zones: [zoneOf('A'), zoneOf('empty')],
    windows: [windowOf(1, 'A', 1, 1), windowOf(2, '', 2, 1), windowOf(3, 'unknown', 3, 1)],
  });
  assert.deepEqual(
    floor.zones.map((zone) => [zone.id, zone.windows.length]),
    [
      ['A', 1],
      ['', 2],
    ],
  );
});
