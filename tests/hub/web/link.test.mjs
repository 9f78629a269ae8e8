import assert from 'node:assert/strict';
import test from 'node:test';

import { LiveLink } from '../../../hub/web/src/live/link.js';
import { EarlyStream } from '../../../hub/web/src/stream/early.js';
import { SILENT_MS } from '../../../hub/web/src/stream/link.js';
import { WallLink } from '../../../hub/web/src/wall/link.js';

// A stream without a network: tests say what the hub sends.
class FakeSource {
  constructor() {
    this.listeners = {};
    this.closed = false;
  }
  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }
  close() {
    this.closed = true;
  }
  send(name, data) {
    this.listeners[name]({ data: data && JSON.stringify(data) });
  }
}

function connected(Link = LiveLink) {
  const at = { ms: 0 };
  const sources = [];
  const open = () => {
    sources.push(new FakeSource());
    return sources.at(-1);
  };
  const link = new Link({ open, now: () => at.ms, changed: () => {} });
  return { at, sources, link, pass: (ms) => link.tick((at.ms += ms)) };
}

const state = (seq) => ({ seq, windows: [], alarms: [], today: {}, day: '2026-05-09', utc_offset_minutes: 480 });
const delta = (base, seq) => ({ base, seq, windows: [], alarms: [], ended_alarms: [], today: {}, day: '2026-05-09' });
const ping = (seq, broker_connected = true) => ({ seq, broker_connected });

test('shows the whole state, then differences', () => {
  const { link, sources } = connected();
  assert.equal(link.phase, 'connecting');
  sources[0].send('state', state(7));
  assert.equal(link.phase, 'live');
  sources[0].send('delta', delta(7, 9));
  assert.equal(link.board.seq, 9);
});

test('silence for more than 12 s is a lost connection', () => {
  const { link, sources, pass } = connected();
  sources[0].send('state', state(7));
  pass(SILENT_MS);
  assert.equal(link.phase, 'live');
  pass(1);
  assert.equal(link.phase, 'lost');
  assert.ok(sources[0].closed);
  assert.equal(link.board.seq, 7, 'the last data stays, marked as old');
});

test('a sign of life keeps a quiet hall alive', () => {
  const { link, sources, pass } = connected();
  sources[0].send('state', state(7));
  for (let i = 0; i < 10; ++i) {
    pass(5000);
    sources[0].send('ping', ping(7, i < 5));
  }
  assert.equal(link.phase, 'live');
  assert.equal(link.brokerConnected, false);
});

test('after a loss it asks again, later each time, and starts from the whole state', () => {
  const { link, sources, pass } = connected();
  sources[0].send('state', state(7));
  sources[0].send('error');
  assert.equal(link.phase, 'lost');
  pass(999);
  assert.equal(sources.length, 1);
  pass(1);
  assert.equal(sources.length, 2);
  sources[1].send('error');
  pass(1999);
  assert.equal(sources.length, 2);
  pass(1);
  assert.equal(sources.length, 3);
  assert.equal(link.phase, 'lost', 'a connection without a state is none yet');
  sources[2].send('state', state(3));
  assert.equal(link.phase, 'live');
  assert.equal(link.board.seq, 3);
});

test('a reconnect that brings nothing is given up', () => {
  const { sources, pass } = connected();
  sources[0].send('state', state(7));
  sources[0].send('error');
  pass(1000);
  pass(SILENT_MS + 1);
  assert.ok(sources[1].closed);
});

test('a difference or a sign of life that does not fit makes it fetch the whole state', () => {
  for (const [name, data] of [
    ['delta', delta(8, 9)],
    ['ping', ping(8)],
  ]) {
    const { link, sources } = connected();
    sources[0].send('state', state(7));
    sources[0].send(name, data);
    assert.ok(sources[0].closed);
    assert.equal(sources.length, 2);
    sources[1].send('state', state(9));
    assert.equal(link.board.seq, 9);
  }
});

test('a closed stream is not heard any more', () => {
  const { link, sources, pass } = connected();
  sources[0].send('state', state(7));
  pass(SILENT_MS + 1);
  sources[0].send('state', state(8));
  assert.equal(link.phase, 'lost');
  assert.equal(link.board.seq, 7);
});

test('a wall hears whole steps and signs of life, and asks again after a loss as the board does', () => {
  const { link, sources, pass } = connected(WallLink);
  sources[0].send('state', { day: '2026-05-09' });
  for (let i = 0; i < 10; ++i) {
    pass(5000);
    sources[0].send('ping', { broker_connected: true });
  }
  assert.equal(link.phase, 'live');
  pass(SILENT_MS + 1);
  assert.equal(link.phase, 'lost');
  pass(1000);
  assert.equal(sources.length, 2);
});

test('a stream that was opened early tells what it heard meanwhile, once, in order', async () => {
  const source = new FakeSource();
  const early = new EarlyStream(source);
  source.send('state', state(7));
  source.send('delta', delta(7, 8));
  const link = new LiveLink({ open: () => early, now: () => 0, changed: () => {} });
  assert.equal(link.phase, 'connecting');
  await Promise.resolve();
  assert.equal(link.phase, 'live');
  assert.equal(link.board.seq, 8);
  source.send('delta', delta(8, 9));
  assert.equal(link.board.seq, 9);
});

test('an early stream that failed before anybody listened is asked for again', async () => {
  const source = new FakeSource();
  const early = new EarlyStream(source);
  source.send('error');
  let opened = 0;
  const open = () => (opened++ ? new FakeSource() : early);
  const link = new LiveLink({ open, now: () => 0, changed: () => {} });
  await Promise.resolve();
  assert.ok(source.closed);
  link.tick(1000);
  assert.equal(opened, 2);
});
