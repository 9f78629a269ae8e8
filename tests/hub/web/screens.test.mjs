// Screens of the hall: addresses and what a board says.
import assert from 'node:assert/strict';
import test from 'node:test';

import { callsOf, hrefOf, isSharedScreen, isThere, pathOf, sayingOf, screenOf } from '../../../hub/web/src/screens/screens.js';

test('an address names a screen, and the way back is the same', () => {
  assert.deepEqual(screenOf('zone/A'), { kind: 'zone', id: 'A' });
  assert.deepEqual(screenOf('window/3'), { kind: 'window', id: '3' });
  for (const page of ['', 'wall', 'zone', 'zone/', 'desk/3', 'zone/%E4']) assert.equal(screenOf(page), null, page);
  assert.deepEqual(screenOf(hrefOf('zone', '一层/东').slice(2)), { kind: 'zone', id: '一层/东' });
  assert.equal(pathOf({ kind: 'zone', id: '一' }), '/api/v1/screens/zones/%E4%B8%80');
  assert.equal(pathOf({ kind: 'window', id: '3' }), '/api/v1/screens/windows/3');
});

test('a screen that the hall has is known by its list', () => {
  const screens = { zones: [{ id: 'A' }], windows: [1, 2] };
  assert.ok(isThere(screens, { kind: 'zone', id: 'A' }));
  assert.ok(isThere(screens, { kind: 'window', id: '2' }));
  assert.ok(!isThere(screens, { kind: 'zone', id: '2' }));
  assert.ok(!isThere(screens, { kind: 'window', id: 'A' }));
});

test('the newest call stands alone', () => {
  const calls = [{ voice: 9 }, { voice: 7 }];
  assert.deepEqual(callsOf({ calls }), { newest: calls[0], earlier: [calls[1]] });
  assert.deepEqual(callsOf({ calls: [] }), { newest: null, earlier: [] });
});

test('a window without staff says what a break says', () => {
  assert.equal(sayingOf('closed'), 'away');
  assert.equal(sayingOf('paused'), 'away');
  assert.equal(sayingOf('serving'), 'serving');
});

test('only a screen of its own stays awake by itself', () => {
  assert.ok(isSharedScreen(['wall']));
  assert.ok(!isSharedScreen(['wall', 'hall_manager']));
  assert.ok(!isSharedScreen([]));
});
