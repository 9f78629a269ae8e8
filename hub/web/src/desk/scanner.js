// A scanner types into whatever page stands there, fast as nobody types. Its letters and digits are keys of the desk as
// well: what a scanner types may not work them.

const GAP_MS = 35; // scanners need a few milliseconds a key, hands never less than this
const LEAST = 4; // characters of a code; fewer are keys that a hand pressed at once

const CHARACTER = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/;

/**
 * Holds each key until it is clear whose it is. `typed(text, ended)`: a scanner's, `ended` when Enter came with it.
 * `press(event)`: a hand's, in turn. `later(deed, ms)` and `never(timer)` are setTimeout and clearTimeout.
 */
export class ScanGate {
  #held = [];
  #timer;

  constructor({ typed, press, later = setTimeout, never = clearTimeout }) {
    Object.assign(this, { typed, press, later, never });
  }

  /** Whether the key is held here: then nobody else may hear it now. */
  take(event) {
    if (/^(Shift|CapsLock)/.test(event.code)) return false; // a scanner holds it for each capital
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return this.#let();
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      if (this.#held.length < LEAST) return this.#let();
      this.#settle(true);
      return true;
    }
    const found = CHARACTER.exec(event.code);
    if (!found) return this.#let();
    this.#held.push({ event, character: found[1] ?? found[2] });
    this.never.call(null, this.#timer);
    this.#timer = this.later.call(null, () => this.#settle(false), GAP_MS);
    return true;
  }

  /** Keys before this one come first. */
  #let() {
    this.#settle(false);
    return false;
  }

  #settle(ended) {
    this.never.call(null, this.#timer);
    const held = this.#held;
    this.#held = [];
    if (held.length >= LEAST) return this.typed(held.map((each) => each.character).join(''), ended);
    for (const each of held) this.press(each.event);
  }
}
