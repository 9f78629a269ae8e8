import assert from 'node:assert/strict';
import test from 'node:test';

import { ScanGate } from '../../../hub/web/src/desk/scanner.js';

const CODE = { Enter: 'Enter' };
const keyOf = (key) => ({ key, code: CODE[key] ?? (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`) });

/** A gate that says what it hears; `wait()` lets its time pass. */
function gate() {
  const said = [];
  let due;
  const made = new ScanGate({
    typed: (text, ended) => said.push(ended ? `${text}!` : text),
    press: (event) => said.push(`(${event.key})`),
    later: (deed) => (due = deed),
    never: () => (due = undefined),
  });
  return {
    said,
    press: (keys, more = {}) => [...keys].map((key) => made.take({ ...keyOf(key), ...more })),
    shift: () => made.take({ key: 'Shift', code: 'ShiftLeft', shiftKey: true }),
    enter: () => made.take(keyOf('Enter')),
    wait: () => due?.(),
  };
}

test('a code that a scanner types is told whole, and works no key', () => {
  const { said, press, enter } = gate();
  assert.deepEqual(press('B3P2A1'), Array(6).fill(true), 'nobody else hears them');
  assert.equal(enter(), true);
  assert.deepEqual(said, ['B3P2A1!']);
});

test('the Shift that a scanner holds for each capital parts no code', () => {
  const { said, press, enter, shift } = gate();
  for (const key of '3K2QX7A2M4PZ') {
    if (/[A-Z]/.test(key)) assert.equal(shift(), false);
    press(key);
  }
  enter();
  assert.deepEqual(said, ['3K2QX7A2M4PZ!']);
});

test('a scanner that ends without Enter has told its code as well', () => {
  const { said, press, wait } = gate();
  press('a001');
  wait();
  assert.deepEqual(said, ['A001']);
});

test('a hand’s key is given on a moment later, two at once in turn', () => {
  const { said, press, wait } = gate();
  press('1');
  wait();
  press('31');
  wait();
  assert.deepEqual(said, ['(1)', '(3)', '(1)']);
});

test('a key that is no character lets the ones before it go first', () => {
  const { said, press, enter } = gate();
  press('2');
  assert.equal(enter(), false);
  assert.deepEqual(said, ['(2)']);
  assert.deepEqual(press('1', { ctrlKey: true }), [false]);
});
