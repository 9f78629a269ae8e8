// Hands that work at a page and know how long they take: the keystroke-level model of Card, Moran and Newell (1980). It says
// what a practised clerk needs, whatever the machine that runs the test; the hub's answers and the citizen's words are not in
// it. Scanning is our own figure: the slip is taken up, held under the scanner and laid down.
import { scan } from './visits.mjs';

const SECONDS = { key: 0.28, point: 1.1, click: 0.2, home: 0.4, think: 1.35, scan: 2 };

/** Hands of one person on `page`, at first on the keys. Each deed counts into `sum`, which several people may share. */
export class Hands {
  constructor(page, sum = new Effort()) {
    this.page = page;
    this.sum = sum;
    this.at = 'keys';
  }

  /** Before a step is begun: the person looks and decides. */
  decide() {
    this.sum.add('think', 1);
    return this;
  }

  async key(...keys) {
    for (const key of keys) {
      this.#reach('keys', 'key');
      await this.page.keyboard.press(key);
    }
  }

  /** Text by an input method: `strokes` of the keys, by default one for each character. The field has the focus already. */
  async type(text, strokes = text.length) {
    this.#reach('keys', 'key', strokes);
    this.sum.typed += text.length;
    await this.page.keyboard.type(text);
  }

  /** A scanner types the code and ends with Enter: into the field that has the focus, or wherever the page stands. */
  async scan(code) {
    this.sum.add('scan', 1);
    if (!(await this.page.evaluate(() => document.activeElement.matches('input')))) return scan(this.page, code);
    await this.page.keyboard.type(code);
    await this.page.keyboard.press('Enter');
  }

  async click(locator) {
    this.#reach('mouse', 'point');
    this.sum.add('click', 1);
    await locator.click();
  }

  /** A choice in a list that opens: two clicks. */
  async choose(locator, value) {
    this.#reach('mouse', 'point', 2);
    this.sum.add('click', 2);
    await locator.selectOption(value);
  }

  #reach(where, deed, times = 1) {
    if (this.at !== where) this.sum.add('home', 1);
    this.at = where;
    this.sum.add(deed, times);
  }
}

/** What was done so far. */
export class Effort {
  #times = {};
  typed = 0; // characters

  add(deed, times) {
    this.#times[deed] = (this.#times[deed] ?? 0) + times;
  }

  times(deed) {
    return this.#times[deed] ?? 0;
  }

  get seconds() {
    return Object.entries(this.#times).reduce((sum, [deed, times]) => sum + SECONDS[deed] * times, 0);
  }

  toString() {
    const deeds = Object.entries(this.#times).map(([deed, times]) => `${deed}=${times}`);
    return `${this.seconds.toFixed(1)} s: ${deeds.join(' ')} typed=${this.typed}`;
  }
}
