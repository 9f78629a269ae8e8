// The board's stream may be asked for before the page knows who is signed in: the two answers then travel together.
const EVENTS = ['state', 'delta', 'ping', 'error'];

/** A stream that keeps what it hears until somebody listens, and then tells it in the same order. */
export class EarlyStream {
  constructor(source) {
    this.source = source;
    this.listeners = {};
    this.kept = [];
    for (const name of EVENTS) source.addEventListener(name, (event) => this.#hear(name, event));
  }

  /** REQUIRES: all listeners are added in one go; what was kept is told right after. */
  addEventListener(name, listener) {
    if (Object.keys(this.listeners).length === 0) queueMicrotask(() => this.#tellKept());
    this.listeners[name] = listener;
  }

  close() {
    this.kept = [];
    this.source.close();
  }

  #tellKept() {
    const kept = this.kept;
    this.kept = null;
    for (const [name, event] of kept ?? []) this.listeners[name]?.(event);
  }

  #hear(name, event) {
    if (this.kept) this.kept.push([name, event]);
    else this.listeners[name]?.(event);
  }
}

const KEY = 'yichuang.board';
let waiting = null;

/** Whether this browser's tab showed the board when it was last looked at. */
export function boardIsLikely() {
  try {
    return sessionStorage.getItem(KEY) === 'shown';
  } catch {
    return false; // storage may be forbidden
  }
}

/** Remembers that the board is shown, or that nobody is signed in any more. */
export function rememberBoard(shown) {
  try {
    if (shown) sessionStorage.setItem(KEY, 'shown');
    else sessionStorage.removeItem(KEY);
  } catch {
    // then the stream waits for the session
  }
}

/** Asks for the board's stream now; openBoard takes it. */
export function prepareBoard(open = () => new EventSource('/api/v1/live')) {
  waiting ??= new EarlyStream(open());
}

/** The stream that was asked for early, or a new one. */
export function openBoard(open = () => new EventSource('/api/v1/live')) {
  const taken = waiting;
  waiting = null;
  return taken ?? open();
}

/** Nobody will take it: the page is another one. */
export function forgetBoard() {
  waiting?.close();
  waiting = null;
}
